#include <gtest/gtest.h>

#include "core/mpc/Tags.h"
#include "tests/adversarial/cheating/Cases.h"
#include "tests/adversarial/cheating/RoguePresign.h"
#include "tests/adversarial/cheating/RogueRefresh.h"

// Refresh, protocol.md 7: nobody enters an epoch that the honest parties do not all enter, and no
// share that does not add up to the key is ever stored.
namespace tercet::mpc::cheating {

using crypto::EdScalar;
using crypto::Point;
using crypto::Scalar;
using test::Session;
using test::ThreeParties;

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2, P3 = Party::P3;

std::string blamed(Party p) { return "recoverable P" + std::to_string(number(p)); }

Case byRogues(const std::string& strategy, const std::set<Party>& cheaters,
    const std::function<RefreshWays(ThreeParties&, Party)>& waysOf)
{
    Case c { strategy, Protocol::Refresh, cheaters };
    c.run = [=](Scene& scene) {
        std::map<Party, RefreshWays> rogues;
        for (auto k : scene.cheaters) rogues.emplace(k, waysOf(scene.p, k));
        return refresh(scene.p, rogues);
    };
    return c;
}

// The same lie of every cheater to everybody, in each seat and each two. `named`: whoever meets it
// knows whose it is.
using LiesOf = std::function<RefreshLies(ThreeParties&, Party self, const std::set<Party>&)>;
std::vector<Case> everywhere(const std::string& strategy, bool named, const LiesOf& liesOf)
{
    std::vector<Case> out;
    for (const auto& cheaters : seats()) {
        auto c = byRogues(strategy, cheaters, [=](ThreeParties& p, Party self) {
            return RefreshWays { liesOf(p, self, cheaters), {} };
        });
        // P1 sees the co-signers' reveals before anybody else does, and goes no further.
        for (auto honest : kParties)
            if (!cheaters.contains(honest) && (honest == P1 || cheaters.contains(P1)))
                c.expected[honest] = named ? blamed(*cheaters.begin()) : "recoverable";
        out.push_back(std::move(c));
    }
    return out;
}

EdScalar edOne()
{
    return EdScalar::decode(Bytes { 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                                0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 })
        .value();
}

std::set<Party> allBut(Party self)
{
    const auto [a, b] = others(self);
    return { a, b };
}

RefreshLies withProof(std::function<void(ProofContext&, Scalar&)> proof)
{
    RefreshLies lies;
    lies.proof = std::move(proof);
    return lies;
}

RefreshLies revealing(std::function<void(RefreshReveal&)> edit)
{
    RefreshLies lies;
    lies.revealed = [=](RefreshReveal& r, const RefreshLies::Reveals&) { edit(r); };
    return lies;
}

void twice(Point& point) { point = *Point::sum({ point, point }); }

} // namespace

