#include <gtest/gtest.h>

#include "tests/unit/mpc/Fixture.h"
#include "tests/unit/mpc/Reference.h"

// reliability.md figure 4: what an honest party does towards a selective failure says nothing of
// its secret. Each run has new keys, and of the honest party's answer every cheap observable: that
// it aborted, and single bits of what it sent.
namespace tercet::mpc::cheating {

namespace {

using test::SeededRandom;

// χ² of a 2×2 table, one degree of freedom.
class Table {
public:
    void count(bool secret, bool seen) { ++m_n[secret][seen]; }
    double chiSquared() const
    {
        const double n = double(m_n[0][0] + m_n[0][1] + m_n[1][0] + m_n[1][1]);
        double sum = 0;
        for (int i = 0; i < 2; ++i)
            for (int j = 0; j < 2; ++j) {
                const double expected
                    = double(m_n[i][0] + m_n[i][1]) * double(m_n[0][j] + m_n[1][j]) / n;
                if (expected == 0) return 0;
                sum += (double(m_n[i][j]) - expected) * (double(m_n[i][j]) - expected) / expected;
            }
        return sum;
    }
    int seen() const { return m_n[0][1] + m_n[1][1]; }

private:
    int m_n[2][2] {};
};

constexpr double kLimit = 15.1; // p = 10^-4
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kRuns = 200;
#else
constexpr int kRuns = 2000;
#endif

bool bit(ByteView bytes, std::size_t i) { return bytes[i / 8] >> (i % 8) & 1; }

} // namespace

// A Bob who is inconsistent in one row, towards an honest Alice: her inputs are r_i and sk_i.
TEST(Independence, AliceUnderSelectiveFailure)
{
    SeededRandom random("alice");
    Table abortAndInput, abortAndKey, answerAndInput, abortAndDelta;
    int answers = 0;
    for (int run = 0; run < kRuns; ++run) {
        const auto keys = test::otKeys("alice" + std::to_string(run));
        const auto ext = random.bytes<32>(), nonce = random.bytes<32>();
        const ScalarPair inputs { crypto::Scalar::random(random), crypto::Scalar::random(random) };
        const std::size_t row = std::size_t(run) % kBaseOts;
        const reference::Bob bob(
            keys.bob, ext, random.bytes<kRowBytes>(), [row](std::size_t r, reference::Choice x) {
                if (r == row) x[r % kRowBytes] ^= 4;
                return x;
            });
        const auto alice
            = RvoleAlice::answerTo(bob.message, keys.alice, ext, Party::P2, nonce, inputs, random);
        abortAndInput.count(inputs[0].be()[31] & 1, !alice);
        abortAndKey.count(inputs[1].be()[31] & 1, !alice);
        abortAndDelta.count(keys.alice.bit(row), !alice);
        if (!alice) continue;
        ++answers;
        answerAndInput.count(inputs[1].be()[31] & 1, bit(alice->answer, 248 + 256 * (row % 3)));
    }
    EXPECT_LT(abortAndInput.chiSquared(), kLimit);
    EXPECT_LT(abortAndKey.chiSquared(), kLimit);
    EXPECT_LT(answerAndInput.chiSquared(), kLimit);
    // The test can tell: the abort is Δ's bit of that row, which is what a cheater learns of it.
    EXPECT_GT(abortAndDelta.chiSquared(), kRuns * 0.99);
    EXPECT_NEAR(answers, kRuns / 2, kRuns / 10);
    std::printf("  abort/r_i %.2f, abort/sk_i %.2f, answer/sk_i %.2f, abort/guess %.0f (%d runs)\n",
        abortAndInput.chiSquared(), abortAndKey.chiSquared(), answerAndInput.chiSquared(),
        abortAndDelta.chiSquared(), kRuns);
}

// An Alice who is inconsistent in one row of ã, towards an honest Bob: his secret is χ, which masks
// φ_i; it must not follow from whether he aborts.
TEST(Independence, BobUnderSelectiveFailure)
{
    SeededRandom random("bob");
    Table abortAndChi, abortAndSum, abortAndBeta;
    for (int run = 0; run < kRuns; ++run) {
        const auto keys = test::otKeys("bob" + std::to_string(run));
        const auto ext = random.bytes<32>(), nonce = random.bytes<32>();
        RvoleBob bob(keys.bob, ext, Party::P1, random);
        const auto chi = bob.chi();
        const auto message = toBytes(bob.message());
        const auto beta = reference::choiceOf(keys.bob, ext, message);
        const auto phi = crypto::Scalar::random(random);
        const std::size_t column = std::size_t(run) % kXi;
        const reference::Alice alice(message, keys.alice, ext, nonce,
            { crypto::Scalar::random(random), crypto::Scalar::random(random) },
            crypto::Scalar::random(random), [column](std::size_t c, reference::Row row) {
                if (c == column) row[1] += crypto::Scalar::fromU64(1);
                return row;
            });
        const auto d = std::move(bob).finish(nonce, alice.answer);
        abortAndChi.count(chi.be()[31] & 1, !d);
        abortAndSum.count((phi - chi).be()[31] & 1, !d); // ψ, which Alice is sent
        abortAndBeta.count(bit(beta, column), !d);
    }
    EXPECT_LT(abortAndChi.chiSquared(), kLimit);
    EXPECT_LT(abortAndSum.chiSquared(), kLimit);
    EXPECT_GT(abortAndBeta.chiSquared(), kRuns * 0.99);
    std::printf("  abort/chi %.2f, abort/psi %.2f, abort/guess %.0f (%d runs)\n",
        abortAndChi.chiSquared(), abortAndSum.chiSquared(), abortAndBeta.chiSquared(), kRuns);
}

} // namespace tercet::mpc::cheating
