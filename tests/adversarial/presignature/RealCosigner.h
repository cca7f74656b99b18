#pragma once

#include <filesystem>
#include <map>
#include <memory>

#include "core/cosigner/Cosigner.h"
#include "core/cosigner/SqlStorage.h"
#include "tests/adversarial/presignature/Model.h"

namespace tercet::presignature {

// A co-signer of ours in a folder of its own, and, once it was promoted, a replica of it: what the
// model's actions do to the real thing. The disk is its SQLite file; a kill is the end of every
// object of the process.
class RealCosigner {
public:
    // The used log as it was at some time: presignature → hash of the request.
    using Log = std::map<Bytes32, Bytes32>;

    // `parts`: all but the storage. What they refer to outlives this.
    RealCosigner(const std::filesystem::path& folder, mpc::Party self,
        cosigner::RecordSealer& sealer, Random& random, const Clock& clock);
    ~RealCosigner();

    bool up(bool second) const { return place(second).cosigner != nullptr; }
    cosigner::Cosigner& first() { return *m_places[0].cosigner; }
    void start(bool second);
    void kill(bool second);
    Log log(bool second) const;
    void rollBack(bool second, const Log& to); // running or not
    void promote(const Log& at);
    void retireReplica();

    // `died`: the process came to the cut and is down now; then there is no answer.
    struct Delivery {
        bool died { false };
        Result<cosigner::Answer> answer;
    };
    Delivery deliver(bool second, const cosigner::Call& call, Cut cut);

private:
    struct Place {
        std::filesystem::path file {};
        std::unique_ptr<cosigner::SqlStorage> storage {};
        std::unique_ptr<cosigner::Cosigner> cosigner {};
    };
    Place& place(bool second) { return m_places[second ? 1 : 0]; }
    const Place& place(bool second) const { return m_places[second ? 1 : 0]; }

    mpc::Party m_self;
    cosigner::RecordSealer& m_sealer;
    Random& m_random;
    const Clock& m_clock;
    std::array<Place, 2> m_places;
};

} // namespace tercet::presignature
