#include "core/chains/ethereum/TransactionJson.h"

#include <algorithm>

#include "core/base/Json.h"

namespace tercet::chains::ethereum {

namespace {

// 0x hex, its accessList and white space of the largest transaction are below this.
constexpr std::size_t kMaxInput = json::kMaxBytes;

std::string_view trimmed(std::string_view text)
{
    constexpr auto kBlank = " \t\r\n";
    const auto first = text.find_first_not_of(kBlank);
    if (first == text.npos) return {};
    return text.substr(first, text.find_last_not_of(kBlank) + 1 - first);
}

std::unexpected<Error> at(Error error, const char* field)
{
    error.field = field;
    return std::unexpected(std::move(error));
}

// Reads the members of one object and notices which were never asked for.
class Members {
public:
    explicit Members(const Json& object)
        : m_object(object)
    {
    }

    const Json* find(const char* key)
    {
        m_known.emplace_back(key);
        const auto it = m_object.find(key);
        return it == m_object.end() ? nullptr : &*it;
    }
    Result<std::string> text(const char* key)
    {
        const auto* v = find(key);
        if (!v) return fail(Code::MissingField, "missing", key);
        if (!v->is_string()) return fail(Code::BadField, "not a string", key);
        return v->get<std::string>();
    }
    Result<Uint256> quantity(const char* key)
    {
        TERCET_TRY(const auto digits, text(key));
        auto v = Uint256::fromQuantity(digits);
        if (!v) return at(v.error(), key);
        return v;
    }
    Result<std::uint64_t> quantity64(const char* key, bool plainToo = false)
    {
        if (const auto* v = find(key); plainToo && v && v->is_number_unsigned())
            return v->get<std::uint64_t>();
        TERCET_TRY(const auto v, quantity(key));
        if (!v.fitsU64()) return fail(Code::NumberTooLarge, "not within 64 bits", key);
        return v.toU64();
    }
    Result<std::optional<Address>> address(const char* key)
    {
        if (!find(key)) return std::nullopt;
        TERCET_TRY(const auto digits, text(key));
        auto v = Address::parse(digits);
        if (!v) return at(v.error(), key);
        return *v;
    }
    Status refuseOthers() const
    {
        for (const auto& [key, value] : m_object.items())
            if (std::ranges::find(m_known, key) == m_known.end())
                return fail(Code::UnknownField, "not known here", key.substr(0, 64));
        return {};
    }

private:
    const Json& m_object;
    std::vector<std::string> m_known;
};

Result<Bytes> readData(Members& m)
{
    const auto* data = m.find("data");
    const auto* input = m.find("input");
    if (data && input) return fail(Code::BadField, "data and input are the same field", "input");
    if (!data && !input) return Bytes();
    const char* key = data ? "data" : "input";
    TERCET_TRY(const auto digits, m.text(key));
    auto bytes = fromHex0x(digits);
    if (!bytes) return at(bytes.error(), key);
    return bytes;
}

Result<std::vector<AccessEntry>> readAccessList(Members& m)
{
    constexpr auto kField = "accessList";
    const auto* list = m.find(kField);
    if (!list) return std::vector<AccessEntry>();
    if (!list->is_array()) return fail(Code::BadField, "not a list", kField);
    std::vector<AccessEntry> out;
    for (const auto& item : *list) {
        if (!item.is_object()) return fail(Code::BadField, "not an object", kField);
        Members entry(item);
        TERCET_TRY(const auto address, entry.address("address"));
        if (!address) return fail(Code::MissingField, "missing", "accessList.address");
        const auto* keys = entry.find("storageKeys");
        if (!keys || !keys->is_array())
            return fail(Code::BadField, "not a list", "accessList.storageKeys");
        TERCET_CHECK(entry.refuseOthers());
        AccessEntry e { *address, {} };
        for (const auto& key : *keys) {
            const auto bytes
                = key.is_string() ? fromHex0x(key.get<std::string>()) : fail(Code::BadHex);
            if (!bytes || bytes->size() != 32)
                return fail(Code::BadField, "not 32 bytes", "accessList.storageKeys");
            e.storageKeys.push_back(toArray(std::span(*bytes).first<32>()));
        }
        out.push_back(std::move(e));
    }
    return out;
}

Result<TransactionType> readType(Members& m)
{
    TERCET_TRY(const auto type, m.quantity64("type", true));
    if (type == 3) return fail(Code::UnsupportedTransaction, "blob transaction (EIP-4844)", "type");
    if (type == 4)
        return fail(Code::UnsupportedTransaction, "set-code transaction (EIP-7702)", "type");
    if (type > 4) return fail(Code::UnsupportedTransaction, "unknown type", "type");
    return TransactionType(type);
}

Result<TransactionInput> readObject(const Json& object)
{
    if (!object.is_object()) return fail(Code::BadTransaction, "not a JSON object");
    Members m(object);
    TransactionInput in { {}, {} };
    auto& tx = in.tx;
    TERCET_TRY(tx.type, readType(m));
    TERCET_TRY(tx.chainId, m.quantity64("chainId", true));
    TERCET_TRY(tx.nonce, m.quantity64("nonce"));
    TERCET_TRY(tx.gasLimit, m.quantity64("gas"));
    if (tx.type == TransactionType::DynamicFee) {
        TERCET_TRY(tx.maxFeePerGas, m.quantity("maxFeePerGas"));
        TERCET_TRY(tx.maxPriorityFeePerGas, m.quantity("maxPriorityFeePerGas"));
    } else {
        TERCET_TRY(tx.maxFeePerGas, m.quantity("gasPrice"));
    }
    if (m.find("value")) {
        TERCET_TRY(tx.value, m.quantity("value"));
    }
    TERCET_TRY(in.from, m.address("from"));
    TERCET_TRY(tx.to, m.address("to"));
    TERCET_TRY(tx.data, readData(m));
    if (tx.type != TransactionType::Legacy) {
        TERCET_TRY(tx.accessList, readAccessList(m));
    }
    TERCET_CHECK(m.refuseOthers());
    if (!tx.to && tx.data.empty())
        return fail(Code::MissingField, "only a contract creation has none", "to");
    TERCET_CHECK(check(tx));
    if (buildUnsigned(tx).size() > kMaxTransactionBytes)
        return fail(Code::TextTooLong, "above 128 KiB", "transaction");
    return in;
}

} // namespace

Result<TransactionInput> readTransaction(std::string_view text)
{
    text = trimmed(text);
    if (text.size() > kMaxInput) return fail(Code::TextTooLong, "above 1 MiB", "transaction");
    if (!text.starts_with("0x")) {
        TERCET_TRY(const auto object, json::parse(text));
        return readObject(object);
    }
    TERCET_TRY(const auto bytes, fromHex0x(text));
    TERCET_TRY(auto tx, parseUnsigned(bytes));
    return TransactionInput { std::move(tx), {} };
}

} // namespace tercet::chains::ethereum
