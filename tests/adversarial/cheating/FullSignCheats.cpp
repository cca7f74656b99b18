#include <gtest/gtest.h>

#include "tests/adversarial/cheating/Cases.h"
#include "tests/adversarial/cheating/OffByOne.h"
#include "tests/adversarial/cheating/RoguePresign.h"

// Signing without a presignature, protocol.md 5.7: the checks of the presignature come before the
// share of the signature.
namespace tercet::mpc::cheating {

using test::Session;

namespace {

constexpr auto P1 = Party::P1, P2 = Party::P2, P3 = Party::P3;

// A (round 1) or B (round 2) of `from` for `to`, changed and sealed again.
void tell(Scene& scene, int round, Party from, Party to, const test::Edit& edit)
{
    const auto* key = from != P1 && to != P1 ? "relay" : round == 1 ? "a" : "b";
    if (from == P1)
        lie(scene, { Session::Presign, round, P1, to }, key, edit);
    else
        lie(scene, { Session::Presign, round, from, P1 }, key, edit);
}

using EditOf = std::function<void(MutableByteView)>;
template <std::size_t N>
std::vector<Case> inField(const std::string& strategy, int round, const std::array<Field, N>& table,
    std::string_view field, const std::string& verdict, bool named, const EditOf& edit)
{
    std::vector<Case> out;
    for (const auto& s : seatings()) {
        Case c { strategy, Protocol::FullSign, s.cheaters };
        c.run = [=, &table](Scene& scene) {
            for (auto cheater : s.cheaters)
                tell(scene, round, cheater, s.victim,
                    [=, &table](Bytes& payload) { edit(fieldOf(payload, table, field)); });
            return honestly(scene, Protocol::FullSign);
        };
        c.expected[s.victim]
            = verdict + (named ? " P" + std::to_string(number(s.first())) : std::string());
        if (verdict == "quarantine") {
            c.next = "refuse"; // the link is over
            c.newLink = out.empty();
        }
        out.push_back(std::move(c));
    }
    return out;
}

void flip(MutableByteView bytes) { bytes[bytes.size() / 2] ^= 1; }

} // namespace

CHEATS(FullSigningProducts)
{
    std::vector<Case> all;
    const auto a
        = [&](const std::string& what, std::string_view field, const std::string& verdict) {
              join(all, inField(what, 1, PresignExtension::kFields, field, verdict, true, flip));
          };
    const auto b = [&](const std::string& what, std::string_view field, const std::string& verdict,
                       const EditOf& edit, bool named = true) {
        join(all, inField(what, 2, PresignShare::kFields, field, verdict, named, edit));
    };
    a("full signing: one bit of U", "U", "quarantine");
    a("full signing: x~ of another x", "x~", "quarantine");
    a("full signing: another h_V", "h_V", "quarantine");
    b("full signing: eta of other inputs", "eta", "quarantine", addOne);
    b("full signing: another mu", "mu", "quarantine", flip);
    b("full signing: another row of a~", "a~", "quarantine", [](MutableByteView f) {
        for (std::size_t i = 0; i + 32 <= f.size(); i += 32) addOne(f.subspan(i, 32));
    });
    b("full signing: Gamma_u of another product", "Gamma_u", "quarantine", addG);
    b("full signing: Gamma_v of another product", "Gamma_v", "quarantine", addG);
    b("full signing: pk_i not of the product", "pk", "quarantine", addG);
    b("full signing: R_i that was not committed to", "R", "recoverable", addG);
    b("full signing: another salt", "salt", "recoverable", flip);
    b("full signing: wrong echo EA", "EA", "recoverable", flip, false);
    return all;
}

// P1's request rides on the last round.
CHEATS(FullSigningRequests)
{
    std::vector<Case> all;
    const auto add = [&](const std::string& strategy, const std::string& verdict,
                         const std::function<void(Scene&, Party)>& lies) {
        for (const auto& cheaters :
            { std::set<Party> { P1 }, std::set<Party> { P1, P2 }, std::set<Party> { P1, P3 } }) {
            Case c { "full signing: " + strategy, Protocol::FullSign, cheaters };
            c.run = [=](Scene& scene) {
                for (auto k : others(P1))
                    if (!cheaters.contains(k)) lies(scene, k);
                return honestly(scene, Protocol::FullSign);
            };
            for (auto k : others(P1))
                if (!cheaters.contains(k)) c.expected[k] = verdict;
            all.push_back(std::move(c));
        }
    };
    add("an approval of something else", "refuse", [](Scene& scene, Party k) {
        lie(scene, { Session::Presign, 3, P1, k }, "request",
            [](Bytes& payload) { payload[payload.size() - 5] ^= 1; });
    });
    add("a digest that P1 did not approve", "refuse", [](Scene& scene, Party k) {
        lie(scene, { Session::Presign, 3, P1, k }, "request",
            [](Bytes& payload) { payload[payload.size() - 64 - 7] ^= 1; });
    });
    add("a path that P1 did not approve", "refuse", [](Scene& scene, Party k) {
        lie(scene, { Session::Presign, 3, P1, k }, "request",
            [](Bytes& payload) { payload[32 + 1 + 4 * 4] ^= 4; });
    });
    return all;
}

} // namespace tercet::mpc::cheating
