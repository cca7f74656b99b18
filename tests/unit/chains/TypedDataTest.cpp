#include "core/chains/ethereum/TypedData.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

#include "TestPaths.h"
#include "core/chains/Payload.h"

using namespace tercet;
using namespace tercet::chains;
using namespace tercet::chains::ethereum;

namespace {

// Our own cases; the expected values are what ethers 6.17.0 computes (eth-sig-util 8.2.0 for the
// type that contains itself, which ethers refuses).
Json cases()
{
    std::ifstream in(TERCET_SOURCE_DIR "/tests/vectors/typed-data.json");
    return Json::parse(in);
}

Json mail() { return cases()[0]["typedData"]; }

Error refusal(const Json& data)
{
    const auto r = parseTypedData(data.dump());
    EXPECT_FALSE(r) << data.dump().substr(0, 1000);
    return r ? Error { Code::Internal } : r.error();
}

TEST(TypedData, Digests)
{
    int n = 0;
    for (const auto& c : cases()) {
        SCOPED_TRACE(c["name"].get<std::string>());
        const auto data = parseTypedData(c["typedData"].dump());
        ASSERT_TRUE(data) << data.error().context << " " << data.error().field;
        EXPECT_EQ(hex0x(data->digest), c["digest"].get<std::string>());
        EXPECT_EQ(hex0x(data->domainSeparator), c["domainSeparator"].get<std::string>());
        const auto schema = TypedSchema::parse(c["typedData"]["types"]);
        ASSERT_TRUE(schema);
        EXPECT_EQ(schema->encodedType(data->primaryType), c["encodeType"].get<std::string>());
        ++n;
    }
    EXPECT_EQ(n, 10);
}

// The example of EIP-712's own text.
TEST(TypedData, MailOfTheEip)
{
    const auto data = parseTypedData(mail().dump());
    EXPECT_EQ(
        hex(data->digest), "be609aee343fb3c4b28e1df9e632fca64fcfaede20f02e86244efddf30957bd2");
    EXPECT_EQ(hex(data->domainSeparator),
        "f2cee375fa42b42143804025fc449deafd50cc031ca257e0b194a650a912090f");
    const auto schema = *TypedSchema::parse(mail()["types"]);
    EXPECT_EQ(schema.encodedType("Mail"),
        "Mail(Person from,Person to,string contents)Person(string name,address wallet)");
    EXPECT_EQ(hex(schema.typeHash("Mail")),
        "a0cedeb2dc280ba39b857546d74f5549c3a1d7bdc2dd96bf881f76108e23dac2");
    std::vector<std::string> paths;
    for (const auto& leaf : data->message) paths.push_back(leaf.path);
    EXPECT_EQ(paths,
        (std::vector<std::string> {
            "from.name", "from.wallet", "to.name", "to.wallet", "contents" }));
    EXPECT_EQ(data->find("to.wallet")->text, "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB");
}

TEST(TypedData, EveryValueIsALeaf)
{
    const auto data = parseTypedData(cases()[1]["typedData"].dump());
    ASSERT_TRUE(data);
    EXPECT_EQ(data->find("members[0].wallets[1]")->type, "address");
    EXPECT_EQ(data->find("members[1].wallets")->text, "(empty list)");
    EXPECT_EQ(data->find("pairs[1][1]")->text, "255");
    EXPECT_EQ(data->find("empty")->text, "(empty list)");
    EXPECT_EQ(parseTypedData(cases()[2]["typedData"].dump())->find("a")->text, "-128");
}

TEST(TypedData, MembersMustFitTheirTypes)
{
    auto d = mail();
    d["message"]["more"] = 1;
    EXPECT_EQ(refusal(d).code, Code::UnknownField);
    d = mail();
    d["message"]["from"].erase("wallet");
    EXPECT_EQ(refusal(d), (Error { Code::MissingField, "missing", "from.wallet" }));
    d = mail();
    d["message"]["to"] = nullptr;
    EXPECT_EQ(refusal(d).code, Code::BadField);
    d = mail();
    d["message"]["contents"] = 5;
    EXPECT_EQ(refusal(d), (Error { Code::BadField, "not text", "contents" }));
    d = mail();
    d["message"]["to"]["wallet"] = "0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbb";
    EXPECT_EQ(refusal(d).code, Code::BadChecksum);
    d = mail();
    d["more"] = 1;
    EXPECT_EQ(refusal(d).code, Code::UnknownField);
    d = mail();
    d["domain"]["salt"] = "0x00";
    EXPECT_EQ(refusal(d).code, Code::UnknownField);
    d = mail();
    d["domain"].erase("name");
    EXPECT_EQ(refusal(d), (Error { Code::MissingField, "missing", "domain.name" }));
    d = mail();
    d["domain"]["chainId"] = 0;
    EXPECT_EQ(refusal(d).code, Code::BadChainId);
    d = mail();
    d["primaryType"] = "Male";
    EXPECT_EQ(refusal(d).code, Code::BadTypedData);
    d = mail();
    d["primaryType"] = "EIP712Domain";
    EXPECT_EQ(refusal(d).code, Code::BadTypedData);
    for (const char* key : { "types", "primaryType", "domain", "message" }) {
        d = mail();
        d.erase(key);
        EXPECT_EQ(refusal(d), (Error { Code::MissingField, "missing", key }));
    }
}

Json one(const char* type, Json value)
{
    return { { "types",
                 { { "EIP712Domain", { { { "name", "name" }, { "type", "string" } } } },
                     { "T", { { { "name", "a" }, { "type", type } } } } } },
        { "primaryType", "T" }, { "domain", { { "name", "x" } } },
        { "message", { { "a", std::move(value) } } } };
}

TEST(TypedData, ValuesOutOfRange)
{
    for (const auto& [type, value] :
        std::vector<std::pair<const char*, Json>> { { "uint8", 256 }, { "uint8", -1 },
            { "uint8", "0x100" }, { "int8", 128 }, { "int8", -129 }, { "int8", "-129" },
            { "uint256", "0x1" + std::string(64, '0') }, { "int256", "0x8" + std::string(63, '0') },
            { "uint256", "1" + std::string(5000, '0') } })
        EXPECT_EQ(refusal(one(type, value)).code, Code::NumberTooLarge) << type << value;
    for (const auto& [type, value] : std::vector<std::pair<const char*, Json>> { { "uint8", "" },
             { "uint8", "0x" }, { "uint8", "01" }, { "uint8", "1.0" }, { "uint8", " 1" },
             { "int8", "-0" }, { "int8", "--1" }, { "uint8", "0xg" } })
        EXPECT_EQ(refusal(one(type, value)).code, Code::BadNumber) << type << value;
    for (const auto& [type, value] : std::vector<std::pair<const char*, Json>> { { "uint8", true },
             { "bool", 1 }, { "bool", "true" }, { "bytes4", "0x123456" },
             { "bytes4", "0x1234567890" }, { "string", Json::array() }, { "uint8[]", 1 },
             { "uint8[2]", Json::array({ 1 }) }, { "T", 1 } })
        EXPECT_EQ(refusal(one(type, value)).code, Code::BadField) << type << value;
    // JSON's own -0, which is an integer and negative to the parser.
    auto minusZero = one("int256", 7).dump();
    minusZero.replace(minusZero.find("7}"), 1, "-0");
    const auto refused = parseTypedData(minusZero);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, Code::BadNumber);
    EXPECT_EQ(refusal(one("bytes", "1234")).code, Code::BadHex);
    EXPECT_EQ(refusal(one("address", "0x12")).code, Code::BadAddress);
    EXPECT_TRUE(parseTypedData(one("int8", -128).dump()));
    EXPECT_TRUE(parseTypedData(one("uint8", "0x00ff").dump()));
}

