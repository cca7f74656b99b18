#pragma once

#include <memory>

#include "core/backup/Recovery.h"
#include "ui/widgets/Card.h"

namespace tercet::ui {

class Banner;
class OfflineWork;
class Prompts;
class TypedWord;

// The private keys into a file that only this person can read, after a typed confirmation. They
// never come to the screen.
class RevealPart : public Card {
    Q_OBJECT
public:
    RevealPart(std::shared_ptr<const backup::Recovery> recovery, Prompts& prompts,
        OfflineWork& work, QWidget* parent = nullptr);

private:
    void choose();
    void write(const QString& path);

    std::shared_ptr<const backup::Recovery> m_recovery;
    Prompts& m_prompts;
    OfflineWork& m_work;
    TypedWord* m_confirm;
    Banner* m_result;
};

// The name of the vault as it can be typed: spaces at the ends are dropped.
QString typedName(const backup::Recovery& recovery);

} // namespace tercet::ui
