#pragma once

#include <map>
#include <set>

#include "tests/adversarial/mutants/Messages.h"
#include "tests/adversarial/mutants/Mutations.h"
#include "tests/unit/mpc/ThreeParties.h"

namespace tercet::mpc::mutants {

// Who spoils a message: somebody on the way, or its sender, who signs or seals what it spoiled.
enum class By { Relay, Sender };

struct Mutant {
    By by {};
    std::string message; // "B 2→3", or the key of a public field of a body
    std::string field, how;
    std::optional<Party> cheat {}; // By::Sender
    std::string text() const;
};

// What came of one: "drop", "recoverable", …; "signature" where all went through; or a fault.
struct Verdict {
    std::string outcome;
    std::optional<Party> culprit {};
    std::string reason;
    std::string fault; // a crash, a leaked secret, an invalid signature; empty when none
};

// What a campaign runs honestly.
enum class Part {
    Life, // a key generation, a link, two presignatures, two ECDSA, two BIP-340 and two Ed25519
          // signatures, a refresh and its settling
    Restore, // a drill of a vault that is there, and its restore on another device
};

// Runs its part honestly, and for every message and every way of spoiling it a copy of the process
// (fork) in which just that is done: so a mutant costs only what follows it.
class Campaign {
public:
    explicit Campaign(std::uint64_t seed, Part part = Part::Life);

    using Judge = std::function<void(const Mutant&, const Verdict&)>;
    // False where the honest run itself failed.
    bool run(const Judge& judge);
    // Envelopes without a table of their fields.
    const std::set<std::string>& unknown() const { return m_unknown; }

private:
    struct Place {
        test::Session session;
        int round;
        Party from, to;
        std::string key;
        auto operator<=>(const Place&) const = default;
    };
    struct Child {
        int pid, pipe;
        Mutant mutant;
    };
    using Edit = std::function<void(Bytes&)>;

    void record(std::uint64_t seed);
    void tellSecrets(test::ThreeParties& parties);
    void tap(test::Session session, int round, Party from, Party to, Bytes& body);
    void spoilValue(const Place& place, Bytes& body, const Bytes& value);
    void spoilEnvelope(const Place& place, Bytes& body, const Bytes& value, const Header& header);
    // Forks; in the child the edit is made and true returned.
    bool spawn(Mutant mutant, Bytes& body, const Edit& edit);
    void collect(std::size_t leave);
    Verdict flow(test::ThreeParties& parties);
    Verdict schnorr(test::ThreeParties& parties, Verdict sofar);
    Verdict refresh(test::ThreeParties& parties, Verdict sofar);
    Verdict life(test::ThreeParties& parties);
    Verdict restore(test::ThreeParties& parties);
    // Whether a vault is there, where the part begins with one; nothing of it is spoiled.
    bool prepare(test::ThreeParties& parties);
    void watch(ByteView body);

    std::uint64_t m_seed;
    Part m_part;
    Judge m_judge;
    std::unique_ptr<test::ThreeParties> m_parties;
    std::map<Place, std::vector<Bytes>> m_recorded; // the same message in other runs
    std::vector<std::pair<std::string, Bytes>> m_secrets;
    std::map<std::string, Bytes> m_payloads; // the last of each kind
    std::set<std::string> m_unknown;
    std::set<Place> m_visited;
    Place m_at {}; // of the message that is spoiled, or would be, without its key
    unsigned m_every { 1 }, m_offered { 0 };
    std::vector<Child> m_children;
    int m_result { -1 }; // the child's end of its pipe
    std::string m_leaked;
};

} // namespace tercet::mpc::mutants
