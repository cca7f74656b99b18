#include "core/wallet/Forms.h"

#include "core/chains/ethereum/Abi.h"
#include "core/chains/ethereum/Lists.h"

namespace tercet::wallet::forms {

namespace {

using namespace chains::ethereum;
using chains::Uint256;

constexpr int kGweiDecimals = 9;

template <typename T> Result<T> named(Result<T> result, const char* field)
{
    if (!result) return fail(result.error().code, result.error().context, field);
    return result;
}

Result<Uint256> amount(const QString& text, int decimals, const char* field)
{
    if (text.isEmpty()) return fail(Code::MissingField, "empty", field);
    return named(Uint256::fromAmount(text.trimmed().toStdString(), decimals), field);
}

Result<std::uint64_t> integer(const QString& text, const char* field)
{
    if (text.isEmpty()) return fail(Code::MissingField, "empty", field);
    TERCET_TRY(
        const Uint256 number, named(Uint256::fromDecimal(text.trimmed().toStdString()), field));
    if (!number.fitsU64()) return fail(Code::NumberTooLarge, "above 64 bits", field);
    return number.toU64();
}

Result<Address> address(const QString& text, const char* field)
{
    if (text.isEmpty()) return fail(Code::MissingField, "empty", field);
    return named(Address::parse(text.trimmed().toStdString()), field);
}

} // namespace

Result<Movement> movement(const SendForm& form)
{
    if (form.chainId == 0) return fail(Code::BadChainId, "zero", "chainId");
    TERCET_TRY(const Address to, address(form.to, "to"));
    if (form.token.isEmpty()) {
        TERCET_TRY(const Uint256 value, amount(form.amount, kNativeDecimals, "amount"));
        return Movement { to, value, {} };
    }
    TERCET_TRY(const Address contract, address(form.token, "token"));
    const chains::ethereum::Token* token = findToken(form.chainId, contract);
    TERCET_TRY(const Uint256 units, amount(form.amount, token ? token->decimals : 0, "amount"));
    return Movement { contract, {},
        encodeCall({ .function = Function::Transfer, .account = to, .amount = units }) };
}

Result<Transaction> transaction(const SendForm& form)
{
    TERCET_TRY(auto what, movement(form));
    Transaction tx;
    tx.type = form.eip1559 ? TransactionType::DynamicFee : TransactionType::Legacy;
    tx.chainId = form.chainId;
    tx.to = what.to;
    tx.value = what.value;
    tx.data = std::move(what.data);
    TERCET_TRY(tx.gasLimit, integer(form.gasLimit, "gasLimit"));
    if (form.eip1559) {
        TERCET_TRY(
            tx.maxFeePerGas, amount(form.maxFeePerGasGwei, kGweiDecimals, "maxFeePerGasGwei"));
        TERCET_TRY(tx.maxPriorityFeePerGas,
            amount(form.maxPriorityFeePerGasGwei, kGweiDecimals, "maxPriorityFeePerGasGwei"));
    } else {
        TERCET_TRY(tx.maxFeePerGas, amount(form.gasPriceGwei, kGweiDecimals, "gasPriceGwei"));
    }
    TERCET_TRY(tx.nonce, integer(form.nonce, "nonce"));
    if (tx.gasLimit < intrinsicGas(tx))
        return fail(Code::BadField,
            "below " + std::to_string(intrinsicGas(tx)) + ", which the network takes at least",
            "gasLimit");
    const Status checked = check(tx);
    if (!checked && checked.error().code == Code::FeeAboveMaximum)
        return fail(Code::FeeAboveMaximum, checked.error().context, "maxPriorityFeePerGasGwei");
    TERCET_CHECK(checked);
    return tx;
}

} // namespace tercet::wallet::forms
