#pragma once

#include <QString>
#include <array>

#include "core/mpc/Identity.h"
#include "core/wallet/Types.h"

namespace tercet::wallet {

// What two people compare to know that they mean the same party: the first 16 bytes of
// SHA-256(IK ‖ SK), lower-case hex, by Share.
QString fingerprint(const mpc::PublicIdentity& identity);
std::array<QString, kShareCount> fingerprints(const mpc::Identities& identities);

} // namespace tercet::wallet
