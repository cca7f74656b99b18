#pragma once

#include "core/cosigner/PolicyStorage.h"
#include "core/cosigner/SqlConnection.h"

namespace tercet::cosigner {

// Of one slot the larger amount and the later time.
#define TERCET_LARGER_AND_LATER                                                                    \
    " ON CONFLICT(vault, unit, slot) DO UPDATE SET"                                                \
    " amount = CASE WHEN excluded.amount > spent.amount THEN excluded.amount"                      \
    " ELSE spent.amount END,"                                                                      \
    " at_ms = CASE WHEN excluded.at_ms > spent.at_ms THEN excluded.at_ms ELSE spent.at_ms END"

// Within a transaction that holds the vault's lease.
Status writeBooking(SqlConnection& connection, const Bytes32& vault, const Booking& booking);

} // namespace tercet::cosigner
