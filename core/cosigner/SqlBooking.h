#pragma once

#include "core/cosigner/PolicyStorage.h"
#include "core/cosigner/SqlConnection.h"

namespace tercet::cosigner {

// Within a transaction that holds the vault's lease.
Status writeBooking(SqlConnection& connection, const Bytes32& vault, const Booking& booking);

} // namespace tercet::cosigner
