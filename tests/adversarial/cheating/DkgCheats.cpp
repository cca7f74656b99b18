#include <gtest/gtest.h>

#include "core/mpc/Body.h"
#include "core/mpc/DkgParty.h"
#include "core/mpc/KeyProofs.h"
#include "core/mpc/Params.h"
#include "core/mpc/Tags.h"
#include "tests/adversarial/cheating/Cases.h"

// Key generation, protocol.md 3: nobody stores a share of a key that a cheater chose, or of which
// two honest parties have different views.
namespace tercet::mpc::cheating {

using crypto::EdPoint;
using crypto::EdScalar;
using crypto::Point;
using crypto::Scalar;
using test::Session;
using test::ThreeParties;

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2, P3 = Party::P3;

// A party's contribution as it is shown to one other: made by its own code, any part replaceable.
struct Face {
    Party self {};
    Bytes32 idHash {}, policyHash {};
    Scalar x;
    EdScalar y;
    DkgReveal reveal;
    Bytes32 nonce {};

    static Face make(ThreeParties& p, Party self, Random& rng)
    {
        const auto setup = p.dkgSetup();
        const auto x = Scalar::random(rng);
        const auto y = EdScalar::random(rng);
        const auto X = *Point::mulBase(x);
        const auto Y = *EdPoint::mulBase(y);
        return { self, setup.identities.hash(),
            crypto::hash(tag::kPolicy, setup.policy, setup.recipients), x, y,
            { X, Y, rng.bytes<32>(), rng.bytes<32>(), { X, {}, Y, {} } }, rng.bytes<32>() };
    }
    DkgCommit commit() const
    {
        return { nonce,
            crypto::hash(tag::kDkgCommit, view(kSuite), encode(self), idHash, nonce,
                reveal.x.encode(), reveal.y, reveal.chain, reveal.salt) };
    }
    Bytes32 session(const std::array<DkgCommit, 3>& c) const
    {
        return crypto::hash(tag::kDkgSession, view(kSuite), idHash, policyHash, c[0].nonce,
            c[1].nonce, c[2].nonce, c[0].commitment, c[1].commitment, c[2].commitment);
    }
    // Proofs of its own x and y under this session.
    KeyProofs proofs(const std::array<DkgCommit, 3>& c, Random& rng) const
    {
        return proveKeys({ tag::kDkgProof, tag::kDkgProofEd, session(c), self,
                             { c[0].commitment, c[1].commitment, c[2].commitment } },
            x, *Point::mulBase(x), y, *EdPoint::mulBase(y), rng);
    }
};

Bytes payloadOf(ByteView envelope)
{
    return toBytes(envelope.subspan(Header::kBytes, peekHeader(envelope)->payloadBytes));
}

// A co-signer by its own code: it commits to `face`, and reveals what `edit` makes of it, with
// proofs of the face's own x and y.
struct RoguePeer {
    Face face;
    std::function<void(DkgReveal& own, const DkgReveal& ofP1)> edit;
    std::array<DkgCommit, 3> commits {};

    Bytes signedBy(ThreeParties& p, const Bytes32& session, std::uint8_t round, ByteView payload)
    {
        const auto& own = *p.own[std::size_t(number(face.self) - 1)];
        return signEnvelope(DkgParty::header(session, round, face.self), payload, own);
    }
    Bytes round1(ThreeParties& p, ByteView body)
    {
        const auto d1 = test::bodyValue(body, "d1");
        commits[0] = DkgCommit::decode(payloadOf(d1)).value();
        const auto own = face.commit();
        commits[std::size_t(number(face.self) - 1)] = own;
        return makeBody({ { "d1", signedBy(p, peekHeader(d1)->header.session, 1, own.encode()) } });
    }
    Bytes round2(ThreeParties& p, ByteView body)
    {
        commits[std::size_t(number(third(P1, face.self)) - 1)]
            = DkgCommit::decode(payloadOf(test::bodyValue(body, "d1"))).value();
        test::SeededRandom random(8);
        auto reveal = face.reveal;
        reveal.proofs = face.proofs(commits, random);
        edit(reveal, DkgReveal::decode(payloadOf(test::bodyValue(body, "d2"))).value());
        return makeBody({ { "d2", signedBy(p, face.session(commits), 2, reveal.encode()) } });
    }
};

// P2 and P3, one of them perhaps a rogue.
struct Peers {
    Scene& scene;
    std::optional<RoguePeer> rogue;
    std::map<Party, PeerDkg> first {};
    std::map<Party, PeerDkgConfirming> second {};

