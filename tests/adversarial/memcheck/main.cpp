#include <cstdio>
#include <valgrind/valgrind.h>

#include "tests/adversarial/memcheck/Primitives.h"
#include "tests/adversarial/memcheck/Sessions.h"

// Constant time, checked: protocol.md 9.4, reliability.md. Run by ctest under valgrind, which
// reports every branch and every index that depends on an undefined, that is secret, value.
int main()
{
    using namespace tercet::memcheck;
    struct Scene {
        const char* name;
        bool (*run)();
    };
    static constexpr Scene kScenes[] { { "scalars", scalars }, { "hashes and PRG in lanes", lanes },
        { "points", points }, { "GF(2^128)", field }, { "zero shares", zeroShares },
        { "base OT, OT extension, RVOLE", obliviousTransferAndVole },
        { "identities, pair roots, confirmations", identities }, { "proofs of knowledge", proofs },
        { "verifiable encryption", verifiableEncryption }, { "key generation", keyGeneration },
        { "link, first presignature", linkOpening }, { "presign, online", presignAndSign },
        { "full signing", fullSigning }, { "BIP-340, Ed25519", schnorr }, { "refresh", refresh } };
    if (!RUNNING_ON_VALGRIND) std::puts("not under valgrind: only the results are checked");
    bool good = true;
    for (const auto& scene : kScenes) {
        const auto before = VALGRIND_COUNT_ERRORS;
        const bool right = scene.run();
        const auto reports = VALGRIND_COUNT_ERRORS - before;
        std::printf(
            "%-32s %s, %u reports\n", scene.name, right ? "right" : "WRONG", unsigned(reports));
        good = good && right && reports == 0;
    }
    return good ? 0 : 1;
}
