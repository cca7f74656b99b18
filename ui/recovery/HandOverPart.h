#pragma once

#include <functional>

#include "core/backup/RecoveryPart.h"
#include "ui/recovery/Verdict.h"
#include "ui/widgets/Card.h"

class QLineEdit;
class QPushButton;

namespace tercet::ui {

class Banner;
class FormField;
class OfflineWork;
class Prompts;

// For a holder: opens their own share, or an officer's piece, and seals it to somebody else who
// collects. Nothing of it is shown.
class HandOverPart : public Card {
    Q_OBJECT
public:
    struct Source {
        std::string folder;
        std::vector<ChosenIdentity> identities;
    };
    // `source`: what is chosen when the button is pressed.
    HandOverPart(Prompts& prompts, OfflineWork& work, std::function<Source()> source,
        QWidget* parent = nullptr);
    void setReady(bool ready); // a folder and a key are chosen

private:
    struct Sealed {
        unsigned share, piece;
    };
    static Result<Sealed> seal(
        const Source& source, const backup::age::Recipient& to, const std::string& out);
    void update();
    void ask();
    void write(const backup::age::Recipient& to, const QString& path);
    void show(const Sealed& sealed, const backup::age::Recipient& to, const QString& path);
    void showError(const Error& error);

    Prompts& m_prompts;
    OfflineWork& m_work;
    std::function<Source()> m_source;
    QLineEdit* m_recipient;
    FormField* m_field;
    QPushButton* m_seal;
    Banner* m_result;
    bool m_ready { false }, m_busy { false };
};

} // namespace tercet::ui
