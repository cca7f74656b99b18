#include "core/backup/Piece.h"
#include "core/backup/RecoveryPart.h"

using namespace tercet;
using namespace tercet::backup;

// An age file from outside, an identity file, a recipient's text and an opened payload. The first
// byte chooses; scrypt at its smallest cost only.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (!size) return 0;
    const ByteView in(data + 1, size - 1);
    static const auto identity = age::Identity::fromX25519(Bytes32 { 7 });
    switch (data[0] & 3) {
    case 0: {
        const auto wants = age::wantsPassphrase(in);
        if (!wants || *wants) return 0;
        age::Keys keys;
        keys.identities.push_back(identity.clone());
        (void)age::decrypt(in, keys);
        (void)age::decryptWithFileKey(in, age::FileKey());
        return 0;
    }
    case 1:
        (void)age::parseIdentities(crypto::SecretBytes::from(in));
        return 0;
    case 2:
        if (const auto recipient = age::Recipient::parse(text(in)))
            if (age::Recipient::parse(recipient->text()) != *recipient) __builtin_trap();
        return 0;
    default:
        (void)ShareBackup::decode(in);
        (void)RecoveryPart::decode(in);
        (void)Piece::decode(in);
        return 0;
    }
}
