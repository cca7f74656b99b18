#pragma once

#include "core/wallet/Wallet.h"
#include "ui/widgets/Card.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace tercet::ui {

class Banner;
class CeremonySteps;
class FormField;
class ShareTriangle;

// New shares of the same key: what it means, the question with the vault's name typed, the ceremony
// of the three shares, and how it ended. Follows a refresh that began elsewhere, too.
class RefreshCard : public Card {
    Q_OBJECT
public:
    explicit RefreshCard(wallet::Wallet& wallet, QWidget* parent = nullptr);
    void update(); // from the wallet

private:
    enum class Stage { Resting, Asking, Running };
    QWidget* makeQuestion();
    QWidget* makeCeremony();
    void go(Stage stage);
    void refresh();
    void follow(const wallet::Progress& progress);
    void ended(const Result<wallet::VaultInfo>& vault);
    void showProgress(const wallet::Progress& progress);

    wallet::Wallet& m_wallet;
    Stage m_stage { Stage::Resting };
    QLabel *m_epoch, *m_last;
    Banner *m_unfinished, *m_result;
    QPushButton* m_start;
    QWidget *m_question, *m_ceremony;
    QLineEdit* m_name { nullptr };
    QPushButton* m_now { nullptr };
    ShareTriangle* m_shares { nullptr };
    CeremonySteps* m_steps { nullptr };
};

} // namespace tercet::ui
