#include <gtest/gtest.h>

#include "core/crypto/Bip32.h"
#include "core/mpc/Body.h"
#include "core/mpc/Online.h"
#include "core/mpc/Tags.h"
#include "tests/adversarial/cheating/Cases.h"
#include "tests/adversarial/cheating/RoguePresign.h"

// The online step, protocol.md 5.4–5.7.
namespace tercet::mpc::cheating {

using crypto::Scalar;
using test::Session;
using test::ThreeParties;

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2, P3 = Party::P3;

// One field of (û, ŵ), changed as a scalar.
test::Edit plus(std::string_view field, const Scalar& more)
{
    return [=](Bytes& payload) {
        auto bytes = fieldOf(payload, SignShare::kFields, field);
        std::ranges::copy((Scalar::decode(bytes).value() + more).be(), bytes.begin());
    };
}

// One field, as a scalar, times a factor.
test::Edit times(std::string_view field, const Scalar& factor)
{
    return [=](Bytes& payload) {
        auto bytes = fieldOf(payload, SignShare::kFields, field);
        std::ranges::copy((Scalar::decode(bytes).value() * factor).be(), bytes.begin());
    };
}

test::Edit both(const Scalar& factor)
{
    return [=](Bytes& payload) {
        for (const auto* const field : { "u", "w" }) {
            auto bytes = fieldOf(payload, SignShare::kFields, field);
            std::ranges::copy((Scalar::decode(bytes).value() * factor).be(), bytes.begin());
        }
    };
}

// A P1 that asks for what it likes: its own presignature, its own share, any request to anybody.
class RogueHub {
public:
    explicit RogueHub(Scene& scene)
        : m_scene(scene)
        , m_link(scene.p.state(P1))
        , m_presignature(m_link.take(m_link.oldest()->id))
    {
    }
    const Bytes32& id() const { return m_presignature.id; }

    struct Wish {
        SigningInput input;
        Bytes32 presignature {};
        Bytes32 approved {}; // the digest that P1 signs for
    };
    Wish wish(std::uint32_t index)
    {
        const auto input = m_scene.p.input({ 44, 60, 0, 0, index }, m_scene.p.random.bytes<32>());
        return { input, id(), input.digest };
    }
    Bytes ask(Party k, const Wish& wish)
    {
        auto& p = m_scene.p;
        const auto nonce = p.random.bytes<32>();
        const auto session
            = crypto::hash(tag::kOnlineSession, m_link.id(), wish.presignature, nonce);
        const auto online = OnlineRequest::begin(
            wish.presignature, p.hubRecord->key, wish.input.tweak, wish.approved)
                                .value();
        const SignRequest request { .presignature = wish.presignature,
            .intent = { wish.input.path, wish.input.payloadType, wish.input.payload,
                p.own[0]->sign(signedAs::kRequestApproval, online.rq) } };
        m_sessions[k] = session;
        return makeBody({ { "n", nonce }, { "pt", wish.presignature },
            { "request",
                m_link.seal(MessageType::Sign, session, 1, k, encodeSignRequest(request)) } });
    }
    // What each co-signer answers; as a co-signer it derives and decodes for itself.
    Step<Bodies> round(const Bodies& out)
    {
        auto& p = m_scene.p;
        return p.round(Session::Sign, 1, out, [&](Party k, ByteView body) -> Step<Bytes> {
            TERCET_TRY(const auto request, p.peer(k).openSign(body));
            const auto derived = crypto::derivePublic(
                { p.record(k).key, p.record(k).chainCode }, request.intent.path);
            Bytes32 digest {};
            std::copy_n(request.intent.payload.begin(), 32, digest.begin());
            return p.peer(k).answerSign(request, derived->tweak, digest);
        });
    }
    std::optional<SignShare> share(Party k, ByteView answer)
    {
        const auto opened = m_link.open(
            test::bodyValue(answer, "share"), MessageType::Sign, m_sessions.at(k), 1, k);
        if (!opened) return {};
        return SignShare::decode(opened->view()).value();
    }
    // Whether these two shares and any own one make a signature on `wish`.
    bool signs(const Wish& wish, const SignShare& two, const SignShare& three)
    {
        auto online = OnlineRequest::begin(
            id(), m_scene.p.hubRecord->key, wish.input.tweak, wish.input.digest)
                          .value();
        online.complete(m_presignature.R).value();
        const auto own = onlineShare(m_presignature, online, m_link.zero());
        return combineShares(online, { own, two, three }).has_value();
    }

private:
    Scene& m_scene;
    LinkState& m_link;
    Presignature m_presignature;
    std::map<Party, Bytes32> m_sessions;
};

const std::vector<std::set<Party>> kCosigners { { P2 }, { P3 }, { P2, P3 } };

// The same lie of every cheating co-signer in its share.
Case inShares(const std::string& strategy, const std::set<Party>& cheaters,
    const std::function<test::Edit(Party)>& edit, Protocol protocol = Protocol::Sign)
{
    Case c { strategy, protocol, cheaters };
    c.run = [=](Scene& scene) {
        const bool full = protocol == Protocol::FullSign;
        for (auto k : cheaters)
            lie(scene, { full ? Session::Presign : Session::Sign, full ? 3 : 1, k, P1 }, "share",
                edit(k));
        return honestly(scene, protocol);
    };
    c.expected = { { P1, "final" } };
    return c;
}

} // namespace

