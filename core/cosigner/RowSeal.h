#pragma once

#include <memory>

#include "core/cosigner/DeviceStorage.h"
#include "core/cosigner/Storage.h"
#include "core/mpc/Identity.h"

namespace tercet::cosigner {

// Shows that a row which is no secret was written by this co-signer, to whom only the database
// belongs to somebody else: a keyed hash (BLAKE2b) of what a decision hangs on, under a key that
// follows from the co-signer's identity keys, which the database has sealed only. What it cannot
// show is that a row is the newest: an older one, whole, with its own seal, still holds.
class RowSeal {
public:
    explicit RowSeal(const mpc::OwnIdentity& own);

    // Of the policy in force, its serial, what waits, and the freeze.
    Bytes32 of(const VaultRow& row) const;
    // Of all but the seal.
    Bytes32 of(const DeviceRow& row) const;
    Bytes32 of(const RestoreRow& row, const Bytes32& vault) const;
    Bytes32 of(const RecipientsRow& row, const Bytes32& vault, std::uint8_t purpose) const;
    // `place`: what else of() asks for.
    template <typename Row, typename... Place>
    bool holds(const Row& row, const Place&... place) const
    {
        return equal(row.seal, ByteView(of(row, place...)));
    }
    // The same where nothing was written yet, which needs no seal: whoever could take the seal away
    // could put an older row there.
    template <typename Row, typename... Place>
    bool holdsOrNone(const Row& row, const Place&... place) const
    {
        return row == Row {} || holds(row, place...);
    }

private:
    crypto::Secret<32> m_key;
};

} // namespace tercet::cosigner
