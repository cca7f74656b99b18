#include "tests/adversarial/mutants/Expected.h"

#include <algorithm>

#include "core/mpc/DkgMessages.h"
#include "core/mpc/LinkMessages.h"
#include "core/mpc/PresignMessages.h"
#include "core/mpc/RefreshMessages.h"
#include "core/mpc/ResolveMessages.h"
#include "core/mpc/RestoreMessages.h"
#include "core/mpc/SignMessages.h"
#include "tests/adversarial/mutants/Ends.h"

namespace tercet::mpc::mutants {

namespace {

constexpr unsigned kUndecoded = Recoverable | Drop;
// What was signed in the DKG and in a hello is bound by session ids and echoes.
constexpr unsigned kBound = Recoverable | Drop, kHello = Recoverable | Refuse | Drop;

constexpr auto kDkgCommit
    = endsOf(DkgCommit::kFields, { { "nonce", kBound, kBound }, { "commitment", kBound, kBound } });
constexpr auto kDkgReveal = endsOf(DkgReveal::kFields,
    { { "X", kBound, kBound }, { "Y", kBound, kBound }, { "cc", kBound, kBound },
        { "salt", kBound, kBound }, { "A", kBound, kBound }, { "z", kBound, kBound },
        { "A'", kBound, kBound }, { "z'", kBound, kBound } });
constexpr auto kDkgConfirm = endsOf(DkgConfirm::kFields, { { "signature", kBound, kBound } });

constexpr auto kHubHello = endsOf(LinkHello::kHubFields,
    { { "EID", kHello, kHello }, { "IDhash", kHello, kHello }, { "n", kHello, kHello },
        { "E", kHello, kHello } });
constexpr auto kPeerHello = endsOf(LinkHello::kFields,
    { { "EID", kHello, kHello }, { "IDhash", kHello, kHello }, { "n", kHello, kHello },
        { "E", kHello, kHello }, { "h_1", kHello, kHello } });
constexpr auto kOffer = endsOf(LinkOffer::kFields,
    { { "nonceA", Recoverable, Recoverable }, { "s", Recoverable, Recoverable } });
constexpr auto kOfferAndAnswer = endsOf(LinkOfferAndAnswer::kFields,
    { { "nonceA", Recoverable, Recoverable }, { "s", Recoverable, Recoverable },
        { "ots", Recoverable, Recoverable }, { "Y", Recoverable, Recoverable } });
constexpr auto kAnswer = endsOf(LinkAnswer::kFields,
    { { "ots", Recoverable, Recoverable }, { "Y", Recoverable, Recoverable } });
constexpr auto kAnswerAndConfirm = endsOf(LinkAnswerAndConfirm::kFields,
    { { "ots", Recoverable, Recoverable }, { "Y", Recoverable, Recoverable },
        { "conf", Recoverable, Recoverable } });
constexpr auto kConfirm = endsOf(LinkConfirm::kFields, { { "conf", Recoverable, Recoverable } });

constexpr auto kExtension = endsOf(PresignExtension::kFields,
    { { "ctr", Recoverable | Quarantine, Recoverable | Quarantine }, // used before, or another id
        { "nonce", Quarantine, Quarantine },
        { "C", Recoverable, Recoverable }, // the echo, before any check that could ban
        { "U", Quarantine, Quarantine }, { "x~", Quarantine, Quarantine },
        { "h_V", Quarantine, Quarantine } });
// A changed x of a point may or may not be on the curve.
constexpr unsigned kWrongPoint = Recoverable | Quarantine;
constexpr auto kShare = endsOf(PresignShare::kFields,
    { { "EA", Recoverable, Recoverable }, { "nonceA'", Quarantine, Quarantine },
        { "R", Recoverable, Recoverable }, { "salt", Recoverable, Recoverable },
        { "pk", kWrongPoint, kWrongPoint, Quarantine },
        { "Gamma_u", kWrongPoint, kWrongPoint, Quarantine },
        { "Gamma_v", kWrongPoint, kWrongPoint, Quarantine },
        // Cannot be told from a right one before the signature (protocol.md 5.9).
        { "psi", Final, Recoverable | Final }, { "a~", Quarantine, Recoverable | Quarantine },
        { "eta", Quarantine, Recoverable | Quarantine }, { "mu", Quarantine, Quarantine } });
constexpr auto kReport = endsOf(PresignReport::kFields, { { "PT", Recoverable, Recoverable } });
constexpr auto kSignShare = endsOf(SignShare::kFields,
    { { "u", Final, Recoverable | Final }, { "w", Final, Recoverable | Final } });

// A commitment of a refresh is in the session id of what follows it.
constexpr auto kRefreshCommit
    = endsOf(RefreshCommit::kFields, { { "commitment", kBound, kBound } });
constexpr auto kRefreshReveal = endsOf(RefreshReveal::kFields,
    { { "X'", kBound, kBound }, { "Y'", kBound, kBound }, { "salt", kBound, kBound },
        { "A", kBound, kBound }, { "z", kBound, kBound }, { "A'", kBound, kBound },
        { "z'", kBound, kBound } });
constexpr auto kRefreshConfirm
    = endsOf(RefreshConfirm::kFields, { { "signature", kBound, kBound } });
// Resolving: where no TR' was named an answer only names one, and what it says of it counts when it
// is asked again; a question about nothing gets the same answer as one about what is pending.
constexpr unsigned kAsked = Recoverable | Refuse | Signature, kSettled = Recoverable | Refuse;
constexpr auto kQuestion = endsOf(ResolveQuestion::kFields, { { "TR", kAsked, kAsked } });
constexpr auto kResolveAnswer = endsOf(ResolveAnswer::kFields,
    { { "TR", kAsked, kAsked }, { "verdict", kAsked, kAsked }, { "signer", kAsked, kAsked },
        { "signature", kAsked, kAsked } });
constexpr auto kSettlement = endsOf(Settlement::kFields,
    { { "TR", kSettled, kSettled }, { "verdict", kSettled, kSettled },
        { "signer", kSettled, kSettled }, { "signature 1", kSettled, kSettled },
        { "signature 2", kSettled, kSettled }, { "signature 3", kSettled, kSettled } });
constexpr auto kStanding = endsOf(
    ResolveStanding::kFields, { { "epoch", kSettled, kSettled }, { "EID", kSettled, kSettled } });

// Drills and restores. What P1 says convinces nobody; what a co-signer says of the vault has to
// fit, and what it says of itself (its clock, how far the device is at it) is its own word. A
// record that waits there is asked for, and then there is none.
constexpr unsigned kUnconvinced = Recoverable | Refuse | Drop;
constexpr unsigned kOwnWord = Recoverable | Refuse | Drop | Signature;
constexpr auto kDrill
    = endsOf(DrillQuestion::kFields, { { "IDhash", kUnconvinced, kUnconvinced } });
constexpr auto kDrillChallenge = endsOf(DrillChallenge::kFields,
    { { "challenge", kUnconvinced, kUnconvinced }, { "epoch", kUnconvinced, kUnconvinced },
        { "EID", kUnconvinced, kUnconvinced } });
constexpr auto kDrillProof = endsOf(DrillProof::kFields,
    { { "ch_2", kUnconvinced, kUnconvinced }, { "ch_3", kUnconvinced, kUnconvinced },
        { "A", kUnconvinced, kUnconvinced }, { "z", kUnconvinced, kUnconvinced },
        { "A'", kUnconvinced, kUnconvinced }, { "z'", kUnconvinced, kUnconvinced } });
constexpr auto kReceipt = endsOf(DrillReceipt::kFields, { { "time", kOwnWord, kOwnWord } });
constexpr auto kRestore = endsOf(RestoreQuestion::kFields,
    { { "IK", kUnconvinced, kUnconvinced }, { "SK", kUnconvinced, kUnconvinced },
        { "certificate", kUnconvinced, kUnconvinced } });
constexpr auto kRestoreChallenge = endsOf(RestoreChallenge::kFields,
    { { "challenge", kUnconvinced, kUnconvinced }, { "epoch", kUnconvinced, kUnconvinced },
        { "EID", kUnconvinced, kUnconvinced }, { "TR", kUnconvinced, kUnconvinced },
        { "pending", kOwnWord, kOwnWord }, { "confirmation", kUnconvinced, kUnconvinced },
        { "state", kOwnWord, kOwnWord }, { "due", kOwnWord, kOwnWord } });
constexpr auto kRestoreProof = endsOf(RestoreProof::kFields,
    { { "ch_2", kUnconvinced, kUnconvinced }, { "ch_3", kUnconvinced, kUnconvinced },
        { "A", kUnconvinced, kUnconvinced }, { "z", kUnconvinced, kUnconvinced },
        { "A'", kUnconvinced, kUnconvinced }, { "z'", kUnconvinced, kUnconvinced },
        { "confirmation", kUnconvinced, kUnconvinced } });
constexpr auto kRestoreStanding = endsOf(
    RestoreStanding::kFields, { { "state", kOwnWord, kOwnWord }, { "due", kOwnWord, kOwnWord } });

struct Table {
    std::string_view message;
    std::span<const Ends> ends;
};
// A message whose payload depends on who sends it stands here once for each.
constexpr Table kTables[] { { "D1", kDkgCommit }, { "D2", kDkgReveal }, { "D3", kDkgConfirm },
    { "L1", kHubHello }, { "L1", kPeerHello }, { "L2", kOffer }, { "L2", kOfferAndAnswer },
    { "L3", kAnswer }, { "L3", kAnswerAndConfirm }, { "L3", kConfirm }, { "L4", kConfirm },
    { "A", kExtension }, { "B", kShare }, { "PT", kReport }, { "share", kSignShare },
    { "R1", kRefreshCommit }, { "R2", kRefreshReveal }, { "F3", kRefreshConfirm },
    { "ask", kQuestion }, { "answer", kResolveAnswer }, { "settle", kSettlement },
    { "standing", kStanding }, { "drill", kDrill }, { "drill challenge", kDrillChallenge },
    { "drill proof", kDrillProof }, { "receipt", kReceipt }, { "restore", kRestore },
    { "restore challenge", kRestoreChallenge }, { "restore proof", kRestoreProof },
    { "restore standing", kRestoreStanding } };

const Ends* find(std::string_view message, std::string_view field)
{
    for (const auto& table : kTables)
        if (table.message == message)
            for (const auto& ends : table.ends)
                if (ends.field == field) return &ends;
    return nullptr;
}

std::set<std::string> names(unsigned ends)
{
    static constexpr std::pair<End, const char*> kNames[] { { Drop, "drop" },
        { Recoverable, "recoverable" }, { Quarantine, "quarantine" }, { Refuse, "refuse" },
        { Final, "final" }, { Signature, "signature" } };
    std::set<std::string> out;
    for (const auto& [end, name] : kNames)
        if (ends & end) out.insert(name);
    return out;
}

bool isOneOf(std::string_view what, std::initializer_list<const char*> all)
{
    return std::ranges::any_of(all, [&](const char* one) { return what == one; });
}

// Whoever carries messages can make them unreadable, never make one party take another for a cheat.
unsigned onTheWay(const Mutant& m)
{
    // Withheld: what it should have completed is missing later.
    if (isOneOf(m.how, { "left out", "cut to 0" })) return Drop | Recoverable | Refuse;
    // Public fields of a body: session ids and signatures depend on them.
    if (isOneOf(m.message, { "ids", "certs", "policy", "recipients", "conf", "n", "pt" }))
        return Drop | Recoverable | Refuse;
    return Drop;
}

unsigned ofSender(const Mutant& m)
{
    const auto kind = m.message.substr(0, m.message.rfind(' '));
    // The messages of variable length, whose fields Messages.cpp finds.
    if (isOneOf(kind, { "nonces", "commitments", "request" })) return Recoverable | Refuse;
    if (kind == "z") {
        // The commitment to the next nonces shows when they are used; after the last never.
        if (isOneOf(m.field, { "D", "E" })) return Recoverable | Refuse | Signature;
        return Recoverable;
    }
    const auto* ends = find(kind, m.field);
    if (!ends) return 0;
    if (isOneOf(m.how, { "one byte less", "one byte more" })) return kUndecoded;
    if (isOneOf(m.how, { "the negative point", "another point" }))
        return ends->valid != 0 ? ends->valid : ends->other;
    if (isOneOf(m.how, { "first bit flipped", "last bit flipped", "middle flipped", "random" }))
        return ends->random;
    return ends->other;
}

} // namespace

std::set<std::string> allowed(const Mutant& m)
{
    return names(m.by == By::Relay ? onTheWay(m) : ofSender(m));
}

} // namespace tercet::mpc::mutants