CHEATS(OnlineShares)
{
    const auto e = Scalar::fromU64(3);
    std::vector<Case> all;
    for (const auto& who : kCosigners)
        for (const auto protocol : { Protocol::Sign, Protocol::FullSign }) {
            const std::string full = protocol == Protocol::FullSign ? ", full signing" : "";
            all.push_back(
                inShares("wrong u" + full, who, [=](Party) { return plus("u", e); }, protocol));
            all.push_back(
                inShares("wrong w" + full, who, [=](Party) { return plus("w", e); }, protocol));
            const auto share = [&](const std::string& strategy, const test::Edit& edit,
                                   bool decodes = true) {
                all.push_back(
                    inShares(strategy + full, who, [=](Party) { return edit; }, protocol));
                if (!decodes)
                    all.back().expected
                        = { { P1, *who.begin() == P2 ? "recoverable P2" : "recoverable P3" } };
            };
            share("u and w of zero", [](Bytes& b) { std::ranges::fill(b, 0); });
            share("the negative u", times("u", -Scalar::fromU64(1)));
            share("the negative w", times("w", -Scalar::fromU64(1)));
            share("twice the u", times("u", Scalar::fromU64(2)));
            share("u for w and w for u",
                [](Bytes& b) { std::swap_ranges(b.begin(), b.begin() + 32, b.begin() + 32); });
            share(
                "a u that is no scalar", [](Bytes& b) { std::fill_n(b.begin(), 32, 0xff); }, false);
            share("a share without w", [](Bytes& b) { b.resize(32); }, false);
            all.push_back(inShares(
                "both of a multiple presignature" + full, who, [=](Party) { return both(e); },
                protocol));
        }
    auto cancels
        = inShares("wrong u and w of two that cancel out", { P2, P3 }, [=](Party k) -> test::Edit {
              return [=](Bytes& payload) {
                  plus("u", k == P2 ? e : -e)(payload);
                  plus("w", k == P2 ? -e : e)(payload);
              };
          });
    cancels.expected.clear();
    cancels.signs = true;
    all.push_back(cancels);
    // Three in a row lock P1 until a human looks.
    for (const auto& who : kCosigners) {
        Case c { "wrong w three times", Protocol::Sign, who };
        c.run = [=](Scene& scene) -> Step<> {
            for (auto k : who) lie(scene, { Session::Sign, 1, k, P1 }, "share", plus("w", e));
            for (int i = 0; i < 2; ++i)
                if (honestly(scene, Protocol::Sign)) scene.fault = "it signs";
            return honestly(scene, Protocol::Sign);
        };
        c.expected = { { P1, "final" } };
        c.next = "refuse";
        c.locked = true;
        all.push_back(c);
    }
    return all;
}

CHEATS(PresignatureReports)
{
    std::vector<Case> all;
    for (const auto& who : kCosigners) {
        Case c { "another PT reported", Protocol::Presign, who };
        c.run = [=](Scene& scene) {
            for (auto k : who) lie(scene, { Session::Presign, 3, k, P1 }, "pt", test::flipBit(0));
            return honestly(scene, Protocol::Presign);
        };
        c.expected = { { P1, *who.begin() == P2 ? "recoverable P2" : "recoverable P3" } };
        all.push_back(c);
    }
    return all;
}

namespace {

// P1 alone, or with one co-signer, which then signs whatever P1 likes.
Case byHub(const std::string& strategy, const std::set<Party>& cheaters,
    const std::function<Step<>(Scene&, RogueHub&)>& run)
{
    Case c { strategy, Protocol::Sign, cheaters };
    c.run = [=](Scene& scene) -> Step<> {
        TERCET_CHECK(scene.p.presign());
        RogueHub hub(scene);
        return run(scene, hub);
    };
    return c;
}

const std::vector<std::set<Party>> kHubs { { P1 }, { P1, P2 }, { P1, P3 } };

void expectHonest(Case& c, const std::string& verdict)
{
    for (auto k : { P2, P3 })
        if (!c.cheaters.contains(k)) c.expected[k] = verdict;
}

} // namespace

