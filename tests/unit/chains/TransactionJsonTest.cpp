#include "core/chains/ethereum/TransactionJson.h"

#include <gtest/gtest.h>

#include "core/base/Json.h"

using namespace tercet;
using namespace tercet::chains;
using namespace tercet::chains::ethereum;

namespace {

Json dynamicFee()
{
    return { { "type", 2 }, { "chainId", 1 }, { "nonce", "0x9" }, { "gas", "0x5208" },
        { "maxFeePerGas", "0x4a817c800" }, { "maxPriorityFeePerGas", "0x3b9aca00" },
        { "to", "0x3535353535353535353535353535353535353535" }, { "value", "0xde0b6b3a7640000" } };
}

Json legacy()
{
    auto j = dynamicFee();
    j["type"] = "0x0";
    j["gasPrice"] = j["maxFeePerGas"];
    j.erase("maxFeePerGas");
    j.erase("maxPriorityFeePerGas");
    return j;
}

Error refusal(const Json& j)
{
    const auto r = readTransaction(j.dump());
    EXPECT_FALSE(r) << j;
    return r ? Error { Code::Internal } : r.error();
}

TEST(TransactionJson, ReadsEveryType)
{
    auto in = readTransaction(dynamicFee().dump());
    ASSERT_TRUE(in) << in.error().context << in.error().field;
    EXPECT_EQ(in->tx.type, TransactionType::DynamicFee);
    EXPECT_EQ(in->tx.nonce, 9u);
    EXPECT_EQ(in->tx.value.amount(18), "1");
    EXPECT_EQ(in->tx.maxPriorityFeePerGas, Uint256(1000000000));
    EXPECT_FALSE(in->from);

    in = readTransaction(legacy().dump());
    ASSERT_TRUE(in);
    EXPECT_EQ(in->tx.type, TransactionType::Legacy);
    EXPECT_EQ(in->tx.maxFeePerGas, Uint256(20000000000));

    auto j = legacy();
    j["type"] = 1;
    j["chainId"] = "0x89";
    j["from"] = "0x9d8a62f656a8d1615c1294fd71e9cfb3e4855a4f";
    j["accessList"] = Json::array({ { { "address", "0x3535353535353535353535353535353535353535" },
        { "storageKeys", Json::array({ "0x" + std::string(64, '1') }) } } });
    in = readTransaction(" \n" + j.dump() + "\r\n");
    ASSERT_TRUE(in) << in.error().context << in.error().field;
    EXPECT_EQ(in->tx.chainId, 137u);
    EXPECT_EQ(in->tx.accessList.at(0).storageKeys.size(), 1u);
    EXPECT_EQ(in->from->text(), "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F");
}

TEST(TransactionJson, RawBytes)
{
    const auto tx = readTransaction(dynamicFee().dump())->tx;
    const auto raw = hex0x(buildUnsigned(tx));
    EXPECT_EQ(readTransaction(raw + "\n")->tx, tx);
    EXPECT_EQ(readTransaction("0x").error().code, Code::BadTransaction);
    EXPECT_EQ(readTransaction(raw + "0").error().code, Code::BadHex);
    EXPECT_EQ(readTransaction(raw.substr(2)).error().code, Code::BadJson);
    EXPECT_EQ(readTransaction(hex0x(buildSigned(tx, {}))).error().code, Code::AlreadySigned);
}

TEST(TransactionJson, OnlyTheseMayBeAbsent)
{
    for (const char* key :
        { "type", "chainId", "nonce", "gas", "maxFeePerGas", "maxPriorityFeePerGas", "to" }) {
        auto j = dynamicFee();
        j.erase(key);
        EXPECT_EQ(refusal(j), (Error { Code::MissingField, refusal(j).context, key }));
    }
    auto j = legacy();
    j.erase("gasPrice");
    EXPECT_EQ(refusal(j).field, "gasPrice");
    j = dynamicFee();
    j.erase("value");
    EXPECT_TRUE(readTransaction(j.dump())->tx.value.isZero());
    j.erase("to");
    j["data"] = "0x6000";
    EXPECT_FALSE(readTransaction(j.dump())->tx.to);
    j["input"] = "0x6000";
    EXPECT_EQ(refusal(j).code, Code::BadField);
    j.erase("data");
    EXPECT_EQ(readTransaction(j.dump())->tx.data, (Bytes { 0x60, 0 }));
}

TEST(TransactionJson, UnknownFieldsAreRefused)
{
    for (const char* key : { "gasLimit", "v", "r", "Value", "", "maxFeePerBlobGas", "gasPrice",
             "authorizationList" }) {
        auto j = dynamicFee();
        j[key] = "0x1";
        EXPECT_EQ(refusal(j).code, Code::UnknownField) << key;
    }
    for (const char* key : { "maxFeePerGas", "accessList" }) { // of other types
        auto j = legacy();
        j[key] = Json::array();
        EXPECT_EQ(refusal(j).code, Code::UnknownField) << key;
    }
}

TEST(TransactionJson, BadFields)
{
    const auto with = [](const char* key, Json value) {
        auto j = dynamicFee();
        j[key] = std::move(value);
        return refusal(j);
    };
    EXPECT_EQ(with("nonce", 9).code, Code::BadField);
    EXPECT_EQ(with("nonce", "9").code, Code::BadNumber);
    EXPECT_EQ(with("nonce", "0x09").code, Code::BadNumber);
    EXPECT_EQ(with("nonce", "0x").code, Code::BadNumber);
    EXPECT_EQ(with("nonce", "0x10000000000000000").code, Code::NumberTooLarge);
    EXPECT_EQ(with("nonce", "0xffffffffffffffff").code, Code::NumberTooLarge);
    EXPECT_EQ(with("value", "0x1" + std::string(64, '0')),
        (Error {
            Code::NumberTooLarge, with("value", "0x1" + std::string(64, '0')).context, "value" }));
    EXPECT_EQ(with("value", nullptr).code, Code::BadField);
    EXPECT_EQ(with("chainId", 0).code, Code::BadChainId);
    EXPECT_EQ(with("chainId", -1).code, Code::BadField);
    EXPECT_EQ(with("chainId", "1").code, Code::BadNumber);
    EXPECT_EQ(with("type", 3).code, Code::UnsupportedTransaction);
    EXPECT_EQ(with("type", 4).code, Code::UnsupportedTransaction);
    EXPECT_EQ(with("type", "0x7f").code, Code::UnsupportedTransaction);
    EXPECT_EQ(with("to", nullptr).code, Code::BadField);
    EXPECT_EQ(with("to", "").code, Code::BadAddress);
    EXPECT_EQ(with("to", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD").code, Code::BadChecksum);
    EXPECT_EQ(with("data", "6000").code, Code::BadHex);
    EXPECT_EQ(with("data", "0x600").code, Code::BadHex);
    EXPECT_EQ(with("maxPriorityFeePerGas", "0x4a817c801").code, Code::FeeAboveMaximum);
    EXPECT_EQ(with("accessList", Json::object()).code, Code::BadField);
    EXPECT_EQ(with("accessList", Json::array({ 1 })).code, Code::BadField);
    EXPECT_EQ(with("data", "0x" + std::string(600000, '0')).code, Code::TextTooLong);
}

TEST(TransactionJson, HostileText)
{
    const auto code = [](const std::string& text) { return readTransaction(text).error().code; };
    EXPECT_EQ(code(std::string(100000, '[') + std::string(100000, ']')), Code::JsonTooDeep);
    EXPECT_EQ(code(R"({"type":2,"type":0})"), Code::JsonDuplicateKey);
    EXPECT_EQ(code(R"({"type":2.0})"), Code::JsonFloat);
    EXPECT_EQ(code(R"({"chainId":18446744073709551616})"), Code::JsonFloat);
    EXPECT_EQ(code("[]"), Code::BadTransaction);
    EXPECT_EQ(code("\"0x\""), Code::BadTransaction);
    EXPECT_EQ(code(""), Code::BadJson);
    EXPECT_EQ(code("{"), Code::BadJson);
    EXPECT_EQ(code(std::string("{\"to\":\"\xff\"}")), Code::BadJson);
    EXPECT_EQ(
        code(std::string(2 << 20, ' ') + "0x" + std::string(2 << 20, '0')), Code::TextTooLong);
    // A long unknown key does not come back whole.
    auto j = dynamicFee();
    j[std::string(100000, 'k')] = 1;
    EXPECT_LE(refusal(j).field.size(), 64u);
}

} // namespace