// Consistent to the end, but not shares of the key.
CHEATS(RefreshedSharesThatDoNotAddUp)
{
    std::vector<Case> all;
    join(all, everywhere("a new x of another key", false, [](ThreeParties&, Party, const auto&) {
        RefreshLies lies;
        lies.addedX = Scalar::fromU64(1);
        return lies;
    }));
    join(all, everywhere("a new y of another key", false, [](ThreeParties&, Party, const auto&) {
        RefreshLies lies;
        lies.addedY = edOne();
        return lies;
    }));
    join(all,
        everywhere(
            "the old share again, not shifted", false, [](ThreeParties&, Party self, const auto&) {
                RefreshLies lies;
                lies.unshifted = allBut(self);
                return lies;
            }));
    join(all,
        everywhere("the shift of one pair left out", false,
            [](ThreeParties&, Party self, const std::set<Party>& cheaters) {
                RefreshLies lies;
                const auto [a, b] = others(self);
                lies.unshifted = { cheaters.contains(a) ? b : a };
                return lies;
            }));
    // Whatever two do to each other's shares is their own business.
    for (const auto& cheaters : seats()) {
        if (cheaters.size() < 2) continue;
        auto c = byRogues(
            "new shares of two that cancel out", cheaters, [=](ThreeParties&, Party self) {
                RefreshWays ways;
                const auto one = Scalar::fromU64(9);
                ways.toAll.addedX = self == *cheaters.begin() ? one : -one;
                ways.toAll.addedY = self == *cheaters.begin() ? edOne() : EdScalar() - edOne();
                return ways;
            });
        c.epoch = 2;
        all.push_back(std::move(c));
    }
    // Refreshed like everybody else, then the old share in the new epoch.
    for (const auto& cheaters : seats()) {
        Case c { "the old share in the new epoch", Protocol::Refresh, cheaters };
        c.run = [](Scene& scene) -> Step<> {
            std::map<Party, Scalar> old;
            for (auto k : scene.cheaters) old.emplace(k, scene.p.record(k).x);
            TERCET_CHECK(honestly(scene, Protocol::Refresh));
            TERCET_CHECK(scene.p.openLink());
            TERCET_CHECK(scene.p.presign());
            std::map<Party, Ways> rogues;
            for (auto k : scene.cheaters) rogues[k].addedKey = old.at(k) - scene.p.record(k).x;
            return presign(scene.p, rogues);
        };
        for (auto honest : kParties)
            if (!cheaters.contains(honest) && (honest == P1 || cheaters.contains(P1)))
                c.expected[honest] = "recoverable";
        c.epoch = 2;
        all.push_back(std::move(c));
    }
    return all;
}

CHEATS(RefreshReveals)
{
    std::vector<Case> all;
    const auto always = [](const RefreshLies& lies) {
        return [=](ThreeParties&, Party, const std::set<Party>&) { return lies; };
    };
    join(all,
        everywhere("X' that was not committed to", true,
            always(revealing([](RefreshReveal& r) { twice(r.x); }))));
    join(all,
        everywhere("Y' that was not committed to", true,
            always(revealing([](RefreshReveal& r) { r.y = (r.y + r.y).value(); }))));
    join(all,
        everywhere("another salt than that of the commitment", true,
            always(revealing([](RefreshReveal& r) { r.salt[0] ^= 1; }))));
    RefreshLies unknown;
    unknown.committed = [](RefreshReveal& r) { twice(r.x); };
    join(all, everywhere("a committed X' whose x' it does not know", true, always(unknown)));
    unknown.committed = [](RefreshReveal& r) { r.y = (r.y + r.y).value(); };
    join(all, everywhere("a committed Y' whose y' it does not know", true, always(unknown)));
    join(all,
        everywhere("proofs for another session", true,
            always(withProof([](ProofContext& c, Scalar&) { c.session[0] ^= 1; }))));
    join(all,
        everywhere("proofs for another epoch's session", true,
            [](ThreeParties& p, Party, const std::set<Party>&) {
                const auto eid = p.hubRecord->eid;
                return withProof([=](ProofContext& c, Scalar&) { c.session = eid; });
            }));
    join(all,
        everywhere("proofs in another party's name", true,
            [](ThreeParties&, Party self, const std::set<Party>&) {
                return withProof([=](ProofContext& c, Scalar&) { c.prover = others(self)[0]; });
            }));
    join(all,
        everywhere("proofs under the tags of a key generation", true,
            always(withProof([](ProofContext& c, Scalar&) {
                c.tag = tag::kDkgProof;
                c.edTag = tag::kDkgProofEd;
            }))));
    join(all,
        everywhere("proofs over other commitments", true,
            always(withProof(
                [](ProofContext& c, Scalar&) { std::swap(c.commitments[0], c.commitments[2]); }))));
    join(all,
        everywhere("proof of the old share", true,
            [](ThreeParties& p, Party self, const std::set<Party>&) {
                const auto x = p.record(self).x;
                return withProof([=](ProofContext&, Scalar& proven) { proven = x; });
            }));
    return all;
}

