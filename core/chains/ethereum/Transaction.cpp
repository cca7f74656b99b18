#include "core/chains/ethereum/Transaction.h"

#include "core/chains/ethereum/Rlp.h"
#include "core/crypto/Hash.h"

namespace tercet::chains::ethereum {

namespace {

constexpr std::size_t kLegacyFields = 6;

Bytes encodeAccessList(const std::vector<AccessEntry>& list)
{
    std::vector<Bytes> entries;
    for (const auto& entry : list) {
        std::vector<Bytes> keys;
        keys.reserve(entry.storageKeys.size());
        for (const auto& key : entry.storageKeys) keys.push_back(rlp::encode(ByteView(key)));
        const Bytes pair[]
            = { rlp::encode(ByteView(entry.address.bytes())), rlp::encodeList(keys) };
        entries.push_back(rlp::encodeList(pair));
    }
    return rlp::encodeList(entries);
}

// The members that a type signs over, without the chain id of the EIP-155 form.
std::vector<Bytes> signedFields(const Transaction& tx)
{
    const auto typed = tx.type != TransactionType::Legacy;
    std::vector<Bytes> f;
    if (typed) f.push_back(rlp::encode(Uint256(tx.chainId)));
    f.push_back(rlp::encode(Uint256(tx.nonce)));
    if (tx.type == TransactionType::DynamicFee) f.push_back(rlp::encode(tx.maxPriorityFeePerGas));
    f.push_back(rlp::encode(tx.maxFeePerGas));
    f.push_back(rlp::encode(Uint256(tx.gasLimit)));
    f.push_back(tx.to ? rlp::encode(ByteView(tx.to->bytes())) : rlp::encode(ByteView()));
    f.push_back(rlp::encode(tx.value));
    f.push_back(rlp::encode(ByteView(tx.data)));
    if (typed) f.push_back(encodeAccessList(tx.accessList));
    return f;
}

Bytes envelope(TransactionType type, const std::vector<Bytes>& fields)
{
    auto list = rlp::encodeList(fields);
    if (type != TransactionType::Legacy) list.insert(list.begin(), std::uint8_t(type));
    return list;
}

Result<std::vector<AccessEntry>> readAccessList(const rlp::Item& item)
{
    constexpr auto kField = "accessList";
    if (!item.isList) return fail(Code::BadRlp, "not a list", kField);
    std::vector<AccessEntry> list;
    for (const auto& pair : item.items) {
        if (!pair.isList || pair.items.size() != 2 || !pair.items[1].isList)
            return fail(Code::BadRlp, "not an address and a list of keys", kField);
        TERCET_TRY(const auto address, pair.items[0].array<Address::kBytes>(kField));
        AccessEntry entry { Address(address), {} };
        for (const auto& key : pair.items[1].items) {
            TERCET_TRY(const auto bytes, key.array<32>(kField));
            entry.storageKeys.push_back(bytes);
        }
        list.push_back(std::move(entry));
    }
    return list;
}

Result<std::optional<Address>> readTo(const rlp::Item& item)
{
    if (!item.isList && item.bytes.empty()) return std::nullopt;
    TERCET_TRY(const auto bytes, item.array<Address::kBytes>("to"));
    return Address(bytes);
}

struct Envelope {
    TransactionType type;
    rlp::Item list;
    std::size_t fields; // how many of the list's members signedFields() makes
};

Result<Envelope> openEnvelope(ByteView bytes)
{
    if (bytes.empty()) return fail(Code::BadTransaction, "no bytes");
    if (bytes.size() > kMaxTransactionBytes)
        return fail(Code::TextTooLong, "above 128 KiB", "transaction");
    auto type = TransactionType::Legacy;
    if (bytes[0] < 0x80) {
        if (bytes[0] == 3)
            return fail(Code::UnsupportedTransaction, "blob transaction (EIP-4844)", "type");
        if (bytes[0] == 4)
            return fail(Code::UnsupportedTransaction, "set-code transaction (EIP-7702)", "type");
        if (bytes[0] != 1 && bytes[0] != 2)
            return fail(Code::UnsupportedTransaction, "unknown type", "type");
        type = TransactionType(bytes[0]);
        bytes = bytes.subspan(1);
    }
    TERCET_TRY(auto list, rlp::decode(bytes));
    if (!list.isList) return fail(Code::BadTransaction, "not a list");
    constexpr std::size_t kFields[] = { kLegacyFields, 8, 9 };
    const auto fields = kFields[int(type)];
    return Envelope { type, std::move(list), fields };
}

// All fields but a legacy transaction's chain id.
Result<Transaction> readFields(const Envelope& e)
{
    auto next = e.list.items.begin();
    Transaction tx;
    tx.type = e.type;
    if (tx.type != TransactionType::Legacy) {
        TERCET_TRY(tx.chainId, (next++)->integer64("chainId"));
    }
    TERCET_TRY(tx.nonce, (next++)->integer64("nonce"));
    if (tx.type == TransactionType::DynamicFee) {
        TERCET_TRY(tx.maxPriorityFeePerGas, (next++)->integer("maxPriorityFeePerGas"));
    }
    TERCET_TRY(tx.maxFeePerGas,
        (next++)->integer(tx.type == TransactionType::DynamicFee ? "maxFeePerGas" : "gasPrice"));
    TERCET_TRY(tx.gasLimit, (next++)->integer64("gas"));
    TERCET_TRY(tx.to, readTo(*next++));
    TERCET_TRY(tx.value, (next++)->integer("value"));
    TERCET_TRY(const auto data, (next++)->string("data"));
    tx.data = toBytes(data);
    if (tx.type != TransactionType::Legacy) {
        TERCET_TRY(tx.accessList, readAccessList(*next++));
    }
    return tx;
}

} // namespace

Bytes buildUnsigned(const Transaction& tx)
{
    auto fields = signedFields(tx);
    if (tx.type == TransactionType::Legacy) {
        fields.push_back(rlp::encode(Uint256(tx.chainId)));
        fields.insert(fields.end(), 2, rlp::encode(ByteView()));
    }
    return envelope(tx.type, fields);
}

Result<Transaction> parseUnsigned(ByteView bytes)
{
    TERCET_TRY(const auto e, openEnvelope(bytes));
    const auto count = e.list.items.size();
    const bool legacy = e.type == TransactionType::Legacy;
    if (!legacy && count == e.fields + 3) return fail(Code::AlreadySigned, "it has a signature");
    if (legacy && count == kLegacyFields)
        return fail(Code::BadChainId, "no chain id (EIP-155)", "chainId");
    if (count != e.fields + (legacy ? 3 : 0))
        return fail(Code::BadTransaction, "wrong number of fields");

    TERCET_TRY(auto tx, readFields(e));
    if (legacy) {
        TERCET_TRY(const auto r, e.list.items[7].string("r"));
        TERCET_TRY(const auto s, e.list.items[8].string("s"));
        if (!r.empty() || !s.empty()) return fail(Code::AlreadySigned, "it has a signature");
        TERCET_TRY(tx.chainId, e.list.items[6].integer64("chainId"));
    }
    TERCET_CHECK(check(tx));
    return tx;
}

Bytes32 signingDigest(const Transaction& tx) { return crypto::keccak256(buildUnsigned(tx)); }

Bytes buildSigned(const Transaction& tx, const crypto::EcdsaSignature& signature)
{
    auto fields = signedFields(tx);
    const auto parity = std::uint64_t(signature.recid & 1);
    // EIP-155: v = chain id · 2 + 35 + parity, which does not fit 64 bits for the largest chain
    // ids.
    const auto v = tx.type == TransactionType::Legacy
        ? *Uint256(tx.chainId).times(2)->plus(35 + parity)
        : Uint256(parity);
    fields.push_back(rlp::encode(v));
    fields.push_back(rlp::encode(*Uint256::fromBytes(signature.r)));
    fields.push_back(rlp::encode(*Uint256::fromBytes(signature.s)));
    return envelope(tx.type, fields);
}

Bytes32 transactionHash(ByteView signedBytes) { return crypto::keccak256(signedBytes); }

Result<SignedTransaction> parseSigned(ByteView bytes)
{
    TERCET_TRY(const auto e, openEnvelope(bytes));
    if (e.list.items.size() != e.fields + 3)
        return fail(Code::BadTransaction, "wrong number of fields");
    SignedTransaction out { {}, {}, {} };
    TERCET_TRY(out.tx, readFields(e));
    TERCET_TRY(const auto v, e.list.items[e.fields].integer("v"));
    TERCET_TRY(const auto r, e.list.items[e.fields + 1].integer("r"));
    TERCET_TRY(const auto s, e.list.items[e.fields + 2].integer("s"));

    auto parity = v;
    if (out.tx.type == TransactionType::Legacy) {
        if (v < Uint256(35)) return fail(Code::BadChainId, "no chain id (EIP-155)", "v");
        const auto rest = *v.minus(35);
        const auto half = rest.be();
        ByteArray<32> chain;
        for (std::size_t i = 0; i < 32; ++i)
            chain[i] = std::uint8_t(half[i] >> 1 | (i ? half[i - 1] << 7 : 0));
        const auto chainId = *Uint256::fromBytes(chain);
        if (!chainId.fitsU64())
            return fail(Code::NumberTooLarge, "chain id not within 64 bits", "v");
        out.tx.chainId = chainId.toU64();
        parity = half[31] & 1;
    }
    if (parity > Uint256(1)) return fail(Code::BadSignature, "parity is neither 0 nor 1", "v");
    TERCET_CHECK(check(out.tx));
    out.signature = { r.be(), s.be(), int(parity.toU64()) };
    const auto digest = signingDigest(out.tx);
    const auto key = crypto::ecdsaRecover(digest, out.signature);
    if (!key || !crypto::ecdsaVerify(*key, digest, out.signature))
        return fail(Code::BadSignature, "r or s out of range, or s not low");
    out.from = Address::ofKey(*key);
    return out;
}

} // namespace tercet::chains::ethereum
