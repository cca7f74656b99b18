#include "core/keychain/Share1Item.h"

using namespace tercet;
using namespace tercet::keychain;

// The text of a keychain item or of a sealed file, before and after its passphrase. Argon2id at its
// smallest cost only: the fuzzer's time is for the parser.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const ByteView in(data, size);
    const auto head = share1::head(in);
    if (!head) return 0;
    if (head->cost.kibibytes > 64 || head->cost.passes > 2) return 0;
    const auto copied = [](ByteView bytes) {
        crypto::SecretBytes out(bytes.size());
        std::copy(bytes.begin(), bytes.end(), out.data());
        return out;
    };
    (void)share1::open(copied(in), Bytes32 {}, copied(view("passphrase")));
    return 0;
}
