#include <gtest/gtest.h>

#include "core/mpc/Body.h"
#include "core/mpc/Tags.h"
#include "tests/adversarial/cheating/Cases.h"

// BIP-340 and Ed25519, protocol.md 6.
namespace tercet::mpc::cheating {

using test::Session;
using test::ThreeParties;

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2, P3 = Party::P3;
const std::vector<std::set<Party>> kCosigners { { P2 }, { P3 }, { P2, P3 } };
const std::vector<std::set<Party>> kHubs { { P1 }, { P1, P2 }, { P1, P3 } };

// What differs between the curves for a cheat.
template <typename C> struct Of;
template <> struct Of<FrostSecp> {
    static constexpr auto kProtocol = Protocol::Bip340;
    static constexpr auto kCurve = Curve::Secp256k1;
    static constexpr auto kName = "BIP-340: ";
    static Step<> sign(Scene& scene) { return signBip340(scene); }
    static auto one() { return crypto::Scalar::fromU64(1); }
    static crypto::Scalar share(ThreeParties& p, Party k) { return p.record(k).x; }
    static FrostSecp::Key key(ThreeParties& p)
    {
        return FrostSecp::Key::make(p.hubRecord->key, {}, KeyPath::Taproot, {}).value();
    }
    static Bytes encode(const crypto::Scalar& s) { return toBytes(s.be()); }
    static Step<Bytes> answer(PeerVault& peer, const FrostRequest& r)
    {
        return peer.answerBip340(r, {}, r.intent.payload);
    }
};
template <> struct Of<FrostEd> {
    static constexpr auto kProtocol = Protocol::Ed25519;
    static constexpr auto kCurve = Curve::Ed25519;
    static constexpr auto kName = "Ed25519: ";
    static Step<> sign(Scene& scene) { return signEd25519(scene); }
    static auto one()
    {
        ByteArray<32> bytes {};
        bytes[0] = 1;
        return crypto::EdScalar::decode(bytes).value();
    }
    static crypto::EdScalar share(ThreeParties& p, Party k) { return p.record(k).y; }
    static FrostEd::Key key(ThreeParties& p)
    {
        return FrostEd::Key::make(p.hubRecord->edKey, {}).value();
    }
    static Bytes encode(const crypto::EdScalar& s) { return toBytes(ByteView(s)); }
    static Step<Bytes> answer(PeerVault& peer, const FrostRequest& r)
    {
        return peer.answerEd25519(r, {}, r.intent.payload);
    }
};

template <typename C> test::Edit addToShare(const typename C::Scalar& more)
{
    return [=](Bytes& payload) {
        const auto z = C::Scalar::decode(ByteView(payload).first(32)).value() + more;
        std::ranges::copy(Of<C>::encode(z), payload.begin());
    };
}

template <typename C> std::vector<Case> wrongShares()
{
    std::vector<Case> all;
    const std::string curve = Of<C>::kName;
    const auto add = [&](const std::string& strategy, const std::set<Party>& who,
                         const std::function<test::Edit(Party)>& edit, const std::string& verdict) {
        Case c { curve + strategy, Of<C>::kProtocol, who };
        c.run = [=](Scene& scene) {
            for (auto k : who) lie(scene, { Session::Schnorr, 2, k, P1 }, "share", edit(k));
            return honestly(scene, Of<C>::kProtocol);
        };
        c.expected = { { P1, verdict } };
        all.push_back(c);
    };
    const auto one = Of<C>::one();
    for (const auto& who : kCosigners) {
        const std::string culprit = *who.begin() == P2 ? " P2" : " P3";
        add("wrong z", who, [=](Party) { return addToShare<C>(one); }, "recoverable" + culprit);
        add(
            "z of the negative nonce", who,
            [](Party) -> test::Edit {
                return [](Bytes& payload) {
                    const auto z = C::Scalar::decode(ByteView(payload).first(32)).value();
                    std::ranges::copy(Of<C>::encode(typename C::Scalar() - z), payload.begin());
                };
            },
            "recoverable" + culprit);
    }
    for (const auto& who : kCosigners) {
        const std::string culprit = *who.begin() == P2 ? " P2" : " P3";
        const auto write = [](std::size_t from, std::size_t bytes, std::uint8_t with) {
            return [=](Party) -> test::Edit {
                return [=](Bytes& payload) {
                    std::fill_n(payload.begin() + std::ptrdiff_t(from), bytes, with);
                };
            };
        };
        add("z = 0", who, write(0, 32, 0), "recoverable" + culprit);
        add("a z that is no scalar", who, write(0, 32, 0xff), "recoverable" + culprit);
        add("a next nonce that is no point", who, write(32, 32, 0xff), "recoverable" + culprit);
        add(
            "z of twice the nonce and the share", who,
            [](Party) -> test::Edit {
                return [](Bytes& payload) {
                    const auto z = C::Scalar::decode(ByteView(payload).first(32)).value();
                    std::ranges::copy(Of<C>::encode(z + z), payload.begin());
                };
            },
            "recoverable" + culprit);
        add(
            "a share without the next nonce", who,
            [](Party) -> test::Edit { return [](Bytes& payload) { payload.resize(32); }; },
            "recoverable" + culprit);
        // z + x_i, that is c + 1 for c.
        Case c { curve + "z for another challenge", Of<C>::kProtocol, who };
        c.run = [=](Scene& scene) {
            for (auto k : who)
                lie(scene, { Session::Schnorr, 2, k, P1 }, "share",
                    addToShare<C>(Of<C>::share(scene.p, k)));
            return honestly(scene, Of<C>::kProtocol);
        };
        c.expected = { { P1, "recoverable" + culprit } };
        all.push_back(c);
        // What was sealed for the signature before, and what that said.
        for (const bool whole : { true, false }) {
            c.strategy = curve
                + (whole ? "the envelope of the signature before" : "z of the signature before");
            c.run = [=](Scene& scene) -> Step<> {
                const auto kept = std::make_shared<std::map<Party, Bytes>>();
                for (auto k : who) {
                    const auto replay = [=](Bytes& bytes) {
                        const auto now = bytes;
                        if (kept->contains(k)) bytes = kept->at(k);
                        kept->emplace(k, now);
                    };
                    const test::At at { Session::Schnorr, 2, k, P1 };
                    if (whole)
                        onTheWay(scene, at, replay);
                    else
                        lie(scene, at, "share", replay);
                }
                TERCET_CHECK(honestly(scene, Of<C>::kProtocol));
                scene.signature = false;
                return Of<C>::sign(scene);
            };
            c.expected = { { P1, whole ? "drop" : "recoverable" + culprit } };
            all.push_back(c);
        }
    }
    // Two that cancel out in the sum have signed what was asked; only a sum that is wrong makes P1
    // look at each.
    add(
        "wrong z of two that cancel out", { P2, P3 },
        [=](Party k) { return addToShare<C>(k == P2 ? one : typename C::Scalar() - one); }, "");
    all.back().expected.clear();
    all.back().signs = true;
    return all;
}

// A P1 that asks for what it likes, with nonces of its own.
template <typename C> class RogueHub {
public:
    explicit RogueHub(Scene& scene)
        : m_p(scene.p)
        , m_link(scene.p.state(P1))
        , m_own(C::draw(Of<C>::share(m_p, P1), m_p.random))
        , m_commitments { C::commit(m_own), m_link.nonces<C>().takeOf(P2),
            m_link.nonces<C>().takeOf(P3) }
    {
    }
    struct Wish {
        Bytes message, approved;
        std::vector<typename C::Commitment> commitments;
        bool byStranger { false };
    };
    Wish wish()
    {
        const auto message = toBytes(m_p.random.template bytes<32>());
        return { message, message, m_commitments, false };
    }
    typename C::Commitment another()
    {
        return C::commit(C::draw(Of<C>::share(m_p, P1), m_p.random));
    }
    Bytes ask(Party k, const Wish& wish)
    {
        const auto nonce = m_p.random.template bytes<32>();
        const auto session = crypto::hash(tag::kFrostSession, m_link.id(), nonce);
        m_sessions[k] = session;
        FrostRequest request { .curve = Of<C>::kCurve,
            .keyPath = Of<C>::kCurve == Curve::Ed25519 ? KeyPath::Plain : KeyPath::Taproot,
            .commitments = encodeCommitments<C>(wish.commitments),
            .intent = { .path = { 86, 0, 0 }, .payloadType = 9, .payload = wish.message } };
        test::SeededRandom random(6);
        const auto stranger = OwnIdentity::generate(random);
        request.intent.authentication
            = (wish.byStranger ? stranger : *m_p.own[0])
                  .sign(signedAs::kRequestApproval,
                      frostRequestHash(session, Of<C>::key(m_p).bytes(), wish.approved));
        return makeBody({ { "n", nonce },
            { "request", m_link.seal(MessageType::Schnorr, session, 2, k, request.encode()) } });
    }
    Step<Bodies> round(const Bodies& out)
    {
        return m_p.round(Session::Schnorr, 2, out, [&](Party k, ByteView body) -> Step<Bytes> {
            TERCET_TRY(const auto request, m_p.peer(k).openFrost(body));
            return Of<C>::answer(m_p.peer(k), request);
        });
    }
    // Whether P1 can make a signature on either wish out of the two answers.
    bool signs(const std::vector<Wish>& wishes, const Bodies& answers)
    {
        std::vector<typename C::Scalar> z(3);
        for (auto k : { P2, P3 }) {
            const auto opened = m_link.open(
                test::bodyValue(answers[k], "share"), MessageType::Schnorr, m_sessions.at(k), 2, k);
            z[std::size_t(number(k) - 1)] = FrostShare<C>::decode(opened->view()).value().z;
        }
        const auto key = Of<C>::key(m_p);
        bool any = false;
        for (const auto& w : wishes) {
            const auto plan = C::plan(key, kParties, w.commitments, w.message).value();
            z[0] = C::share(plan, key, 0, m_own, Of<C>::share(m_p, P1));
            any = any || C::combine(plan, key, z, w.message).has_value();
        }
        return any;
    }

private:
    ThreeParties& m_p;
    LinkState& m_link;
    typename C::Nonces m_own;
    std::vector<typename C::Commitment> m_commitments;
    std::map<Party, Bytes32> m_sessions;
};

template <typename C> std::vector<Case> rogueRequests()
{
    std::vector<Case> all;
    using Hub = RogueHub<C>;
    const auto add = [&](const std::string& strategy, const std::string& verdict,
                         const std::function<Step<>(Scene&, Hub&)>& run) {
        for (const auto& who : kHubs) {
            Case c { Of<C>::kName + strategy, Of<C>::kProtocol, who };
            c.run = [=](Scene& scene) -> Step<> {
                TERCET_CHECK(scene.p.nonces(Of<C>::kCurve, 2));
                Hub hub(scene);
                return run(scene, hub);
            };
            for (auto k : { P2, P3 })
                if (!who.contains(k) && !verdict.empty()) c.expected[k] = verdict;
            all.push_back(c);
        }
    };
    add("other messages shown to P2 and P3", "", [](Scene& scene, Hub& hub) -> Step<> {
        const auto a = hub.wish(), b = hub.wish();
        TERCET_TRY(const auto answers, hub.round({ hub.ask(P2, a), hub.ask(P3, b) }));
        scene.signature = hub.signs({ a, b }, answers);
        return {};
    });
    add("other commitments of P1 shown to P2 and P3", "", [](Scene& scene, Hub& hub) -> Step<> {
        const auto a = hub.wish();
        auto b = a;
        b.commitments[0] = hub.another();
        TERCET_TRY(const auto answers, hub.round({ hub.ask(P2, a), hub.ask(P3, b) }));
        scene.signature = hub.signs({ a, b }, answers);
        return {};
    });
    add("nonces again, for another message", "refuse", [](Scene& scene, Hub& hub) -> Step<> {
        const auto a = hub.wish(), b = hub.wish();
        TERCET_CHECK(hub.round({ hub.ask(P2, a), hub.ask(P3, a) }));
        const auto more = hub.round({ hub.ask(P2, b), hub.ask(P3, b) });
        if (more) {
            scene.fault = "it was answered";
            return {};
        }
        return std::unexpected(more.error());
    });
    add("nonces that nobody drew", "refuse", [](Scene&, Hub& hub) -> Step<> {
        auto a = hub.wish();
        a.commitments[1] = a.commitments[2] = hub.another();
        const auto done = hub.round({ hub.ask(P2, a), hub.ask(P3, a) });
        return done ? Step<> {} : Step<>(std::unexpected(done.error()));
    });
    add("a message that P1 did not approve", "refuse", [](Scene&, Hub& hub) -> Step<> {
        auto a = hub.wish();
        a.approved = toBytes(view("something else"));
        const auto done = hub.round({ hub.ask(P2, a), hub.ask(P3, a) });
        return done ? Step<> {} : Step<>(std::unexpected(done.error()));
    });
    add("an approval by another key", "refuse", [](Scene&, Hub& hub) -> Step<> {
        auto a = hub.wish();
        a.byStranger = true;
        const auto done = hub.round({ hub.ask(P2, a), hub.ask(P3, a) });
        return done ? Step<> {} : Step<>(std::unexpected(done.error()));
    });
    add("P2's nonces for P3's and P3's for P2's", "refuse", [](Scene&, Hub& hub) -> Step<> {
        auto a = hub.wish();
        std::swap(a.commitments[1], a.commitments[2]);
        const auto done = hub.round({ hub.ask(P2, a), hub.ask(P3, a) });
        return done ? Step<> {} : Step<>(std::unexpected(done.error()));
    });
    add("the other's request", "drop", [](Scene&, Hub& hub) -> Step<> {
        const auto a = hub.wish();
        const auto two = hub.ask(P2, a), three = hub.ask(P3, a);
        const auto done = hub.round({ three, two });
        return done ? Step<> {} : Step<>(std::unexpected(done.error()));
    });
    add("the very request again", "drop", [](Scene&, Hub& hub) -> Step<> {
        const auto a = hub.wish();
        const Bodies out { hub.ask(P2, a), hub.ask(P3, a) };
        TERCET_CHECK(hub.round(out));
        const auto more = hub.round(out);
        return more ? Step<> {} : Step<>(std::unexpected(more.error()));
    });
    return all;
}

// A co-signer whose next nonces are those of its signature before: P1 uses them, the co-signer
// itself has forgotten them, and nothing but its own refusal comes of it.
template <typename C> std::vector<Case> reusedNonces()
{
    std::vector<Case> all;
    for (auto who : { P2, P3 }) {
        Case c { std::string(Of<C>::kName) + "commitments given twice", Of<C>::kProtocol, { who } };
        c.run = [=](Scene& scene) -> Step<> {
            lie(scene, { Session::Nonces, 1, who, P1 }, "nonces", [=](Bytes& payload) {
                // The second of the two pairs is the first again.
                const auto half = payload.size() / 2;
                std::copy_n(payload.begin(), half, payload.begin() + std::ptrdiff_t(half));
            });
            TERCET_CHECK(honestly(scene, Of<C>::kProtocol));
            scene.signature = false;
            if (Of<C>::sign(scene)) scene.fault = "one nonce signed twice";
            return {}; // the cheater's own refusal
        };
        all.push_back(c);
    }
    return all;
}

} // namespace

CHEATS(Bip340)
{
    std::vector<Case> all;
    join(all, wrongShares<FrostSecp>());
    join(all, rogueRequests<FrostSecp>());
    join(all, reusedNonces<FrostSecp>());
    return all;
}

CHEATS(Ed25519)
{
    std::vector<Case> all;
    join(all, wrongShares<FrostEd>());
    join(all, rogueRequests<FrostEd>());
    join(all, reusedNonces<FrostEd>());
    return all;
}

} // namespace tercet::mpc::cheating
