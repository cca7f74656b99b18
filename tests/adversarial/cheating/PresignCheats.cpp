#include <gtest/gtest.h>

#include "tests/adversarial/cheating/Cases.h"
#include "tests/adversarial/cheating/OffByOne.h"
#include "tests/adversarial/cheating/RoguePresign.h"

// Multiplication and presignature, protocol.md 4.2–5.3 and 5.8.
namespace tercet::mpc::cheating {

using crypto::Point;
using crypto::Scalar;
using reference::Choice;
using reference::Row;
using test::Session;
using test::ThreeParties;

namespace {

// What each cheater tells the victim; the rest of the table is told the truth.
using LieTo = std::function<Lies(ThreeParties&, Party cheater, Party victim)>;

std::map<Party, Ways> told(ThreeParties& p, const Seating& s, const LieTo& lieTo)
{
    std::map<Party, Ways> out;
    for (auto cheater : s.cheaters) out[cheater].to[s.victim] = lieTo(p, cheater, s.victim);
    return out;
}

std::string blamed(const std::string& what, Party p)
{
    return what + " P" + std::to_string(number(p));
}

// In every seating the victim ends as `verdict` says; "" for a lie that succeeds, and a signature.
std::vector<Case> everywhere(
    const std::string& strategy, const std::string& verdict, const LieTo& lieTo, bool names = true)
{
    std::vector<Case> out;
    for (const auto& s : seatings()) {
        Case c { strategy, Protocol::Presign, s.cheaters, [=](Scene& scene) -> Step<> {
                    TERCET_CHECK(presign(scene.p, told(scene.p, s, lieTo)));
                    return sign(scene);
                } };
        c.signs = verdict.empty();
        if (!verdict.empty()) c.expected[s.victim] = names ? blamed(verdict, s.first()) : verdict;
        if (verdict == "quarantine") {
            c.next = "refuse"; // the link is over
            c.newLink = out.empty();
        }
        out.push_back(std::move(c));
    }
    return out;
}

Choice another(const Choice& x)
{
    auto out = x;
    out[3] ^= 0x10;
    out[77] ^= 1;
    return out;
}

// Another x in `rows` of U, each with Alice's Δ guessed; `wrong` of the guesses are wrong.
LieTo guessDelta(std::size_t rows, std::size_t wrong)
{
    return [=](ThreeParties& p, Party cheater, Party victim) {
        const auto& keys = p.state(victim).with(cheater).senderKeys();
        Lies lies;
        std::set<std::size_t> chosen;
        for (std::size_t i = 0; i < rows; ++i) {
            const auto row = (37 * i + 5) % kBaseOts;
            chosen.insert(row);
            if (bool(keys.bit(row)) != (i < wrong)) lies.guessedRows.insert(row);
        }
        lies.choice = [chosen](std::size_t r, const Choice& x) {
            return chosen.contains(r) ? another(x) : x;
        };
        return lies;
    };
}

// Other rows of ã, each with Bob's β guessed.
LieTo guessBeta(std::size_t columns, std::size_t wrong)
{
    return [=](ThreeParties&, Party, Party) {
        Lies lies;
        lies.knowing = [=](Lies& own, const Choice& beta) {
            std::set<std::size_t> chosen;
            for (std::size_t i = 0; i < columns; ++i) {
                const auto c = (29 * i + 11) % kXi;
                chosen.insert(c);
                if (bool(beta[c / 8] >> (c % 8) & 1) != (i < wrong)) own.guessedColumns.insert(c);
            }
            own.tilde = [chosen](std::size_t c, Row row) {
                if (chosen.contains(c))
                    for (auto& scalar : row) scalar += Scalar::fromU64(c + 1);
                return row;
            };
        };
        return lies;
    };
}

LieTo withInputs(const Scalar& r, const Scalar& key)
{
    return [=](ThreeParties&, Party, Party) {
        Lies lies;
        lies.addedR = r;
        lies.addedKey = key;
        return lies;
    };
}

LieTo inShare(std::string_view field, const std::function<void(MutableByteView)>& edit)
{
    return [=](ThreeParties&, Party, Party) {
        Lies lies;
        lies.share = [=](Bytes& b) { edit(fieldOf(b, PresignShare::kFields, field)); };
        return lies;
    };
}

} // namespace

CHEATS(OtExtension)
{
    std::vector<Case> all;
    join(all, everywhere("U: one row of another x, Δ guessed rightly", "", guessDelta(1, 0)));
    join(all, everywhere("U: one row, Δ guessed wrongly", "quarantine", guessDelta(1, 1)));
    join(all, everywhere("U: twelve rows, all guessed rightly", "", guessDelta(12, 0)));
    join(all, everywhere("U: twelve rows, one guess wrong", "quarantine", guessDelta(12, 1)));
    join(all,
        everywhere(
            "U: every row of another x than x~", "quarantine", [](ThreeParties&, Party, Party) {
                Lies lies;
                lies.choice = [](std::size_t, const Choice& x) { return another(x); };
                return lies;
            }));
    join(all, everywhere("ctr used before", "recoverable", [](ThreeParties&, Party, Party) {
        Lies lies;
        lies.counter = 1;
        return lies;
    }));
    return all;
}

CHEATS(Multiplication)
{
    const auto one = Scalar::fromU64(1);
    std::vector<Case> all;
    join(all, everywhere("a~: one row, right mu, β guessed rightly", "", guessBeta(1, 0)));
    join(all, everywhere("a~: one row, β guessed wrongly", "quarantine", guessBeta(1, 1)));
    join(all, everywhere("a~: eight rows, all guessed rightly", "", guessBeta(8, 0)));
    join(all, everywhere("a~: eight rows, one guess wrong", "quarantine", guessBeta(8, 1)));
    join(all, everywhere("a~: every row", "quarantine", guessBeta(kXi, kXi / 2)));
    join(all, everywhere("eta of other inputs", "quarantine", inShare("eta", addOne)));
    join(all, everywhere("RVOLE with another r_i than R_i", "quarantine", withInputs(one, {})));
    join(all,
        everywhere("RVOLE with another key share than pk_i", "quarantine", withInputs({}, one)));
    join(all, everywhere("Gamma_u of another product", "quarantine", inShare("Gamma_u", addG)));
    join(all, everywhere("Gamma_v of another product", "quarantine", inShare("Gamma_v", addG)));
    join(all, everywhere("pk_i not of the product, to one", "quarantine", inShare("pk", addG)));
    join(all, everywhere("R_i that was not committed to", "recoverable", inShare("R", addG)));
    join(all,
        everywhere("wrong echo EA", "recoverable",
            inShare("EA", [](MutableByteView f) { f[5] ^= 1; }), false));
    return all;
}

namespace {

const std::vector<std::set<Party>> kAllSeats { { Party::P1 }, { Party::P2 }, { Party::P3 },
    { Party::P1, Party::P2 }, { Party::P1, Party::P3 }, { Party::P2, Party::P3 } };

using WaysOf = std::function<std::map<Party, Ways>(ThreeParties&, const std::set<Party>&)>;

Case atTable(const std::string& strategy, const std::set<Party>& cheaters, const WaysOf& ways)
{
    return { strategy, Protocol::Presign, cheaters, [=](Scene& scene) -> Step<> {
                TERCET_CHECK(presign(scene.p, ways(scene.p, cheaters)));
                return sign(scene);
            } };
}

} // namespace

CHEATS(SharesAndNonces)
{
    std::vector<Case> all;
    // Consistent everywhere, only not the key: every honest party sees Σpk ≠ X, unless P1 saw it
    // first and went no further.
    for (const auto& cheaters : kAllSeats) {
        auto c = atTable(
            "another x_i, consistently", cheaters, [](ThreeParties&, const std::set<Party>& who) {
                std::map<Party, Ways> out;
                for (auto p : who) out[p].addedKey = Scalar::fromU64(number(p));
                return out;
            });
        for (auto p : kParties)
            if (!cheaters.contains(p) && (p == Party::P1 || cheaters.contains(Party::P1)))
                c.expected[p] = "recoverable";
        all.push_back(std::move(c));
    }
    for (const auto& cheaters : kAllSeats) {
        if (cheaters.size() < 2) continue;
        auto c = atTable("other x_i of two that cancel out", cheaters,
            [](ThreeParties&, const std::set<Party>& who) {
                std::map<Party, Ways> out;
                out[*who.begin()].addedKey = Scalar::fromU64(9);
                out[*who.rbegin()].addedKey = -Scalar::fromU64(9);
                return out;
            });
        c.signs = true;
        all.push_back(std::move(c));
        // Not so in the product: the keys add up, the multiplication does not.
        auto d = atTable("other pk_i of two that add up, not those of the product", cheaters,
            [](ThreeParties&, const std::set<Party>& who) {
                const auto victim = third(*who.begin(), *who.rbegin());
                std::map<Party, Ways> out;
                out[*who.begin()].to[victim].share
                    = [](Bytes& b) { addG(fieldOf(b, PresignShare::kFields, "pk")); };
                out[*who.rbegin()].to[victim].share = [](Bytes& b) {
                    auto pk = fieldOf(b, PresignShare::kFields, "pk");
                    const auto less = Point::decode(pk)->addBasePublic(-Scalar::fromU64(1));
                    std::ranges::copy(less->encode(), pk.begin());
                };
                return out;
            });
        d.expected[third(*cheaters.begin(), *cheaters.rbegin())]
            = blamed("quarantine", *cheaters.begin());
        d.next = "refuse";
        all.push_back(std::move(d));
    }
    for (const auto& cheaters : kAllSeats) {
        auto c = atTable(
            "r_i = 1, then again", cheaters, [](ThreeParties&, const std::set<Party>& who) {
                std::map<Party, Ways> out;
                for (auto p : who) out[p].r = Scalar::fromU64(1);
                return out;
            });
        const auto once = c.run;
        c.run = [=](Scene& scene) -> Step<> {
            TERCET_CHECK(once(scene));
            TERCET_CHECK(presign(scene.p, [&] {
                std::map<Party, Ways> out;
                for (auto p : cheaters) out[p].r = Scalar::fromU64(1);
                return out;
            }()));
            TERCET_CHECK(presign(scene.p, {}));
            // One honest nonce makes R: it never repeats.
            if (scene.p.state(Party::P1).pooled() != 2) scene.fault = "a presignature repeats";
            TERCET_CHECK(sign(scene));
            return sign(scene);
        };
        c.signs = true;
        all.push_back(std::move(c));
    }
    // ψ is checked by nothing but the signature (protocol.md 5.9).
    for (const auto& s : seatings()) {
        Case c { "wrong psi (chi - another chi)", Protocol::Presign, s.cheaters,
            [=](Scene& scene) -> Step<> {
                TERCET_CHECK(presign(scene.p, told(scene.p, s, inShare("psi", addOne))));
                return sign(scene);
            } };
        if (!s.cheaters.contains(Party::P1)) c.expected[Party::P1] = "final";
        all.push_back(std::move(c));
    }
    return all;
}

// Two commitments, each opened to whom it was shown: the echo, before any check that could ban.
CHEATS(EquivocatedCommitment)
{
    std::vector<Case> all;
    for (auto cheater : kParties) {
        auto c = atTable("two commitments C_i, each opened", { cheater },
            [](ThreeParties&, const std::set<Party>& who) {
                std::map<Party, Ways> out;
                const auto self = *who.begin();
                out[self].to[others(self)[1]].r = Scalar::fromU64(77);
                return out;
            });
        // The co-signers hear of each other's view from P1's relay; the other co-signer, before P1
        // gets so far, of P1's.
        if (cheater == Party::P1)
            c.expected = { { Party::P2, "recoverable" }, { Party::P3, "recoverable" } };
        else
            c.expected = { { third(Party::P1, cheater), "recoverable" } };
        all.push_back(std::move(c));
    }
    return all;
}

} // namespace tercet::mpc::cheating