    Step<Bodies> round(int n, const Bodies& out)
    {
        return scene.p.round(
            Session::Dkg, n, out, [&](Party k, ByteView body) { return answer(k, n, body); });
    }
    Step<Bytes> answer(Party k, int n, ByteView body)
    {
        auto& p = scene.p;
        if (rogue && rogue->face.self == k)
            return n == 1 ? rogue->round1(p, body) : n == 2 ? rogue->round2(p, body) : Bytes {};
        if (n == 1) {
            TERCET_TRY(auto opening, DkgOpening::parse(body));
            TERCET_TRY(auto reply,
                PeerDkg::begin(
                    k, p.own[std::size_t(number(k) - 1)]->clone(), std::move(opening), p.env()));
            first.emplace(k, std::move(reply.state));
            return std::move(reply.answer);
        }
        if (n == 2) {
            TERCET_TRY(auto reply, std::move(first.at(k)).onRound2(body));
            second.emplace(k, std::move(reply.state));
            return std::move(reply.answer);
        }
        TERCET_TRY(auto stored, std::move(second.at(k)).onRound3(body));
        scene.fault = "a share was stored";
        return std::move(stored.answer);
    }
};

Step<> honestHub(Peers& peers)
{
    TERCET_TRY(auto begun, HubDkg::begin(peers.scene.p.dkgSetup(), peers.scene.p.env()));
    TERCET_TRY(const auto commits, peers.round(1, begun.out));
    TERCET_TRY(auto revealing, std::move(begun.state).onCommitments(commits));
    TERCET_TRY(const auto reveals, peers.round(2, revealing.out));
    const auto done = std::move(revealing.state).onReveals(reveals);
    return done ? Step<> {} : Step<>(std::unexpected(done.error()));
}

// P1 by its own code: it shows P2 and P3 a face each, relays everything and checks nothing.
struct RogueHub {
    Face toP2, toP3;
    // What it says the vault's policy is.
    std::map<Party, Bytes> policies {};
    std::function<void(DkgReveal&, Party to)> beforeReveal = [](DkgReveal&, Party) { };

    const Face& face(Party k) const { return k == P2 ? toP2 : toP3; }

    Step<> run(Peers& peers) const
    {
        auto& p = peers.scene.p;
        test::SeededRandom random(4711);
        const auto setup = p.dkgSetup();
        const auto policy
            = [&](Party k) { return policies.contains(k) ? policies.at(k) : setup.policy; };
        Bytes certificates;
        for (const auto& c : setup.certificates) append(certificates, c);
        const auto signedBy1 = [&](const Bytes32& session, std::uint8_t round, ByteView payload) {
            return signEnvelope(DkgParty::header(session, round, P1), payload, *p.own[0]);
        };
        Bodies out;
        for (auto k : others(P1))
            out[k] = makeBody({ { "ids", setup.identities.encode() }, { "certs", certificates },
                { "policy", policy(k) }, { "recipients", setup.recipients },
                { "d1", signedBy1(face(k).nonce, 1, face(k).commit().encode()) } });
        TERCET_TRY(const auto commits, peers.round(1, out));
        std::map<Party, Bytes32> sessions;
        for (auto k : others(P1)) {
            std::array<DkgCommit, 3> all { face(k).commit() };
            for (auto j : others(P1))
                all[std::size_t(number(j) - 1)]
                    = DkgCommit::decode(payloadOf(test::bodyValue(commits[j], "d1"))).value();
            auto own = face(k);
            own.policyHash = crypto::hash(tag::kPolicy, policy(k), setup.recipients);
            sessions[k] = own.session(all);
            own.reveal.proofs = own.proofs(all, random);
            beforeReveal(own.reveal, k);
            out[k] = makeBody({ { "d1", test::bodyValue(commits[third(P1, k)], "d1") },
                { "d2", signedBy1(sessions[k], 2, own.reveal.encode()) } });
        }
        TERCET_TRY(const auto reveals, peers.round(2, out));
        for (auto k : others(P1))
            out[k] = makeBody({ { "d2", test::bodyValue(reveals[third(P1, k)], "d2") },
                { "d3", signedBy1(sessions[k], 3, ByteArray<64> {}) } });
        const auto done = peers.round(3, out);
        return done ? Step<> {} : Step<>(std::unexpected(done.error()));
    }
};

Case byHub(const std::string& strategy, const std::function<void(Scene&, RogueHub&)>& lies,
    std::map<Party, std::string> expected)
{
    Case c { strategy, Protocol::Dkg, { P1 } };
    c.run = [=](Scene& scene) {
        test::SeededRandom random(99);
        const auto face = Face::make(scene.p, P1, random);
        RogueHub hub { face, face };
        lies(scene, hub);
        Peers peers { scene, {} };
        return hub.run(peers);
    };
    c.expected = std::move(expected);
    return c;
}

} // namespace

