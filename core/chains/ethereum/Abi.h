#pragma once

#include "core/chains/Uint256.h"
#include "core/chains/ethereum/Address.h"

namespace tercet::chains::ethereum {

// The contract calls that are shown in words. All arguments are static words, so a call has exactly
// one encoding.
enum class Function {
    Transfer, // transfer(address to, uint256 amount)
    TransferFrom, // transferFrom(address owner, address to, uint256 amount)
    Approve, // approve(address spender, uint256 amount)
    IncreaseAllowance, // increaseAllowance(address spender, uint256 more)
    DecreaseAllowance, // decreaseAllowance(address spender, uint256 less)
    SetApprovalForAll, // setApprovalForAll(address operator, bool approved)
};

struct Call {
    Function function;
    Address owner {}; // TransferFrom
    Address account {}; // who receives, may spend or operate
    Uint256 amount {}; // SetApprovalForAll: 0 or 1
};

// The first four bytes of keccak256 of "name(types)" (Solidity ABI).
ByteArray<4> selector(Function function);
std::string_view signature(Function function);

// Strict: the exact length, addresses padded with zeros, a bool of 0 or 1. Code::BadAbi for all
// else, also for another function: such a call is not understood.
Result<Call> decodeCall(ByteView data);
Bytes encodeCall(const Call& call);

} // namespace tercet::chains::ethereum
