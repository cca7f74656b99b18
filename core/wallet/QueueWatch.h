#pragma once

#include <QObject>

#include "core/keychain/Delay.h"
#include "core/wallet/MergedQueue.h"

namespace tercet::wallet {

// A decision of this device that both co-signers are to know.
struct Untold {
    Bytes32 request {};
    bool approves { false };
    std::string reason {};
    ByteArray<64> signature {}; // cosigner::signDecision()
    std::int64_t expiresMs { 0 }; // with the request
    ByCosigner<bool> told {};
};

// What came of asking and telling.
struct QueueNews {
    std::vector<MergedQueue::Entry> changed {};
    ByCosigner<bool> heard {}; // all that it has, since begin()
    ByCosigner<std::optional<Error>> errors {}; // of the last try
    std::vector<std::pair<Bytes32, std::size_t>> told {}; // request, co-signer
    std::size_t untold { 0 };
};

// Asks both co-signers for their queues, each by long polls on its own, and tells them what this
// device decided until they have answered. Signing never waits for it. Lives on one thread, with an
// event loop; nothing here blocks. After a failure it pauses (full jitter, from one second up to a
// minute, or what the co-signer asked for).
class QueueWatch final : public QObject {
public:
    struct Parts {
        backend::CosignerBackend& backend; // both outlive it
        const Clock& clock;
        Random& random;
        keychain::Delay& delay { keychain::systemDelay() };
    };
    using Listener = std::function<void(const QueueNews&)>;
    explicit QueueWatch(const Parts& parts);
    ~QueueWatch() override;

    void begin(const Bytes32& vault, int callMs, std::vector<Untold> untold, Listener listener);
    void end();
    void tell(const Untold& decision); // in the place of an earlier one about the same request
    // Asks and tells both at once, whatever they were waiting for. `done` runs when each has
    // answered or has failed to, after the listener was told.
    void askNow(std::function<void()> done);

private:
    struct Lane {
        std::unique_ptr<backend::Ticket> poll {}, telling {};
        std::uint64_t after { 0 };
        std::uint64_t asked { 0 }, toldAt { 0 }; // grow; an answer to an earlier question is stale
        std::int64_t since { 0 }; // monotonic, of the poll
        int failures { 0 }, tellFailures { 0 }, pages { 0 };
        bool heard { false }, waited { false }, tellPaused { false };
        bool owes { false }; // an answer to askNow()
        std::optional<Error> error {};
    };
    void poll(std::size_t i, bool wait);
    void pollAfter(std::size_t i, int ms);
    void listed(std::size_t i, const Result<cosigner::Answer>& answer);
    void failed(std::size_t i, const Error& error);
    void tellNext(std::size_t i);
    void answered(std::size_t i, const Bytes32& request, const Result<cosigner::Answer>& answer);
    bool hasToTell(std::size_t i, const Untold& decision) const;
    void publish(QueueNews news);
    void settle(std::size_t i, bool listing);
    int pause(std::size_t i, int failures) const;

    Parts m_parts;
    Bytes32 m_vault {};
    int m_callMs { 0 };
    std::optional<MergedQueue> m_queue; // none: at rest
    std::map<Bytes32, Untold> m_untold;
    std::map<std::pair<Bytes32, std::size_t>, bool> m_parked; // not known there so far
    Listener m_listener;
    std::vector<std::function<void()>> m_asks;
    std::array<Lane, 2> m_lanes; // the first to go: their tickets
};

} // namespace tercet::wallet
