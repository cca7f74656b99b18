#pragma once

#include <QWidget>

#include "core/wallet/Wallet.h"

namespace tercet::ui {

class Banner;
class CeremonySteps;
class ShareTriangle;

// Distributed key generation as the person sees it: the three parties, the steps, and where it
// stopped if it did.
class MakeKeyStep : public QWidget {
    Q_OBJECT
public:
    explicit MakeKeyStep(wallet::Wallet& wallet, QWidget* parent = nullptr);
    // With these co-signers; without any, with the practice ones.
    using Places = std::optional<std::array<wallet::CosignerPlace, 2>>;
    void begin(const QString& name, crypto::SecretBytes passphrase, wallet::KeychainKind keychain,
        const Places& places);
    void abandon(); // nothing of it is kept
    bool mayGoBack() const { return !m_running || m_progress.cancellable; }
    bool hasFailed() const { return m_error.has_value(); }

signals:
    void changed();
    void made();

private:
    void onProgress(const wallet::Progress& progress);
    void show();
    wallet::Wallet& m_wallet;
    ShareTriangle* m_triangle;
    CeremonySteps* m_steps;
    Banner* m_banner;
    wallet::Progress m_progress;
    std::optional<Error> m_error;
    bool m_running { false };
    quint64 m_attempt { 0 };
};

} // namespace tercet::ui