// A request that is not the other's: what P2 and P3 answer fits neither (protocol.md 5.5, D7).
CHEATS(SplitRequests)
{
    std::vector<Case> all;
    for (const auto& who : kHubs)
        for (const bool samePath : { true, false }) {
            auto c = byHub(samePath ? "other digests shown to P2 and P3"
                                    : "other paths and digests shown to P2 and P3",
                who, [=](Scene& scene, RogueHub& hub) -> Step<> {
                    const auto a = hub.wish(0), b = hub.wish(samePath ? 0 : 1);
                    TERCET_TRY(const auto answers, hub.round({ hub.ask(P2, a), hub.ask(P3, b) }));
                    const auto two = hub.share(P2, answers.p2), three = hub.share(P3, answers.p3);
                    if (!two || !three)
                        scene.fault = "no shares";
                    else if (hub.signs(a, *two, *three) || hub.signs(b, *two, *three))
                        scene.signature = true;
                    return {};
                });
            all.push_back(c);
        }
    return all;
}

CHEATS(Requests)
{
    std::vector<Case> all;
    for (const auto& who : kHubs) {
        auto c = byHub("a digest that P1 did not approve", who, [](Scene& scene, RogueHub& hub) {
            auto wish = hub.wish(0);
            wish.approved = scene.p.random.bytes<32>();
            const auto done = hub.round({ hub.ask(P2, wish), hub.ask(P3, wish) });
            return done ? Step<> {} : Step<>(std::unexpected(done.error()));
        });
        expectHonest(c, "refuse");
        c.next = "ok";
        all.push_back(c);

        c = byHub("a presignature again, for another request", who,
            [](Scene& scene, RogueHub& hub) -> Step<> {
                const auto first = hub.wish(0), second = hub.wish(1);
                TERCET_CHECK(hub.round({ hub.ask(P2, first), hub.ask(P3, first) }));
                const auto more = hub.round({ hub.ask(P2, second), hub.ask(P3, second) });
                if (more) scene.fault = "it was answered";
                return std::unexpected(more.error());
            });
        expectHonest(c, "refuse");
        all.push_back(c);

        c = byHub("an unknown presignature", who, [](Scene& scene, RogueHub& hub) {
            auto wish = hub.wish(0);
            wish.presignature = scene.p.random.bytes<32>();
            const auto done = hub.round({ hub.ask(P2, wish), hub.ask(P3, wish) });
            return done ? Step<> {} : Step<>(std::unexpected(done.error()));
        });
        expectHonest(c, "refuse");
        all.push_back(c);

        c = byHub("the very request again", who, [](Scene&, RogueHub& hub) -> Step<> {
            const auto wish = hub.wish(0);
            const Bodies out { hub.ask(P2, wish), hub.ask(P3, wish) };
            TERCET_CHECK(hub.round(out));
            const auto more = hub.round(out);
            return more ? Step<> {} : Step<>(std::unexpected(more.error()));
        });
        expectHonest(c, "drop");
        all.push_back(c);

        // A new session for the same rq: the same share, sealed again, or nothing new is learnt.
        c = byHub(
            "the same request in a new session", who, [](Scene& scene, RogueHub& hub) -> Step<> {
                const auto wish = hub.wish(0);
                TERCET_TRY(const auto first, hub.round({ hub.ask(P2, wish), hub.ask(P3, wish) }));
                const auto one = hub.share(P2, first.p2);
                TERCET_TRY(const auto again, hub.round({ hub.ask(P2, wish), hub.ask(P3, wish) }));
                const auto two = hub.share(P2, again.p2);
                if (!one || !two || !(one->u == two->u) || !(one->w == two->w))
                    scene.fault = "another share for the same request";
                return {};
            });
        all.push_back(c);
    }
    return all;
}

// The third against P1 with an older share of its own.
CHEATS(ReplayedShare)
{
    std::vector<Case> all;
    for (const auto& who : kCosigners) {
        Case c { "a share of the signature before", Protocol::Sign, who };
        c.run = [=](Scene& scene) -> Step<> {
            auto kept = std::make_shared<std::map<Party, Bytes>>();
            for (auto k : who)
                onTheWay(scene, { Session::Sign, 1, k, P1 }, [=](Bytes& body) {
                    const auto share = test::bodyValue(body, "share");
                    if (kept->contains(k)) test::setBodyValue(body, "share", kept->at(k));
                    kept->emplace(k, share);
                });
            TERCET_CHECK(honestly(scene, Protocol::Sign));
            scene.signature = false;
            return honestly(scene, Protocol::Sign);
        };
        c.expected = { { P1, "drop" } };
        all.push_back(c);
    }
    return all;
}

} // namespace tercet::mpc::cheating
