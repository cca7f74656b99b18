#pragma once

#include "core/wallet/Attestations.h"
#include "core/wallet/KeyGeneration.h"
#include "core/wallet/Shares.h"
#include "core/wallet/Signer.h"
#include "core/wallet/SqlJournal.h"

namespace tercet::wallet {

// Everything of the unlocked vault that takes time, on one worker: the link, the pool of
// presignatures, the signing. The methods are the window's thread's and return at once; what they
// lead to is told on the worker.
class Engine {
public:
    struct Parts {
        backend::CosignerBackend& backend;
        Storage& storage;
        Random& random; // thread-safe, as crypto::SystemRandom
        const Clock& clock;
        Timing timing {};
        int presignatures { 4 };
        Trusts trusts {};
    };
    struct Listener {
        std::function<void(const LinkStatus&)> link;
        std::function<void(const ByCosigner<AttestationInfo>&)> attestation {};
        std::function<void(const Progress&)> progress;
        std::function<void(const RequestRecord&)> request; // after its signing, however it ended
        std::function<void()> locked { [] { } }; // after the co-signers were told
    };
    Engine(const Parts& parts, Listener listener);
    ~Engine(); // as lock(), then waits

    // Settles what is pending, opens the link in the background and keeps the pool full, in
    // batches, whenever nothing else is to be done; a batch is given up the moment that a person
    // waits for something.
    void unlocked(std::unique_ptr<Shares> shares);
    void reopen();
    // Whether the pool is left as it is: on a metered connection.
    void setSaving(bool saving);
    // Lets a link whose day is over go and opens another.
    void renewOldLink();
    void sign(SigningJob job);
    bool cancel(const QString& request) { return m_signer.gate().cancel(request); }
    // Interrupts what runs, tells the co-signers, wipes. What is posted afterwards runs after that.
    void lock();
    // Other work for the worker that a person waits for: password hashes, key generation. The pool
    // gives way to it.
    void post(Worker::Task task);

    // On the worker: new shares, in a link opened for it; then the link of the new epoch.
    // RefreshVoid and RefreshUnfinished as in Wallet.h; the error of `keep` where that made it
    // void.
    Outcome<> refreshShares(const Shares::Told& told, const Shares::Keep& keep = {});
    // The first link of a restored vault, and the refresh that it serves; pending ones are settled.
    Outcome<> refreshRestored(std::unique_ptr<Shares>& shares, const Shares::Told& told);
    // A vault's epochs, over what speaks for this engine; on any thread.
    std::unique_ptr<Shares> shares(mpc::Epochs::Held held, std::unique_ptr<mpc::RecordStore> store);

    // Asks the co-signers again what they run in.
    void checkAttestation();

    // On the worker.
    Attestations& attestations() { return m_attestations; }
    Exchange& exchange() { return m_exchange; }
    const mpc::Environment& environment() const { return m_environment; }
    Interrupts& interrupts() { return m_worker.interrupts(); }
    const mpc::CoreRecord* record() const { return m_links.record(); }
    // The unlocked vault's, linked or not; empty while locked.
    std::shared_ptr<const mpc::CoreRecord> current() const
    {
        return m_shares ? m_shares->current() : nullptr;
    }
    // While a key is generated the co-signers' states go there instead of to the link and the
    // signing.
    void watchShares(Exchange::Told told) { m_watch = std::move(told); }

private:
    void shareChanged(Share share, ShareState state, int latency);
    PoolState poolState() const;
    void publish();
    void openLink();
    std::optional<mpc::Curve> shortOfNonces();
    bool mayRefill();
    Outcome<> refillOnce();
    Outcome<> refreshNow(const Shares::Told& told, const Shares::Keep& keep = {});
    Outcome<> settle(unsigned mask, bool refused);
    Outcome<> prove();
    void follow();
    void refill();
    void scheduleRefill();

    Parts m_parts;
    Listener m_listener;
    mpc::Environment m_environment;
    std::unique_ptr<SqlJournal> m_journal;
    std::unique_ptr<Shares> m_shares; // of the unlocked vault
    Exchange::Told m_watch;
    LinkStatus m_status;
    bool m_refilling { false }, m_filling { false }, m_saving { false };
    Worker m_worker; // before what uses its interrupts; its thread is joined by ~Engine before
                     // anything goes
    Exchange m_exchange;
    Attestations m_attestations;
    LinkManager m_links;
    Signer m_signer;
};

} // namespace tercet::wallet
