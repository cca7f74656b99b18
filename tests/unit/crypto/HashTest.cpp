#include "core/crypto/Hash.h"

#include <gtest/gtest.h>

#include "core/crypto/HashLanes.h"
#include "core/crypto/PrgLanes.h"
#include "core/crypto/Scalar.h"
#include "core/crypto/SystemRandom.h"

using namespace tercet;
using namespace tercet::crypto;

TEST(Hash, KnownAnswersOfTheProtocol)
{
    constexpr Tag kTest { "mw1.test" };
    EXPECT_EQ(hex(hash(kTest, view("abc"), le64(5))),
        "1968c55b9312910a9ff520ece81cb7cae4cb70bff5c6f81b13cec59b35e481e6");
    EXPECT_EQ(hex(hashToScalar(kTest, view("abc"))),
        "02177029f32ef177bdf6b5e3ee9e85dae7ec98a6b03dbf010c25869f11e6606a");
}

TEST(Hash, FieldsCannotBeShifted)
{
    constexpr Tag kTest { "mw1.test" };
    EXPECT_NE(hash(kTest, view("ab"), view("c")), hash(kTest, view("a"), view("bc")));
    EXPECT_NE(hash(kTest, view("abc")), hash(kTest, view("abc"), view("")));
}

TEST(Hash, ManyAtOnceAreTheSameAsOneAfterTheOther)
{
    constexpr Tag kTest { "mw1.test" };
    SystemRandom rng;
    for (const auto way : { CpuWay::Portable, CpuWay::Avx2, CpuWay::Avx512 }) {
        if (!isSupported(way)) continue;
        LaneHasher hasher(way);
        for (const std::size_t n : { 0, 1, 51, 78, 127, 128, 129, 255, 256, 257, 1000 })
            for (const std::size_t outBytes : { 16, 32, 64 })
                for (std::size_t count = 1; count <= LaneHasher::kLanes; ++count) {
                    std::vector<Bytes> in(count, Bytes(n)), got(count, Bytes(outBytes));
                    auto want = got;
                    std::vector<HashLane> lanes;
                    for (std::size_t k = 0; k < count; ++k) {
                        rng.fill(in[k]);
                        Hasher(kTest, outBytes).raw(in[k]).finish(want[k]);
                        lanes.push_back({ in[k].data(), got[k].data() });
                    }
                    hasher(kTest, outBytes, lanes, n);
                    EXPECT_EQ(got, want) << int(way) << " " << n << " " << count;
                    if (n <= HashLane::kHeadBytes) continue;
                    for (std::size_t k = 0; k < count; ++k) {
                        lanes[k].head = in[k].data();
                        lanes[k].in = in[k].data() + HashLane::kHeadBytes;
                        got[k].assign(outBytes, 0);
                    }
                    hasher(kTest, outBytes, lanes, n);
                    EXPECT_EQ(got, want) << int(way) << " " << n << " " << count;
                }
    }
}

TEST(Prg, ManyAtOnceAreTheSameAsOneAfterTheOther)
{
    SystemRandom rng;
    for (const auto way : { CpuWay::Portable, CpuWay::Avx2, CpuWay::Avx512 }) {
        if (!isSupported(way)) continue;
        LanePrg prgs(way);
        for (const std::size_t n : { 1, 15, 16, 17, 63, 64, 65, 80, 127, 128 })
            for (std::size_t count = 1; count <= LanePrg::kLanes; ++count) {
                std::vector<Bytes32> keys(count);
                std::vector<Bytes> got(count, Bytes(n)), want(count, Bytes(n));
                std::vector<PrgLane> lanes;
                for (std::size_t k = 0; k < count; ++k) {
                    rng.fill(keys[k]);
                    prg(keys[k], want[k]);
                    lanes.push_back({ keys[k].data(), got[k].data() });
                }
                prgs(lanes, n);
                EXPECT_EQ(got, want) << int(way) << " " << n << " " << count;
            }
    }
}

TEST(Hash, PublicKnownAnswers)
{
    EXPECT_EQ(
        hex(keccak256({})), "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
    EXPECT_EQ(hex(sha256(view("abc"))),
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex(ripemd160(view("abc"))), "8eb208f7e05d987a9b044a8e98c6b087f15a0bfc");
}
