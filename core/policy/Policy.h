#pragma once

#include <optional>

#include "core/policy/Kinds.h"
#include "core/policy/Unit.h"

namespace tercet::policy {

// The most that may leave within a rolling time that ends now, in base units. Empty: no limit.
struct Periods {
    std::optional<chains::Uint256> day {}; // 24 hours
    std::optional<chains::Uint256> week {}; // 7 days
    std::optional<chains::Uint256> month {}; // 30 days
    friend bool operator==(const Periods&, const Periods&) = default;
};

// The limits of one unit. Of a chain's own unit value and maximum fee count, of a token what is
// sent and what others are allowed to take.
struct Limit {
    Unit unit {};
    std::optional<chains::Uint256> perTransaction {};
    Periods periods {};
    friend bool operator==(const Limit&, const Limit&) = default;
};

// Minutes of the week in UTC, from Monday 00:00: [from, to).
struct Hours {
    std::uint16_t from { 0 }, to { 0 };
    friend auto operator<=>(const Hours&, const Hours&) = default;
};
inline constexpr std::uint16_t kMinutesOfWeek = 7 * 24 * 60;

struct Quorum {
    Role role {};
    std::uint8_t count { 1 };
    friend auto operator<=>(const Quorum&, const Quorum&) = default;
};

// What may be signed. The device and both co-signers hold the same policy and evaluate it, each on
// the transaction that it decoded itself and with books of its own (Evaluate.h).
struct Policy {
    // Of every chain's own unit that has no entry in `limits`, in that unit's base units.
    std::optional<chains::Uint256> limitPerTransaction {};
    // Whether a payload that is not fully decoded may be signed.
    bool blindSigning { false };
    Periods otherUnits {}; // as limitPerTransaction, but over time
    // By unit, ascending. An entry is all that holds for its unit; a token without one has none.
    std::vector<Limit> limits {};
    // Recipients and contracts in their canonical form, ascending. With an allow-list, a
    // transaction or typed data must name addresses, and only those.
    std::optional<std::vector<std::string>> allowed {};
    std::vector<std::string> denied {};
    std::uint8_t kinds { kAllKinds }; // a set of RequestKind
    // How long an address must have been known before anything for it is signed.
    std::uint32_t newRecipientDelayS { 0 };
    std::vector<Hours> quietHours {}; // nothing is signed then; ascending, with gaps between them
    std::vector<Quorum> quorum {}; // how many approvals, by role, ascending
    std::uint32_t looseningDelayS { 0 }; // of a change that loosens this policy

    bool allows(RequestKind kind) const { return (kinds & std::uint8_t(kind)) != 0; }
    friend bool operator==(const Policy&, const Policy&) = default;
};

inline constexpr std::size_t kMaxLimits = 64, kMaxAddresses = 256, kMaxHours = 64;
inline constexpr std::uint8_t kMaxCount = 16; // of a quorum
inline constexpr std::uint32_t kMaxDelayS = 30 * 24 * 3600;
inline constexpr std::uint32_t kConnectedLooseningDelayS = 24 * 3600; // where real money is

// Whether it is within the bounds above and in the form that Policy says. Code::BadField,
// BadAddress, NumberTooLarge with the field's name.
Status check(const Policy& policy);
// Sorts and joins what may come in any order; the result means the same.
Policy normalized(Policy policy);

// The canonical encoding, the only one: it is hashed into the key generation (policyHash,
// protocol.md 1.4) and signed when the policy changes. Integers are little-endian, amounts 32 bytes
// big-endian, optional things have a byte 0 or 1 before them, lists a count u16, texts a length u8.
//   Version 1, whatever says no more: 1 ‖ blindSigning ‖ limitPerTransaction?
//   Version 2: 2 ‖ blindSigning ‖ limitPerTransaction? ‖ day? ‖ week? ‖ month?
//     ‖ limits: family u8 ‖ chainId u64 ‖ contract ‖ perTransaction? ‖ day? ‖ week? ‖ month?
//     ‖ allowed? list of texts ‖ denied list of texts ‖ kinds u8 ‖ newRecipientDelayS u32
//     ‖ quietHours: from u16 ‖ to u16 ‖ quorum: role u8 ‖ count u8 ‖ looseningDelayS u32
Bytes encode(const Policy& policy); // one that check() passes
// Strict: an unknown version is Code::UnknownField "version", so that a party never enforces half a
// policy; else Code::BadLength, or what check() says. What encode() would write differently is
// Code::BadField "version".
Result<Policy> decode(ByteView bytes);

// What a change does to what may be signed. A change that loosens in any part is loosening, even if
// it tightens in another: only pure tightening may ever skip a delay. After tightening, everything
// that is allowed was allowed before, whatever the time and the books.
enum class Change { None, Tightening, Loosening };
Change compare(const Policy& from, const Policy& to);
std::string_view changeName(Change change); // "none", "tightening", "loosening"

// The limits that hold for a unit: its entry, else of a chain's own unit those of all the others.
Limit limitOf(const Policy& policy, const Unit& unit);

} // namespace tercet::policy