namespace {

// A cheating P_k with an honest P1, and with a P1 that helps it against the third.
std::vector<Case> byPeer(const std::string& strategy, const RefreshLies& lies)
{
    std::vector<Case> out;
    for (auto k : others(P1))
        for (const bool helped : { false, true }) {
            auto c = byRogues(strategy, helped ? std::set { P1, k } : std::set { k },
                [=](ThreeParties&, Party self) {
                    return RefreshWays { self == k ? lies : RefreshLies {}, {} };
                });
            c.expected = { { helped ? third(P1, k) : P1, blamed(k) } };
            out.push_back(std::move(c));
        }
    return out;
}

} // namespace

// Made from what P1 has shown already.
CHEATS(RefreshCopies)
{
    std::vector<Case> all;
    RefreshLies copy;
    copy.commitmentOf = P1;
    join(all, byPeer("P1's commitment for the own, never opened", copy));
    copy.revealed = [](RefreshReveal& own, const RefreshLies::Reveals& all) { own = all.at(P1); };
    join(all, byPeer("P1's commitment and reveal, copied", copy));
    RefreshLies rogue;
    rogue.revealed = [](RefreshReveal& own, const RefreshLies::Reveals& all) {
        own.x = *Point::sum({ own.x, -all.at(P1).x });
    };
    join(all, byPeer("rogue key: X' without P1's", rogue));
    rogue.revealed = [](RefreshReveal& own, const RefreshLies::Reveals& all) {
        own.proofs = all.at(P1).proofs;
    };
    join(all, byPeer("P1's proofs, copied", rogue));
    return all;
}

// Two stories: nobody is shown enough to enter an epoch alone.
CHEATS(RefreshTwoFaces)
{
    std::vector<Case> all;
    RefreshLies other;
    other.committed = [](RefreshReveal& r) { r.salt[3] ^= 1; };
    for (const auto& s : seatings()) {
        if (s.cheaters.size() > 1) continue;
        const auto cheater = s.first();
        auto c = byRogues("two commitments, each opened", s.cheaters,
            [=](ThreeParties&, Party) { return RefreshWays { {}, { { s.victim, other } } }; });
        // The session of round 2 is another for each.
        if (cheater == P1)
            c.expected = { { P2, "drop" }, { P3, "drop" } };
        else
            c.expected = { { third(P1, cheater), "drop" } };
        all.push_back(std::move(c));
    }
    const auto toOne = revealing([](RefreshReveal& r) { twice(r.x); });
    for (const auto& s : seatings()) {
        auto c = byRogues("to one another X' than was committed to", s.cheaters,
            [=](ThreeParties&, Party) { return RefreshWays { {}, { { s.victim, toOne } } }; });
        c.expected = { { s.victim, blamed(s.first()) } };
        all.push_back(std::move(c));
    }
    for (auto victim : others(P1)) {
        RefreshLies nonce;
        nonce.nonce = Bytes32 { 7 };
        auto c = byRogues("two nonces n_1, each followed through", { P1 },
            [=](ThreeParties&, Party) { return RefreshWays { {}, { { victim, nonce } } }; });
        c.expected = { { P2, "drop" }, { P3, "drop" } };
        all.push_back(std::move(c));
    }
    RefreshLies ahead;
    ahead.epochsAhead = 2;
    auto c = byRogues("a refresh into the epoch after the next", { P1 },
        [=](ThreeParties&, Party) { return RefreshWays { ahead, {} }; });
    c.expected = { { P2, "drop" }, { P3, "drop" } };
    all.push_back(c);
    ahead.epochsAhead = 0;
    c = byRogues("a refresh into the epoch that is", { P1 },
        [=](ThreeParties&, Party) { return RefreshWays { ahead, {} }; });
    c.expected = { { P2, "drop" }, { P3, "drop" } };
    all.push_back(c);
    return all;
}

