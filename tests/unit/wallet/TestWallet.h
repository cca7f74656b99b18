#pragma once

#include <QTemporaryDir>
#include <QTest>
#include <map>
#include <mutex>

#include "core/backend/MockBackend.h"
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

class OwnCost final : public NetworkCost {
public:
    explicit OwnCost(bool metered)
        : m_metered(metered)
    {
    }
    bool isMetered() const override { return m_metered; }
    void set(bool metered)
    {
        m_metered = metered;
        emit changed();
    }

private:
    bool m_metered;
};

// Practice co-signers that outlive a Service or serve two of them; counts what they are asked for,
// and answers some of it itself.
class LastingCosigners final : public backend::CosignerBackend {
public:
    LastingCosigners(Random& random, const Clock& clock);
    [[nodiscard]] std::unique_ptr<backend::Ticket> submit(
        backend::Cosigner to, cosigner::Call call, int timeoutMs, Done done) override;
    // Sessions of this kind opened at the first co-signer.
    int opened(cosigner::SessionKind kind) const;
    // Opening such a session is refused with this code; Kind::None: no more.
    void refuse(cosigner::SessionKind kind, Code code);
    // From now on these rounds get no answer.
    struct Cut {
        cosigner::SessionKind kind;
        std::uint32_t round;
        bool heard; // the co-signers hear them; only the answers are lost
    };
    void cut(std::vector<Cut> rounds);
    // Whether both hold a live link of the vault, or neither does; empty where they differ.
    std::optional<bool> linked(const QString& vault);
    backend::MockBackend& mock() { return *m_mock; }

private:
    std::unique_ptr<backend::MockBackend> m_mock;
    mutable std::mutex m_mutex;
    std::map<cosigner::SessionKind, int> m_opened;
    cosigner::SessionKind m_refused { cosigner::SessionKind::None };
    Code m_code { Code::CosignerRefused };
    std::vector<Cut> m_cut;
    std::map<backend::Cosigner, cosigner::SessionKind> m_last; // opened there
};

// A keychain that does what it is told and says that it did not.
struct KeychainTrouble {
    int writes { -1 }; // so many writes and erasures go well before it; below 0: none is coming
    Code code { Code::KeychainTimeout };
    bool readingBack { false }; // the write is said to be done, and reading it back fails
    bool struck { false };
    bool reading { false };

    Status written()
    {
        if (writes < 0 || writes-- > 0) return {};
        struck = true;
        reading = readingBack;
        if (reading) return {};
        return fail(code);
    }
    Status read()
    {
        if (std::exchange(reading, false)) return fail(code);
        return {};
    }
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
    KeychainTrouble trouble;
    Trusts trusts;
    Timing timing { .callMs = 400, .tries = 2, .backoffMs = 5 };
    int presignatures { 1 };
    bool metered { false }; // when it opens; then cost->set()
    OwnCost* cost { nullptr }; // of the Service
    std::shared_ptr<LastingCosigners> cosigners; // empty: its own, in the data folder
    void useLastingCosigners() { cosigners = std::make_shared<LastingCosigners>(*random, *clock); }
    // This wallet's data folder and keychain become a copy of those of another, closed one.
    bool copyOf(const TestWallet& other);
    node::NodeFactory openNode { [](const QUrl&, const QNetworkProxy&) { return nullptr; } };
    std::unique_ptr<Service> service;
};

} // namespace tercet::wallet::test
