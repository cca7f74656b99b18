#include "core/wallet/node/Answers.h"

#include <algorithm>

namespace tercet::wallet::node {

namespace {

std::unexpected<Error> bad(std::string context, std::string field = {})
{
    return fail(Code::NodeBadAnswer, std::move(context), std::move(field));
}

const Json& member(const Json& object, const char* key)
{
    static const Json kNull;
    const auto it = object.find(key);
    return it == object.end() ? kNull : *it;
}

Status checkHash(const Json& object, const char* key, const std::string& hash)
{
    if (!object.is_object()) return bad("not an object");
    const auto text = json::string(object, key);
    const auto bytes = text ? fromHex0x(*text) : fail(Code::BadHex);
    if (!bytes || hex0x(*bytes) != hash) return bad("about another transaction", key);
    return {};
}

} // namespace

Result<chains::Uint256> readQuantity(const Json& result)
{
    if (!result.is_string()) return bad("not a quantity");
    const auto v = chains::Uint256::fromQuantity(result.get_ref<const std::string&>());
    if (!v) return bad("not a quantity: " + v.error().context);
    return *v;
}

Result<std::uint64_t> readU64(const Json& result)
{
    TERCET_TRY(const auto v, readQuantity(result));
    if (!v.fitsU64()) return bad("not within 64 bits");
    return v.toU64();
}

Result<Fees> readFees(const Json& result)
{
    if (!result.is_object()) return bad("not an object");
    const auto& baseFees = member(result, "baseFeePerGas");
    if (!baseFees.is_array() || baseFees.empty()) return bad("not a list", "baseFeePerGas");
    Fees fees;
    TERCET_TRY(fees.baseFee, readQuantity(baseFees.back()));

    const auto& rewards = member(result, "reward");
    if (!rewards.is_array() || rewards.empty()) return bad("not a list", "reward");
    std::vector<chains::Uint256> medians;
    for (const auto& block : rewards) {
        if (!block.is_array() || block.size() != 1)
            return bad("not one percentile for each block", "reward");
        TERCET_TRY(medians.emplace_back(), readQuantity(block[0]));
    }
    const auto middle = medians.begin() + std::ptrdiff_t(medians.size() / 2);
    std::ranges::nth_element(medians, middle);
    fees.priorityFee = *middle;
    return fees;
}

Result<bool> readKnown(const Json& result, const std::string& hash)
{
    if (result.is_null()) return false;
    TERCET_CHECK(checkHash(result, "hash", hash));
    return true;
}

Result<std::optional<Receipt>> readReceipt(const Json& result, const std::string& hash)
{
    if (result.is_null()) return std::nullopt;
    TERCET_CHECK(checkHash(result, "transactionHash", hash));
    const auto& block = member(result, "blockNumber");
    if (block.is_null()) return std::nullopt; // some nodes have a receipt for what is only pending
    Receipt receipt;
    TERCET_TRY(receipt.block, readU64(block));
    TERCET_TRY(const auto status, readU64(member(result, "status")));
    if (status > 1) return bad("neither 0 nor 1", "status");
    receipt.success = status == 1;
    const auto blockHash = json::string(result, "blockHash");
    const auto bytes = blockHash ? fromHex0x(*blockHash) : fail(Code::BadHex);
    if (!bytes || bytes->size() != 32) return bad("not a hash", "blockHash");
    receipt.blockHash = hex0x(*bytes);
    return receipt;
}

} // namespace tercet::wallet::node