namespace {

// Another signature in F3, by every cheater to whom it concerns.
using SignatureOf = std::function<ByteArray<64>(ThreeParties&, Party self)>;
std::vector<Case> confirming(const std::string& strategy, const SignatureOf& signatureOf)
{
    std::vector<Case> out;
    for (const auto& cheaters : seats()) {
        Case c { strategy, Protocol::Refresh, cheaters };
        const bool byHub = cheaters.contains(P1);
        c.run = [=](Scene& scene) {
            for (auto k : others(P1)) {
                const auto from = byHub ? P1 : k, to = byHub ? k : P1;
                if (!cheaters.contains(from) || cheaters.contains(to)) continue;
                lie(scene, { Session::Refresh, 3, from, to }, "f3",
                    [&p = scene.p, signatureOf, from](
                        Bytes& payload) { payload = toBytes(signatureOf(p, from)); });
            }
            return honestly(scene, Protocol::Refresh);
        };
        // A co-signer without P1's confirmation stores nothing, and voids it; P1 has stored it when
        // it hears the co-signers', and so have they.
        for (auto honest : kParties)
            if (!cheaters.contains(honest) && (honest == P1 || byHub))
                c.expected[honest] = blamed(*cheaters.begin());
        c.epoch = byHub ? 1 : 2;
        out.push_back(std::move(c));
    }
    return out;
}

const Bytes32& pendingAt(ThreeParties& p, Party k)
{
    return (k == P1 ? p.hub->pending() : p.peer(k).pending())->tr;
}

} // namespace

CHEATS(RefreshConfirmations)
{
    std::vector<Case> all;
    const auto signs
        = [](std::string_view as, const std::function<Bytes32(ThreeParties&, Party)>& what) {
              return [=](ThreeParties& p, Party self) {
                  return p.own[std::size_t(number(self) - 1)]->sign(as, what(p, self));
              };
          };
    join(all,
        confirming("a confirmation of another TR",
            signs(signedAs::kRefreshConfirm,
                [](ThreeParties&, Party) { return crypto::sha256(view("another")); })));
    join(all,
        confirming("a confirmation of the epoch before",
            signs(signedAs::kRefreshConfirm,
                [](ThreeParties& p, Party) { return p.hub->current()->tr; })));
    join(all,
        confirming("the confirmation of a key generation",
            signs(signedAs::kDkgConfirm,
                [](ThreeParties& p, Party self) { return pendingAt(p, self); })));
    join(all,
        confirming("a void for a confirmation",
            signs(
                signedAs::kVoid, [](ThreeParties& p, Party self) { return pendingAt(p, self); })));
    join(all, confirming("a confirmation by another key", [](ThreeParties& p, Party self) {
        test::SeededRandom random(6);
        return OwnIdentity::generate(random).sign(signedAs::kRefreshConfirm, pendingAt(p, self));
    }));
    join(all, confirming("a confirmation in the other's place", [](ThreeParties& p, Party self) {
        const auto other = self == P1 ? P2 : P1;
        return p.own[std::size_t(number(other) - 1)]->sign(
            signedAs::kRefreshConfirm, pendingAt(p, self));
    }));
    for (auto k : others(P1)) {
        Case c { "a confirmation withheld", Protocol::Refresh, { k } };
        c.run = [=](Scene& scene) {
            onTheWay(scene, { Session::Refresh, 3, k, P1 },
                [](Bytes& body) { test::removeBodyValue(body, "f3"); });
            return honestly(scene, Protocol::Refresh);
        };
        c.expected = { { P1, "drop" } };
        c.epoch = 2; // it is asked for again
        all.push_back(c);

        // It never held the record: P1 and the other drop theirs by its void.
        c.strategy = "a confirmation withheld, then a void";
        c.run = [=](Scene& scene) {
            onTheWay(scene, { Session::Refresh, 3, P1, k }, [](Bytes& body) { body.clear(); });
            (void)scene.p.refresh();
            scene.lie = {};
            scene.p.ended.clear();
            return scene.p.resolve();
        };
        c.expected = {};
        c.epoch = 1;
        c.anotherStory = true;
        all.push_back(c);
    }
    return all;
}

} // namespace tercet::mpc::cheating
