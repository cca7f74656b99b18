#include "core/policy/Policy.h"

#include "core/base/Codec.h"

namespace tercet::policy {

namespace {

constexpr std::uint8_t kVersion = 1;

Result<bool> flag(Reader& in, const char* field)
{
    TERCET_TRY(const auto v, in.u8());
    if (v > 1) return fail(Code::BadField, "not 0 or 1", field);
    return v == 1;
}

} // namespace

Bytes encode(const Policy& policy)
{
    Writer out;
    out.u8(kVersion).u8(policy.blindSigning).u8(policy.limitPerTransaction.has_value());
    if (policy.limitPerTransaction) out.raw(policy.limitPerTransaction->be());
    return out.take();
}

Result<Policy> decode(ByteView bytes)
{
    Reader in(bytes);
    TERCET_TRY(const auto version, in.u8());
    if (version != kVersion)
        return fail(Code::UnknownField, "a policy of another version", "version");
    Policy policy;
    TERCET_TRY(policy.blindSigning, flag(in, "blindSigning"));
    TERCET_TRY(const bool hasLimit, flag(in, "limitPerTransaction"));
    if (hasLimit) {
        TERCET_TRY(const auto limit, in.raw(32));
        TERCET_TRY(policy.limitPerTransaction, chains::Uint256::fromBytes(limit));
    }
    TERCET_CHECK(in.finish());
    return policy;
}

Change compare(const Policy& from, const Policy& to)
{
    if (from == to) return Change::None;
    const auto& before = from.limitPerTransaction;
    const auto& after = to.limitPerTransaction;
    const bool moreBlind = to.blindSigning && !from.blindSigning;
    const bool higherLimit = before && (!after || *after > *before);
    return moreBlind || higherLimit ? Change::Loosening : Change::Tightening;
}

std::string_view changeName(Change change)
{
    switch (change) {
    case Change::None:
        return "none";
    case Change::Tightening:
        return "tightening";
    case Change::Loosening:
        return "loosening";
    }
    return "none";
}

} // namespace tercet::policy