TEST(TypedData, BadTypes)
{
    for (const char* type : { "uint", "int", "uint7", "uint264", "uint08", "bytes0", "bytes33",
             "Unknown", "", "uint8[", "uint8]", "uint8[]x", "uint8[0]", "uint8[-1]", "uint8[01]",
             "uint8[][][][][]", "fixed128x18", "function", "uint8 ", "a b", "T(" })
        EXPECT_EQ(refusal(one(type, "1")).code, Code::BadTypedData) << type;
    auto d = one("uint8", 1);
    d["types"]["uint8"] = Json::array(); // an atomic type cannot be given another meaning
    EXPECT_EQ(refusal(d).code, Code::BadTypedData);
    d = one("uint8", 1);
    d["types"]["T"].push_back({ { "name", "a" }, { "type", "bool" } });
    EXPECT_EQ(refusal(d).code, Code::BadTypedData);
    d = one("uint8", 1);
    d["types"]["T"][0]["name"] = "a,uint8 b";
    EXPECT_EQ(refusal(d).code, Code::BadTypedData);
    d = one("uint8", 1);
    d["types"]["EIP712Domain"][0]["type"] = "bytes";
    EXPECT_EQ(refusal(d).code, Code::BadTypedData);
    d["types"]["EIP712Domain"] = Json::array();
    EXPECT_EQ(refusal(d).code, Code::BadTypedData);
    d["types"].erase("EIP712Domain");
    EXPECT_EQ(refusal(d).field, "types.EIP712Domain");
}

