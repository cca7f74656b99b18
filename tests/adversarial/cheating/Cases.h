#pragma once

#include "tests/adversarial/cheating/Secrets.h"
#include "tests/unit/mpc/Tamper.h"

// The table of the cheating parties (issue 3, reliability.md "Malicious co-signer harness"): each
// case is one strategy of one or two dishonest parties in one protocol, what becomes of every
// honest party, and what comes after.
namespace tercet::mpc::cheating {

enum class Protocol { Dkg, Link, Presign, Sign, FullSign, Bip340, Ed25519, Refresh, Resolve };
inline constexpr std::array kProtocols { Protocol::Dkg, Protocol::Link, Protocol::Presign,
    Protocol::Sign, Protocol::FullSign, Protocol::Bip340, Protocol::Ed25519, Protocol::Refresh,
    Protocol::Resolve };

// The stage, set before the first lie; each case finds it new.
struct Scene {
    test::ThreeParties& p;
    std::set<Party> cheaters;
    // The cheaters' hand on what passes: their own messages and, with P1 among them, every body.
    test::ThreeParties::Tap lie {};
    bool signature { false }; // a valid one came out
    std::string fault {}; // what must not happen and did
};

struct Case {
    std::string strategy;
    Protocol protocol {};
    std::set<Party> cheaters;
    // The protocol with the lie in it; how it ended for the first who aborted.
    std::function<Step<>(Scene&)> run {};
    // "quarantine P3", "recoverable", "drop", …, by honest party; whoever is not named did not
    // abort: it is done, or waits for what never comes.
    std::map<Party, std::string> expected {};
    bool signs { false }; // a valid signature all the same: the lie gained nothing
    // The class of a further presignature and signature in the same link ("ok": it verifies).
    std::string next { "ok" };
    bool newLink { false }; // then a new link is opened, and signs
    bool locked { false }; // …or is refused: a human has to look
    bool anotherStory { false }; // P1 does more than in the honest run: not compared with it
    // Refresh and Resolve: the epoch in which all three are once it is settled among honest
    // parties; 0 where a cheater has split the honest ones, and the case itself looks at them.
    std::uint32_t epoch { 1 };
};

// Runs each case in a copy of the process and reports, by gtest, what is not as the table says:
// class and culprit for every honest party, no signature unless `signs`, nothing secret in any
// body of an honest party or reason, no difference to the honest run before the first lie, and
// `next`. Prints one line a strategy.
void play(const std::vector<Case>& cases);

// CHEATS(Name) { … return cases; } is the test Cheating.Name, which plays them, and lists them for
// the count of strategies (CountTest.cpp).
using Maker = std::vector<Case> (*)();
std::vector<Maker>& makers();
bool list(Maker maker);
#define CHEATS(Name)                                                                               \
    static std::vector<Case> cheatsOf##Name();                                                     \
    [[maybe_unused]] static const bool listed##Name = list(cheatsOf##Name);                        \
    TEST(Cheating, Name) { play(cheatsOf##Name()); }                                               \
    static std::vector<Case> cheatsOf##Name()

void join(std::vector<Case>& all, std::vector<Case> more);

// Everybody honest.
Step<> honestly(Scene& scene, Protocol protocol);
// What `reads` makes of the parties after the honest run of the table's own stage.
std::string afterwards(
    Protocol protocol, const std::function<std::string(test::ThreeParties&)>& reads);
// One signature from the pool, checked.
Step<> sign(Scene& scene);
Step<> signBip340(Scene& scene);
Step<> signEd25519(Scene& scene);

// A refresh in which what passes `at` is lost, or, without one, none is; then a co-signer still
// waits for the third confirmation. What came of it is forgotten.
void refreshed(Scene& scene, std::optional<test::At> lost = {});
inline constexpr test::At kLastOfRefresh { test::Session::Refresh, 3, Party::P3, Party::P1 };

// Lies in what passes `at`: in the payload of the envelope under `key`, signed or sealed again by
// its sender; or in the body as such, on the way. Several add up.
void lie(Scene& scene, test::At at, const char* key, test::Edit ofPayload);
void onTheWay(Scene& scene, test::At at, test::Edit ofBody);

// The nine ways to seat cheaters against one victim: one of three against each of two, or two
// against the third.
struct Seating {
    std::set<Party> cheaters;
    Party victim;
    std::string text() const;
    Party first() const { return *cheaters.begin(); } // whose lie the victim meets first
};
std::vector<Seating> seatings();
// Those with P1 honest, or dishonest.
std::vector<Seating> seatings(bool hubCheats);
// Each seat and each two.
std::vector<std::set<Party>> seats();

} // namespace tercet::mpc::cheating
