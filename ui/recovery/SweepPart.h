#pragma once

#include <memory>
#include <optional>

#include "core/backup/Recovery.h"
#include "core/chains/Payload.h"
#include "ui/widgets/Card.h"

namespace tercet::ui {

class Banner;
class OfflineWork;
class Prompts;

// An unsigned transaction out of a file: what it does, decoded from the bytes that will be signed,
// a typed confirmation, and the signed one to take to a computer with a network.
class SweepPart : public Card {
    Q_OBJECT
public:
    SweepPart(std::shared_ptr<const backup::Recovery> recovery, Prompts& prompts, OfflineWork& work,
        QWidget* parent = nullptr);

private:
    struct Plan {
        std::string text; // the file
        backup::CoveredAddress from;
        chains::Decoded decoded;
    };
    static Result<Plan> plan(const backup::Recovery& recovery, const std::string& path);
    void choose();
    void show(const Plan& plan);
    void showError(const Error& error);
    void sign(const std::string& text);
    void showSigned(const backup::Recovery::Swept& swept);
    void dropContent();

    std::shared_ptr<const backup::Recovery> m_recovery;
    Prompts& m_prompts;
    OfflineWork& m_work;
    Banner* m_message;
    QWidget* m_content { nullptr };
};

} // namespace tercet::ui