TEST(TypedData, HostileSizes)
{
    EXPECT_EQ(refusal(one("string", std::string(1 << 20, 'x'))).code, Code::TextTooLong);
    EXPECT_EQ(
        refusal(one("uint8[]", std::vector<int>(kMaxTypedLeaves + 1, 1))).code, Code::BadTypedData);
    EXPECT_EQ(parseTypedData(std::string(100000, '[')).error().code, Code::JsonTooDeep);
    Json deep = Json::object({ { "a", Json::array() } });
    for (int i = 0; i < 40; ++i) deep = Json::object({ { "a", Json::array({ deep }) } });
    EXPECT_EQ(refusal(one("T[]", Json::array({ deep }))).code, Code::JsonTooDeep);
    auto d = one("uint8", 1);
    for (int i = 0; i < 100; ++i) d["types"]["X" + std::to_string(i)] = Json::array();
    EXPECT_EQ(refusal(d).code, Code::BadTypedData);
    d = one("uint8", 1);
    d["types"]["T"][0]["name"] = std::string(1000, 'n');
    EXPECT_FALSE(parseTypedData(d.dump()));
}

// Typed data as applications really send it: the test data of the ERC-7730 registry. Each is shown
// in full, or refused for one of the reasons for which ethers refuses it too.
TEST(TypedData, WhatApplicationsSend)
{
    namespace fs = std::filesystem;
    const fs::path root = fs::path(TERCET_SHARED_DIR) / "vectors/erc7730/registry";
    if (!fs::exists(root)) GTEST_SKIP() << "no ../shared/vectors";
    int shown = 0, refused = 0;
    for (const auto& file : fs::recursive_directory_iterator(root)) {
        const auto name = file.path().filename().string();
        if (!name.starts_with("eip712") || !name.ends_with(".tests.json")) continue;
        std::ifstream in(file.path());
        const auto suite = Json::parse(in);
        for (const auto& t : suite.value("tests", Json::array())) {
            if (!t.contains("data") || !t["data"].contains("types")) continue;
            const auto text = t["data"].dump();
            const auto decoded
                = decode({ PayloadType::EthereumTypedData, toBytes(view(text)) }, "");
            if (decoded) {
                EXPECT_TRUE(decoded->fullyDecoded);
                ++shown;
                continue;
            }
            const auto code = decoded.error().code;
            EXPECT_TRUE(code == Code::BadChecksum || code == Code::MissingField)
                << name << " " << decoded.error().context;
            ++refused;
        }
    }
    EXPECT_GE(shown, 200);
    EXPECT_LE(refused, shown / 4);
}

// Any changed value changes the digest, and the text that is shown for it.
TEST(TypedData, EveryChangedByteIsSeen)
{
    const auto text = mail().dump();
    const auto digest = parseTypedData(text)->digest;
    int accepted = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto mutant = text;
        mutant[i] ^= 1;
        const auto data = parseTypedData(mutant);
        if (!data) continue;
        ++accepted;
        EXPECT_NE(data->digest, digest) << mutant;
    }
    EXPECT_GT(accepted, 20);
}

} // namespace
