#include "core/wallet/Fingerprint.h"

#include "core/crypto/Hash.h"
#include "core/wallet/Convert.h"

namespace tercet::wallet {

namespace {

constexpr std::size_t kBytes = 16;

} // namespace

std::array<QString, kShareCount> fingerprints(const mpc::Identities& identities)
{
    std::array<QString, kShareCount> out;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto& keys = identities[mpc::kParties[i]];
        Bytes both(keys.ik.begin(), keys.ik.end());
        both.insert(both.end(), keys.sk.begin(), keys.sk.end());
        const auto digest = crypto::sha256(both);
        out[i] = toQt(hex(ByteView(digest).first(kBytes)));
    }
    return out;
}

} // namespace tercet::wallet
