#pragma once

#include <set>

#include "core/base/Clock.h"
#include "core/cosigner/Call.h"
#include "core/cosigner/ChangeWatch.h"
#include "core/cosigner/Intent.h"
#include "core/cosigner/RequestStorage.h"

namespace tercet::cosigner {

// The queue of requests at one co-signer: what its operations answer. Thread-safe. What is asked
// for is decoded here before it is kept; a decision counts only with its maker's signature.
class RequestDesk {
public:
    static constexpr std::int64_t kMaxLifetimeMs = 30LL * 24 * 3600 * 1000;
    // For so long after its term a request is kept, whatever became of it.
    static constexpr std::int64_t kKeptMs = 30LL * 24 * 3600 * 1000;

    // `devices`: the keys that are enrolled; none: nobody approves or rejects but the device. All
    // outlive it.
    RequestDesk(RequestStorage& storage, DeviceStorage* devices, const Clock& clock)
        : m_storage(storage)
        , m_devices(devices)
        , m_clock(clock)
    {
    }

    // How this co-signer reads a payload of the vault: readIntent().
    using Reader = std::function<Result<Intent>(const mpc::SigningIntent&)>;

    // All four: `device` is the vault's IK_1, and the caller where the call names none. Code::
    // WrongRole where the call's role may not; NoSuchRequest, for a requester also for others'
    // requests.
    //
    // RoundConflict for a used idempotency key, Expired, NumberTooLarge for a term of more than
    // kMaxLifetimeMs, WrongSender, RateLimited where too many are open, WrongState where a request
    // for the same was rejected and its term is not over, and what the body or the payload is wrong
    // with.
    Result<Answer> create(
        const Bytes32& vault, const Bytes32& device, const Call& call, const Reader& read);
    // Answers at once, also where nothing is there; waiting is the front's (watch()).
    Result<Answer> list(const Bytes32& vault, const Bytes32& device, const Call& call);
    Result<Answer> get(const Bytes32& vault, const Bytes32& device, const Call& call);
    // Expired; WrongState for a request that is rejected or signed; BadSignature. The same decision
    // again is answered as the first time.
    Result<Answer> decide(const Bytes32& vault, const Bytes32& device, const Call& call);

    // What the queue says of a signature that is asked for, before a share of it is given, by all
    // requests for it whose term is not over: who approves any of them, each approver once.
    // CosignerRefused where one was rejected.
    struct Standing {
        std::uint32_t approvers { 0 };
        std::vector<Bytes32> open {}; // requests for it
    };
    Result<Standing> standing(const Bytes32& vault, const Bytes32& device, const Intent& intent,
        const mpc::SigningIntent& asked);
    // After it: they are signed.
    Status noteSigned(const Bytes32& vault, const std::vector<Bytes32>& open);

    // Tells those who watch what changed since the last time. With no lock held: they may ask at
    // once.
    void publish();
    const std::shared_ptr<ChangeWatch>& watch() const { return m_watch; }

private:
    Status expire(const Bytes32& vault, std::int64_t nowMs);
    Result<RequestRow> find(const Bytes32& vault, const Bytes32& device, const Call& call);
    // Those for the same whose term is not over.
    Result<std::vector<RequestRow>> live(const Bytes32& vault, const Bytes32& subject);
    // Signed by the key whose it is, which is enrolled now, for this vault, in a role that decides.
    Result<bool> counts(
        const Bytes32& device, const RequestRow& row, const QueueDecision& decision);
    Status annotate(const Bytes32& device, RequestRow& row);

    RequestStorage& m_storage;
    DeviceStorage* m_devices;
    const Clock& m_clock;
    std::mutex m_mutex; // one change at a time
    std::set<Bytes32> m_changed; // vaults
    std::shared_ptr<ChangeWatch> m_watch { std::make_shared<ChangeWatch>() };
};

} // namespace tercet::cosigner