CHEATS(DkgTwoFacedHub)
{
    std::vector<Case> all;
    // Another contribution to each, each committed to, opened and proven.
    all.push_back(byHub("two contributions, each consistent",
        [](Scene& scene, RogueHub& hub) {
            test::SeededRandom random(100);
            auto other = Face::make(scene.p, P1, random);
            other.nonce = hub.toP2.nonce;
            hub.toP3 = other;
        },
        { { P2, "drop" }, { P3, "drop" } }));
    // The second co-signer takes n_1 for the session id of its own D1, which P2 therefore drops.
    all.push_back(byHub("two nonces n_1", [](Scene&, RogueHub& hub) { hub.toP3.nonce[0] ^= 1; },
        { { P2, "drop" }, { P3, "drop" } }));
    all.push_back(
        byHub("two policies", [](Scene&, RogueHub& hub) { hub.policies[P3] = toBytes(view("{}")); },
            { { P2, "drop" }, { P3, "drop" } }));
    all.push_back(byHub("two chain codes for one commitment",
        [](Scene&, RogueHub& hub) {
            hub.beforeReveal = [](DkgReveal& r, Party to) {
                if (to == P3) r.chain[0] ^= 1;
            };
        },
        { { P3, "recoverable P1" } }));
    all.push_back(byHub("a confirmation of nothing", [](Scene&, RogueHub&) { },
        { { P2, "recoverable P1" }, { P3, "recoverable P1" } }));
    return all;
}

namespace {

using Edit = std::function<void(ThreeParties&, DkgReveal&, const DkgReveal&)>;

// A cheating P_k with an honest P1, and with a P1 that helps it against the third. `commit` changes
// what it commits to, `reveal` what it reveals then.
std::vector<Case> byPeer(
    const std::string& strategy, const std::function<void(Face&)>& commit, const Edit& reveal)
{
    std::vector<Case> out;
    for (auto k : others(P1))
        for (const bool helped : { false, true }) {
            Case c { strategy, Protocol::Dkg, helped ? std::set { P1, k } : std::set { k } };
            c.run = [=](Scene& scene) {
                test::SeededRandom random(7);
                const auto hubs = Face::make(scene.p, P1, random);
                RoguePeer rogue { Face::make(scene.p, k, random),
                    [&](DkgReveal& own, const DkgReveal& ofP1) { reveal(scene.p, own, ofP1); } };
                commit(rogue.face);
                Peers peers { scene, std::move(rogue) };
                return helped ? RogueHub { hubs, hubs }.run(peers) : honestHub(peers);
            };
            c.expected
                = { { helped ? third(P1, k) : P1, "recoverable P" + std::to_string(number(k)) } };
            out.push_back(c);
        }
    return out;
}

} // namespace

