#pragma once

#include <QString>
#include <array>

#include "core/backend/CosignerBackend.h"
#include "core/base/Clock.h"
#include "core/base/Random.h"
#include "core/cosigner/AttestationDesk.h"
#include "core/cosigner/RecordSealer.h"
#include "core/cosigner/RequestStorage.h"
#include "core/cosigner/Storage.h"

namespace tercet::backend {

// What goes wrong on the way to one practice co-signer, from the next call on.
struct Faults {
    int latencyMs { 0 }; // added to each answer
    bool drop { false }; // the co-signer gets the call, its answer is lost
    bool delay { false }; // answers come after the deadline
    bool duplicate { false }; // each call is delivered twice, the first answer counts
    bool refuse { false }; // CosignerRefused; the call does not arrive
    bool wrongMessage { false }; // one bit of each answer's body is flipped
    bool offline { false }; // CosignerUnreachable; the call does not arrive
    friend bool operator==(const Faults&, const Faults&) = default;
};

// Both co-signers in this process, for practice vaults: the very cosigner::Cosigner that the HTTPS
// server runs, each on a thread of its own. Callbacks run on one further thread. Deadlines are the
// monotonic clock's and never make a co-signer wait; an answer that comes after its deadline is
// thrown away. The destructor waits for the co-signers to finish what they got; every callback that
// is still due runs in it. ListRequests waits as over HTTPS, without holding the co-signer.
class MockBackend final : public CosignerBackend {
public:
    // Where the two co-signers keep everything: `cosigners/` in the data folder (mode 0700),
    // holding google.sqlite, azure.sqlite and sealing.key, and nothing anywhere else, so "the
    // device is lost" is: everything but that folder is gone. Made where it is missing; a database
    // without its sealing key is Code::FileNotFound and nothing is written. `random` and `clock`
    // outlive the backend and are thread-safe. Needs a QCoreApplication.
    static Result<std::unique_ptr<MockBackend>> open(
        const QString& dataFolder, Random& random, const Clock& clock);
    // Nothing on the disk; gone with the object.
    static Result<std::unique_ptr<MockBackend>> inMemory(Random& random, const Clock& clock);
    // Over any parts (tests); storages in the order of kCosigners.
    static Result<std::unique_ptr<MockBackend>> over(
        std::array<std::shared_ptr<cosigner::Storage>, 2> storages,
        const std::shared_ptr<cosigner::RecordSealer>& sealer, Random& random, const Clock& clock,
        const std::array<cosigner::AttestationParts, 2>& attestation = {},
        std::array<std::shared_ptr<cosigner::RequestStorage>, 2> requests = {});
    ~MockBackend() override;

    [[nodiscard]] std::unique_ptr<Ticket> submit(
        Cosigner to, cosigner::Call call, int timeoutMs, Done done) override;

    // Thread-safe.
    Faults faults(Cosigner of) const;
    void setFaults(Cosigner of, const Faults& faults);

private:
    struct Host;
    using Deliver = std::function<void(Result<cosigner::Answer>)>;
    MockBackend();
    void listen(Host& host, const cosigner::Call& call, const Deliver& deliver);
    Host& host(Cosigner of) const { return *m_hosts[of == Cosigner::Google ? 0 : 1]; }

    // The hosts go first: what they still answer is delivered by the queue.
    std::unique_ptr<class TimedQueue> m_deliveries;
    std::array<std::unique_ptr<Host>, 2> m_hosts;
};

} // namespace tercet::backend
