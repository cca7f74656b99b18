#pragma once

#include "core/base/Json.h"
#include "core/policy/Policy.h"

namespace tercet::policy {

// A policy as people and scripts write it:
//   {"blind_signing": false,
//    "limits": [{"chain": "any", "transaction": "1.5", "day": "3", "week": null, "month": null},
//               {"chain": 1, "token": "0xA0b8…", "transaction": null, "day": "1000", …}],
//    "allowed": null | ["0x…"], "denied": [], "kinds": ["transfer", …],
//    "new_recipient_delay": 86400, "quiet_hours": [{"from": "mon 22:00", "to": "tue 06:00"}],
//    "quorum": [{"role": "approver", "count": 2}], "loosening_delay": 86400}
// "chain" is "any" (every chain's own unit without an entry of its own), "bitcoin", "solana" or the
// chain id of an EVM network. Amounts are decimal text in the unit as it is shown, of a token that
// is not on the bundled list in base units; null is no limit. Delays are seconds, hours are UTC;
// "mon 00:00" as an end is that of Sunday, and an end before its beginning goes on over Sunday
// night.
Json toJson(const Policy& policy);
// Strict: every member must be there and no other; lists may stand in any order. The errors name
// the member: MissingField, UnknownField, BadField, BadAmount, BadAddress, NumberTooLarge.
Result<Policy> fromJson(const Json& json);

// "mon 22:00" of a minute of the week; kMinutesOfWeek is "mon 00:00".
std::string minuteText(std::uint16_t minute);
Result<std::uint16_t> minuteOf(std::string_view text); // Code::BadField "quiet_hours"

} // namespace tercet::policy
