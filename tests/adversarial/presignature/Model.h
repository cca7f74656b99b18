#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

// One presignature at one honest co-signer, against everybody else: the device and the network ask
// what they like, whenever they like, and the place where the co-signer runs is killed, restarted,
// restored from old snapshots and replaced by replicas. Two requests, A and B, stand for "this
// (message, tweak, δ)" and "another one". reliability.md, "Proving that no presignature is ever
// used twice"; protocol.md 5.5 and 5.6.
namespace tercet::presignature {

enum class Memory : std::uint8_t { Gone, Free, AnsweredA, AnsweredB };
enum class Disk : std::uint8_t { Unused, UsedForA, UsedForB };
enum class Request : std::uint8_t { A, B };

// What a co-signer does. All true is the code; a test takes one away.
struct Rules {
    bool memoryOnly { true }; // free presignatures are not stored: they die with the process
    bool takes { true }; // gone from the pool before anything is computed
    bool marksFirst { true }; // in the used log, durably, before the share leaves
    bool asksLog { true }; // what stands in the log is refused
    bool sameOnly { true }; // what is answered again is the identical request
};

// What the adversary can do to the place where a co-signer runs.
struct Powers {
    bool kill { true }; // at any point; restart
    bool rollback { true }; // its disk to any earlier state, while it runs or not
    bool promote { true }; // a replica with any earlier state of the disk, beside the old process
    bool restore { false }; // the whole machine, memory included, to any earlier state
};

struct Process {
    bool up { true };
    Memory memory { Memory::Free };
    Disk disk { Disk::Unused };
    friend bool operator==(const Process&, const Process&) = default;
};

struct State {
    Process first {};
    bool promoted { false };
    Process second { .up = false, .memory = Memory::Gone };
    std::uint8_t disks { 1 }; // bit by Disk: states that the disk has had
    std::uint16_t machines { 0 }; // bit 3·memory + disk: states that the first machine has had
    std::uint8_t shares { 0 }; // bit by Request: the online share for it left

    bool brokenAlone() const { return shares == 3; }
    std::uint64_t code() const; // injective
};

// Where a delivery ends.
enum class Cut : std::uint8_t { None, BeforeTheMark, AfterTheMark };

struct Action {
    enum class Kind : std::uint8_t { Deliver, Kill, Start, EndLink, Rollback, Promote, Restore };
    Kind kind {};
    bool second { false }; // at the replica
    Request request {}; // Deliver
    Cut cut {}; // Deliver: the process dies there
    Disk disk {}; // Rollback, Promote: to this
    std::uint8_t machine { 0 }; // Restore: bit of State::machines
    std::string text() const;
};

// What comes back from a delivery.
enum class Reply : std::uint8_t { None, Share, Refused };

State begin();
// What can be done in `state`.
std::vector<Action> actions(const State& state, const Powers& powers);
// The state after it; `reply` for Deliver.
State after(const State& state, const Action& action, const Rules& rules, Reply* reply = nullptr);

// Every state that is reachable, and how; steps[s] are (action, state) out of s.
struct Machine {
    struct Step {
        Action action;
        std::uint32_t to;
    };
    std::vector<State> states; // [0] is begin()
    std::vector<std::vector<Step>> steps;
    static Machine explore(const Rules& rules, const Powers& powers);
    // The shortest schedule to a state with two shares; empty where there is none.
    std::vector<Action> attackAlone() const;
};

// Both co-signers under one schedule of `depth` actions, every order of theirs.
struct Pair {
    std::uint64_t schedules { 0 }; // of length `depth`
    std::uint64_t states { 0 }; // pairs reached
    bool aloneBroken { false }; // one of them gave two shares
    bool bothBroken { false }; // shares of both of them for A, and of both for B
    static Pair explore(const Machine& second, const Machine& third, int depth);
};

} // namespace tercet::presignature
