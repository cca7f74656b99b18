#pragma once

#include <QTemporaryDir>
#include <QTest>
#include <map>

#include "core/crypto/SystemRandom.h"
#include "core/wallet/Service.h"

namespace tercet::wallet::test {

class OwnClock final : public Clock {
public:
    std::int64_t wallMs() const override { return m_base + m_offset; }
    std::int64_t monotonicMs() const override { return m_real.monotonicMs() + m_offset; }
    void advance(std::chrono::milliseconds by) { m_offset += by.count(); }

private:
    SystemClock m_real;
    std::int64_t m_base { 1'764'000'000'000 };
    std::atomic<std::int64_t> m_offset { 0 };
};

inline crypto::SecretBytes secret(std::string_view text)
{
    return crypto::SecretBytes::from(view(text));
}

// A wallet over the real practice co-signers, with a time that tests own and a keychain that
// outlives the Service, as the system's does. close() and open() are a restart: the data folder and
// the keychain stay.
class TestWallet {
    QTemporaryDir m_folder; // the last to go

public:
    Status open();
    void close() { service.reset(); }
    QString path() const { return m_folder.path() + QStringLiteral("/data"); }

    // Both wait for the callback.
    Result<VaultInfo> create(const QString& name = QStringLiteral("Practice"),
        std::string_view passphrase = "correct horse", KeychainKind kind = KeychainKind::Memory);
    Result<VaultInfo> unlock(std::string_view passphrase = "correct horse");

    template <typename T, typename Start> Result<T> wait(Start start)
    {
        auto answer = std::make_shared<std::optional<Result<T>>>();
        start([answer](Result<T> result) { answer->emplace(std::move(result)); });
        if (!QTest::qWaitFor([&] { return answer->has_value(); }, 20'000))
            return fail(Code::Internal, "no callback");
        return std::move(**answer);
    }
    bool waitForLink(LinkState state = LinkState::Open) const;
    bool waitForPool(int presignatures) const;
    RequestState state(const QString& id) const; // Draft: there is none
    RequestDetail detail(const QString& id) const;
    // Approves as a person who does what the card asks for.
    Status approve(const QString& id);
    // The state in which it ends, or Draft where it could not be approved.
    RequestState approveAndWait(const QString& id);
    QString sample(int which) const; // 0: ether, 1: USDC, 2: allowance
    QString message(std::string_view text); // a new request

    std::shared_ptr<OwnClock> clock { std::make_shared<OwnClock>() };
    std::shared_ptr<Random> random { std::make_shared<crypto::SystemRandom>() };
    std::map<QString, crypto::SecretBytes> items; // the keychain
    Timing timing { .callMs = 400, .tries = 2, .backoffMs = 5 };
    int presignatures { 1 };
    node::NodeFactory openNode { [](const QUrl&) { return nullptr; } };
    std::unique_ptr<Service> service;
};

} // namespace tercet::wallet::test