CHEATS(DkgContributions)
{
    std::vector<Case> all;
    const auto asItIs = [](Face&) { };
    join(all,
        byPeer("rogue key: X_k without X_1, not committed to", asItIs,
            [](ThreeParties&, DkgReveal& own, const DkgReveal& ofP1) {
                own.x = Point::sum({ own.x, -ofP1.x }).value();
            }));
    join(all,
        byPeer("rogue Ed25519 key, not committed to", asItIs,
            [](ThreeParties&, DkgReveal& own, const DkgReveal& ofP1) { own.y = ofP1.y; }));
    // Committed to in time, with a proof of something else.
    join(all,
        byPeer(
            "a committed X whose x it does not know",
            [](Face& f) { f.reveal.x = Point::sum({ f.reveal.x, f.reveal.x }).value(); },
            [](ThreeParties&, DkgReveal&, const DkgReveal&) {}));
    join(all,
        byPeer(
            "a committed Y whose y it does not know",
            [](Face& f) { f.reveal.y = (f.reveal.y + f.reveal.y).value(); },
            [](ThreeParties&, DkgReveal&, const DkgReveal&) {}));
    join(all,
        byPeer("P1's proofs, copied", asItIs,
            [](ThreeParties&, DkgReveal& own, const DkgReveal& ofP1) {
                own.proofs = ofP1.proofs;
            }));
    join(all,
        byPeer("a chain code that was not committed to", asItIs,
            [](ThreeParties&, DkgReveal& own, const DkgReveal&) { own.chain[0] ^= 1; }));
    join(all,
        byPeer("another salt than that of the commitment", asItIs,
            [](ThreeParties&, DkgReveal& own, const DkgReveal&) { own.salt[0] ^= 1; }));
    join(all,
        byPeer("P1's reveal, copied", asItIs,
            [](ThreeParties&, DkgReveal& own, const DkgReveal& ofP1) { own = ofP1; }));
    join(all,
        byPeer("a commitment to P1's key, without its proof", asItIs,
            [](ThreeParties&, DkgReveal& own, const DkgReveal& ofP1) {
                own.x = ofP1.x;
                own.proofs = ofP1.proofs;
            }));
    join(all,
        byPeer(
            "a proof of x alone", asItIs, [](ThreeParties&, DkgReveal& own, const DkgReveal& ofP1) {
                own.proofs.edCommitment = ofP1.proofs.edCommitment;
                own.proofs.edResponse = ofP1.proofs.edResponse;
            }));
    join(all,
        byPeer(
            "a proof of y alone", asItIs, [](ThreeParties&, DkgReveal& own, const DkgReveal& ofP1) {
                own.proofs.commitment = ofP1.proofs.commitment;
                own.proofs.response = ofP1.proofs.response;
            }));
    join(all,
        byPeer("proofs of an earlier key generation", asItIs,
            [](ThreeParties& p, DkgReveal& own, const DkgReveal&) {
                test::SeededRandom random(7);
                (void)Face::make(p, P1, random);
                const auto same = Face::make(p, P2, random);
                const auto other = Face::make(p, P3, random).commit();
                own.proofs = same.proofs({ other, other, other }, random);
            }));
    // D3 of each cheating co-signer, alone and of both.
    const auto confirming = [&](const std::string& strategy,
                                const std::function<ByteArray<64>(ThreeParties&, Party)>& sign) {
        for (const auto& who :
            { std::set<Party> { P2 }, std::set<Party> { P3 }, std::set<Party> { P2, P3 } }) {
            Case c { strategy, Protocol::Dkg, who };
            c.run = [=](Scene& scene) {
                for (auto k : who)
                    lie(scene, { Session::Dkg, 3, k, P1 }, "d3",
                        [&p = scene.p, sign, k](Bytes& b) { b = toBytes(sign(p, k)); });
                return honestly(scene, Protocol::Dkg);
            };
            c.expected = { { P1, "recoverable P" + std::to_string(number(*who.begin())) } };
            all.push_back(c);
        }
    };
    const auto signedBy = [](ThreeParties& p, Party by, std::string_view as, ByteView what) {
        return p.own[std::size_t(number(by) - 1)]->sign(as, what);
    };
    confirming("a void for a confirmation", [=](ThreeParties& p, Party k) {
        return signedBy(p, k, signedAs::kVoid, p.peer(k).record().tr);
    });
    confirming("a refresh's confirmation", [=](ThreeParties& p, Party k) {
        return signedBy(p, k, signedAs::kRefreshConfirm, p.peer(k).record().tr);
    });
    confirming("a confirmation by another key", [=](ThreeParties& p, Party k) {
        return signedBy(p, third(P1, k), signedAs::kDkgConfirm, p.peer(k).record().tr);
    });
    for (auto k : others(P1)) {
        Case c { "confirmation of another transcript", Protocol::Dkg, { k } };
        c.run = [=](Scene& scene) {
            lie(scene, { Session::Dkg, 3, k, P1 }, "d3", [&scene, k](Bytes& payload) {
                payload = toBytes(scene.p.own[std::size_t(number(k) - 1)]->sign(
                    signedAs::kDkgConfirm, crypto::sha256(view("another"))));
            });
            return honestly(scene, Protocol::Dkg);
        };
        c.expected = { { P1, "recoverable P" + std::to_string(number(k)) } };
        all.push_back(c);
    }
    return all;
}

} // namespace tercet::mpc::cheating
