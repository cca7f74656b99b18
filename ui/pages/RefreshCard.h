#pragma once

#include "ui/Context.h"
#include "ui/widgets/Card.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace tercet::ui {

class Banner;
class CeremonySteps;
class FormField;
class LockPart;
class PlacePart;
class ChoiceCard;
class ShareTriangle;

// New shares of the same key: what it means, the question with the vault's name typed and the
// backup of the new share, the ceremony of the three shares, and how it ended. Follows a refresh
// that began elsewhere, too.
class RefreshCard : public Card {
    Q_OBJECT
public:
    explicit RefreshCard(Context& context, QWidget* parent = nullptr);
    void update(); // from the wallet

signals:
    void backupWanted();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    enum class Stage { Resting, Asking, Running };
    QWidget* makeQuestion();
    QWidget* makeBackup();
    void showQuestion();
    QWidget* makeCeremony();
    void go(Stage stage);
    void refresh();
    void follow(const wallet::Progress& progress);
    void ended(const Status& refreshed, bool backedUp);
    void showProgress(const wallet::Progress& progress);

    Context& m_context;
    wallet::Wallet& m_wallet;
    Stage m_stage { Stage::Resting };
    QLabel *m_epoch, *m_last;
    Banner *m_unfinished, *m_result;
    QPushButton* m_start;
    QPushButton* m_backUp;
    ChoiceCard *m_with { nullptr }, *m_without { nullptr };
    LockPart* m_lock { nullptr };
    PlacePart* m_place { nullptr };
    QWidget* m_backup { nullptr }; // made of the two before
    QWidget *m_question { nullptr }, *m_ceremony { nullptr }; // with the first of each
    QLineEdit* m_name { nullptr };
    QPushButton* m_now { nullptr };
    ShareTriangle* m_shares { nullptr };
    CeremonySteps* m_steps { nullptr };
};

} // namespace tercet::ui
