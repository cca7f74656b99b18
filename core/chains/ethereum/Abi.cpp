#include "core/chains/ethereum/Abi.h"

#include <algorithm>

#include "core/crypto/Hash.h"

namespace tercet::chains::ethereum {

namespace {

constexpr std::size_t kWord = 32;
constexpr Function kFunctions[] = { Function::Transfer, Function::TransferFrom, Function::Approve,
    Function::IncreaseAllowance, Function::DecreaseAllowance, Function::SetApprovalForAll };

Result<Address> readAddress(ByteView word)
{
    constexpr auto kPadding = kWord - Address::kBytes;
    if (std::ranges::any_of(word.first(kPadding), [](auto b) { return b != 0; }))
        return fail(Code::BadAbi, "address with another padding than zeros");
    return Address(word.subspan<kPadding, Address::kBytes>());
}

Bytes addressWord(const Address& address)
{
    Bytes word(kWord - Address::kBytes);
    append(word, address.bytes());
    return word;
}

} // namespace

std::string_view signature(Function function)
{
    switch (function) {
    case Function::Transfer:
        return "transfer(address,uint256)";
    case Function::TransferFrom:
        return "transferFrom(address,address,uint256)";
    case Function::Approve:
        return "approve(address,uint256)";
    case Function::IncreaseAllowance:
        return "increaseAllowance(address,uint256)";
    case Function::DecreaseAllowance:
        return "decreaseAllowance(address,uint256)";
    case Function::SetApprovalForAll:
        return "setApprovalForAll(address,bool)";
    }
    return {};
}

ByteArray<4> selector(Function function)
{
    const auto hash = crypto::keccak256(view(signature(function)));
    return toArray(std::span(hash).first<4>());
}

Result<Call> decodeCall(ByteView data)
{
    const auto known = std::ranges::find_if(kFunctions,
        [&](Function f) { return data.size() >= 4 && equal(data.first(4), selector(f)); });
    if (known == std::end(kFunctions)) return fail(Code::BadAbi, "not a known function");
    Call call { *known };
    const std::size_t words = call.function == Function::TransferFrom ? 3 : 2;
    auto rest = data.subspan(4);
    if (rest.size() != words * kWord) return fail(Code::BadAbi, "not the exact length");
    if (call.function == Function::TransferFrom) {
        TERCET_TRY(call.owner, readAddress(rest.first(kWord)));
        rest = rest.subspan(kWord);
    }
    TERCET_TRY(call.account, readAddress(rest.first(kWord)));
    TERCET_TRY(call.amount, Uint256::fromBytes(rest.subspan(kWord)));
    if (call.function == Function::SetApprovalForAll && call.amount > Uint256(1))
        return fail(Code::BadAbi, "a bool that is neither 0 nor 1");
    return call;
}

Bytes encodeCall(const Call& call)
{
    auto data = toBytes(selector(call.function));
    if (call.function == Function::TransferFrom) append(data, addressWord(call.owner));
    append(data, addressWord(call.account));
    append(data, call.amount.be());
    return data;
}

} // namespace tercet::chains::ethereum
