#include "core/wallet/Fingerprint.h"

#include "core/crypto/Hash.h"
#include "core/wallet/Convert.h"

namespace tercet::wallet {

namespace {

constexpr std::size_t kBytes = 16;

} // namespace

QString fingerprint(const mpc::PublicIdentity& identity)
{
    Bytes both(identity.ik.begin(), identity.ik.end());
    both.insert(both.end(), identity.sk.begin(), identity.sk.end());
    return toQt(hex(ByteView(crypto::sha256(both)).first(kBytes)));
}

std::array<QString, kShareCount> fingerprints(const mpc::Identities& identities)
{
    std::array<QString, kShareCount> out;
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = fingerprint(identities[mpc::kParties[i]]);
    return out;
}

} // namespace tercet::wallet
