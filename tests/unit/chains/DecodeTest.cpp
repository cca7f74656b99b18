#include "core/chains/Payload.h"

#include <algorithm>
#include <gtest/gtest.h>

#include "core/base/Json.h"
#include "core/chains/ethereum/Decode.h"
#include "core/chains/ethereum/Message.h"

using namespace tercet;
using namespace tercet::chains;
using namespace tercet::chains::ethereum;

namespace {

const std::string kFrom = "0x9d8A62f656a8d1615C1294fd71e9CFb3E4855A4F";
const std::string kTo = "0x3535353535353535353535353535353535353535";
const std::string kUsdc = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";
const std::string kUnknownToken = "0x1111111111111111111111111111111111111112";

Transaction transfer(const std::string& to = kTo, Uint256 value = 1500000000000000000)
{
    return { .type = TransactionType::DynamicFee,
        .chainId = 1,
        .nonce = 7,
        .maxFeePerGas = 20000000000,
        .maxPriorityFeePerGas = 1000000000,
        .gasLimit = 100000,
        .to = *Address::parse(to),
        .value = value };
}

Transaction tokenCall(
    const std::string& token, Function function, const std::string& account, Uint256 amount)
{
    auto tx = transfer(token, 0);
    tx.data = encodeCall({ function, *Address::parse(kTo), *Address::parse(account), amount });
    return tx;
}

Decoded shown(const Transaction& tx, const std::string& from = kFrom)
{
    auto d = decode({ PayloadType::EthereumTransaction, buildUnsigned(tx) }, from);
    EXPECT_TRUE(d) << d.error().context;
    return d.value_or(Decoded());
}

Decoded message(ByteView bytes)
{
    return *decode({ PayloadType::EthereumMessage, toBytes(bytes) }, kFrom);
}

Decoded typed(const Json& data)
{
    auto d = decode({ PayloadType::EthereumTypedData, toBytes(view(data.dump())) }, kFrom);
    EXPECT_TRUE(d) << d.error().context << " " << d.error().field;
    return d.value_or(Decoded());
}

std::optional<std::string> value(const Decoded& d, const std::string& id)
{
    const auto it = std::ranges::find(d.fields, id, &Field::id);
    return it == d.fields.end() ? std::nullopt : std::optional(it->value);
}

std::optional<Level> level(const Decoded& d, const std::string& code)
{
    const auto it = std::ranges::find(d.risks, code, &Risk::code);
    return it == d.risks.end() ? std::nullopt : std::optional(it->level);
}

std::vector<std::string> ids(const Decoded& d)
{
    std::vector<std::string> out;
    for (const auto& f : d.fields) out.push_back(f.id);
    return out;
}

TEST(Decode, NativeTransfer)
{
    const auto d = shown(transfer());
    EXPECT_EQ(d.kind, Kind::NativeTransfer);
    EXPECT_TRUE(d.fullyDecoded);
    EXPECT_EQ(d.summary, "Send 1.5 ETH to " + kTo + " on Ethereum Mainnet");
    EXPECT_EQ(ids(d),
        (std::vector<std::string> { "action", "amount", "to", "from", "network", "fee", "total",
            "nonce", "chain-id", "type", "gas", "max-fee", "priority-fee", "digest" }));
    EXPECT_EQ(value(d, "amount"), "1.5 ETH");
    EXPECT_EQ(value(d, "to"), kTo);
    EXPECT_EQ(value(d, "from"), kFrom);
    EXPECT_EQ(value(d, "fee"), "0.002 ETH");
    EXPECT_EQ(value(d, "total"), "1.502 ETH");
    EXPECT_EQ(value(d, "max-fee"), "20 gwei");
    EXPECT_EQ(value(d, "digest"), hex0x(signingDigest(transfer())));
    EXPECT_EQ(d.digest, signingDigest(transfer()));
    EXPECT_EQ(d.recipient, kTo);
    EXPECT_EQ(d.nonce, 7u);
    EXPECT_EQ(d.totalMax->units.amount(18), "1.502");
    EXPECT_TRUE(d.risks.empty());
}

TEST(Decode, NetworkWithoutName)
{
    auto tx = transfer();
    tx.chainId = 31337;
    const auto d = shown(tx);
    EXPECT_EQ(d.network, "Chain 31337");
    EXPECT_EQ(value(d, "amount"), "1.5 coins");
    EXPECT_EQ(level(d, "unknown-network"), Level::Warning);
    EXPECT_TRUE(d.fullyDecoded);
}

TEST(Decode, TokenTransfer)
{
    const auto d = shown(tokenCall(kUsdc, Function::Transfer, kTo, 1250500000));
    EXPECT_EQ(d.kind, Kind::TokenTransfer);
    EXPECT_TRUE(d.fullyDecoded);
    EXPECT_EQ(d.summary, "Send 1250.5 USDC to " + kTo + " on Ethereum Mainnet");
    EXPECT_EQ(value(d, "token"), "USDC (" + kUsdc + ")");
    EXPECT_EQ(d.recipient, kTo);
    EXPECT_EQ(d.contract, kUsdc);
    EXPECT_EQ(d.amount->contract, kUsdc);
    EXPECT_EQ(d.amount->decimals, 6);
    EXPECT_EQ(d.totalMax->units, d.feeMax->units); // no ether moves
    EXPECT_TRUE(d.risks.empty());
    // The same address on another network is another contract.
    auto tx = tokenCall(kUsdc, Function::Transfer, kTo, 1);
    tx.chainId = 10;
    EXPECT_EQ(level(shown(tx), "unknown-token"), Level::Warning);
}

TEST(Decode, UnknownToken)
{
    const auto d = shown(tokenCall(kUnknownToken, Function::Transfer, kTo, 1250500000));
    EXPECT_TRUE(d.fullyDecoded);
    EXPECT_EQ(level(d, "unknown-token"), Level::Warning);
    EXPECT_EQ(value(d, "amount"), "1250500000 base units");
    EXPECT_EQ(value(d, "token"), kUnknownToken);
    EXPECT_NE(d.summary.find(kUnknownToken), std::string::npos);
    EXPECT_EQ(d.amount->symbol, "");
}

TEST(Decode, Approvals)
{
    auto d = shown(tokenCall(kUsdc, Function::Approve, kTo, 1000000));
    EXPECT_EQ(d.kind, Kind::TokenApproval);
    EXPECT_EQ(d.summary, "Allow " + kTo + " to spend up to 1 USDC on Ethereum Mainnet");
    EXPECT_EQ(level(d, "approval"), Level::Warning);
    EXPECT_FALSE(d.amount->unlimited);
    EXPECT_EQ(value(d, "spender"), kTo);
    for (const auto& units :
        { Uint256::max(), *Uint256::max().minus(1), *Uint256::fromBytes(Bytes(12, 0xFF)),
            *Uint256::fromBytes(Bytes(16, 0xFF)), *Uint256::fromBytes(Bytes(20, 0xFF)) }) {
        d = shown(tokenCall(kUsdc, Function::Approve, kTo, units));
        EXPECT_TRUE(d.amount->unlimited);
        EXPECT_EQ(level(d, "unlimited-approval"), Level::Danger);
        EXPECT_EQ(d.risks.front().level, Level::Danger);
        EXPECT_EQ(value(d, "amount"), "unlimited USDC");
        EXPECT_TRUE(d.fullyDecoded);
    }
    d = shown(tokenCall(kUsdc, Function::Approve, kTo, 0));
    EXPECT_TRUE(d.risks.empty());
    EXPECT_TRUE(d.summary.starts_with("Revoke"));
    // Of an unknown contract zero may as well be the number of an NFT that the spender then takes.
    d = shown(tokenCall(kUnknownToken, Function::Approve, kTo, 0));
    EXPECT_TRUE(d.summary.starts_with("Allow " + kTo)) << d.summary;
    EXPECT_EQ(value(d, "action"), "Allow spending");
    EXPECT_EQ(level(d, "approval"), Level::Warning);
    EXPECT_EQ(level(shown(tokenCall(kUsdc, Function::IncreaseAllowance, kTo, Uint256::max())),
                  "unlimited-approval"),
        Level::Danger);
    EXPECT_TRUE(
        shown(tokenCall(kUsdc, Function::DecreaseAllowance, kTo, Uint256::max())).risks.empty());
    d = shown(tokenCall(kUnknownToken, Function::SetApprovalForAll, kTo, 1));
    EXPECT_EQ(level(d, "unlimited-approval"), Level::Danger);
    EXPECT_EQ(level(d, "unknown-token"), Level::Warning);
    EXPECT_TRUE(d.amount->unlimited);
    EXPECT_EQ(level(shown(tokenCall(kUnknownToken, Function::SetApprovalForAll, kTo, 0)),
                  "unlimited-approval"),
        std::nullopt);
}

TEST(Decode, TransferFrom)
{
    auto d = shown(tokenCall(kUsdc, Function::TransferFrom, kFrom, 5000000));
    EXPECT_EQ(d.kind, Kind::TokenTransfer);
    EXPECT_EQ(value(d, "owner"), kTo);
    EXPECT_EQ(level(d, "moves-others-tokens"), Level::Warning);
    // Of an unknown token the number may as well be an NFT's.
    d = shown(tokenCall(kUnknownToken, Function::TransferFrom, kFrom, 5));
    EXPECT_FALSE(d.fullyDecoded);
    EXPECT_EQ(d.kind, Kind::ContractCall);
}

TEST(Decode, CallsThatAreNotUnderstood)
{
    const auto good = tokenCall(kUsdc, Function::Transfer, kTo, 1).data;
    auto padded = good;
    padded[4] = 1;
    auto longer = good;
    longer.push_back(0);
    const Bytes shorter(good.begin(), good.end() - 1);
    for (const auto& data : { padded, longer, shorter, Bytes { 0xA9, 0x05, 0x9C }, Bytes { 0 },
             *fromHex("12345678"), *fromHex("a22cb465") }) {
        auto tx = transfer(kUsdc, 1);
        tx.data = data;
        const auto d = shown(tx);
        EXPECT_FALSE(d.fullyDecoded) << hex(data);
        EXPECT_EQ(d.kind, Kind::ContractCall);
        EXPECT_EQ(level(d, "call-not-understood"), Level::Danger);
        EXPECT_EQ(value(d, "data"), hex0x(data));
        EXPECT_EQ(value(d, "amount"), "0.000000000000000001 ETH");
    }
    auto tx = tokenCall(kUnknownToken, Function::SetApprovalForAll, kTo, 2);
    EXPECT_FALSE(shown(tx).fullyDecoded);
}

TEST(Decode, ContractCreation)
{
    auto tx = transfer();
    tx.to.reset();
    tx.data = *fromHex("6000");
    const auto d = shown(tx);
    EXPECT_EQ(d.kind, Kind::ContractCreation);
    EXPECT_FALSE(d.fullyDecoded);
    EXPECT_EQ(level(d, "contract-creation"), Level::Danger);
    EXPECT_FALSE(d.recipient);
}

TEST(Decode, Recipients)
{
    EXPECT_EQ(
        level(shown(transfer("0x0000000000000000000000000000000000000000")), "to-zero-address"),
        Level::Danger);
    EXPECT_EQ(
        level(shown(transfer("0x000000000000000000000000000000000000dEaD")), "to-burn-address"),
        Level::Danger);
    EXPECT_EQ(
        level(shown(transfer("0x0000000000000000000000000000000000000002")), "to-system-address"),
        Level::Danger);
    EXPECT_EQ(level(shown(transfer(kUsdc)), "to-token-contract"), Level::Danger);
    EXPECT_EQ(level(shown(transfer(kFrom)), "to-self"), Level::Note);
    EXPECT_EQ(level(shown(transfer(kTo, 0)), "zero-amount"), Level::Note);
    const auto weth = shown(transfer("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2"));
    EXPECT_EQ(level(weth, "wraps-native"), Level::Note);
    EXPECT_EQ(level(weth, "to-token-contract"), std::nullopt);
    for (const auto& token :
        { kUsdc, kUnknownToken, std::string("0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2") })
        EXPECT_EQ(level(shown(tokenCall(token, Function::Transfer, token, 1)), "to-token-contract"),
            Level::Danger)
            << token;
    auto tx = tokenCall(kUsdc, Function::Transfer, kTo, 1);
    tx.value = 5;
    EXPECT_EQ(level(shown(tx), "value-with-token-call"), Level::Danger);
    EXPECT_EQ(value(shown(tx), "value"), "0.000000000000000005 ETH");
}

TEST(Decode, Fees)
{
    auto tx = transfer();
    tx.maxFeePerGas = tx.maxPriorityFeePerGas = 0;
    EXPECT_EQ(level(shown(tx), "zero-fee"), Level::Warning);
    tx = transfer(kTo, 39999999999999999);
    EXPECT_EQ(level(shown(tx), "high-fee"), Level::Warning); // 0.002 is more than 5 % of it
    tx = transfer(kTo, 40000000000000000);
    EXPECT_EQ(level(shown(tx), "high-fee"), std::nullopt);
    tx = transfer();
    tx.gasLimit = 20999;
    EXPECT_EQ(level(shown(tx), "gas-too-low"), Level::Danger);
    tx.gasLimit = 21000;
    EXPECT_EQ(level(shown(tx), "gas-too-low"), std::nullopt);
    tx.maxFeePerGas = 100000000000000;
    EXPECT_EQ(level(shown(tx), "high-fee"), Level::Warning);
}

TEST(Decode, AccessListIsShown)
{
    auto tx = transfer();
    tx.accessList = { { *Address::parse(kUsdc), { Bytes32 { 9 } } } };
    EXPECT_EQ(value(shown(tx), "access-list"), kUsdc + "\n" + hex0x(Bytes32 { 9 }));
}

TEST(Decode, SenderIsOptionalAndChecked)
{
    EXPECT_EQ(value(shown(transfer(), ""), "from"), std::nullopt);
    EXPECT_EQ(
        decode({ PayloadType::EthereumTransaction, buildUnsigned(transfer()) }, "x").error().code,
        Code::BadAddress);
    EXPECT_EQ(decode({ PayloadType(9), {} }, "").error().code, Code::BadField);
}

// Every field of the transaction is on the card: a change of any of them changes a line other than
// the digest.
TEST(Decode, EveryFieldIsInTheText)
{
    const auto lines = [](const Transaction& tx) {
        std::string out;
        for (const auto& f : shown(tx).fields)
            if (f.id != "digest") out += f.id + f.value + "\n";
        return out;
    };
    const auto base = tokenCall(kUsdc, Function::Transfer, kTo, 1250500000);
    const auto before = lines(base);
    const auto differs = [&](auto change) {
        auto tx = base;
        change(tx);
        EXPECT_NE(lines(tx), before);
    };
    differs([](auto& tx) { tx.chainId = 5; });
    differs([](auto& tx) { tx.nonce++; });
    differs([](auto& tx) { tx.maxFeePerGas = *tx.maxFeePerGas.plus(1); });
    differs([](auto& tx) { tx.maxPriorityFeePerGas = *tx.maxPriorityFeePerGas.plus(1); });
    differs([](auto& tx) { tx.gasLimit++; });
    differs([](auto& tx) { tx.to.reset(); });
    differs([](auto& tx) { tx.to = Address(); });
    differs([](auto& tx) { tx.value = 1; });
    differs([](auto& tx) { tx.accessList = { { Address(), {} } }; });
    differs([](auto& tx) { tx.type = TransactionType::AccessList, tx.maxPriorityFeePerGas = 0; });
    for (std::size_t i = 0; i < base.data.size(); ++i) differs([=](auto& tx) { tx.data[i] ^= 1; });
}

TEST(Decode, TextMessage)
{
    const auto d = message(view("Hello World"));
    EXPECT_EQ(hex(d.digest), "a1de988600a42c4b4ab089b619297c17d53cffae5d5120d82d8a92d0bb3b78f2");
    EXPECT_EQ(d.kind, Kind::Message);
    EXPECT_TRUE(d.fullyDecoded);
    EXPECT_TRUE(d.risks.empty());
    EXPECT_EQ(value(d, "message"), "Hello World");
    EXPECT_EQ(d.summary, "Sign a text of 11 bytes");
    EXPECT_TRUE(d.fields[1].untrusted);
    EXPECT_EQ(
        hex(messageDigest({})), "5f35dce98ba4fba25530a026ed80b2cecdaa31091ba4958b99b52ea1d068adad");
    std::string longer;
    for (int i = 0; i < 60; ++i) longer += "é\n";
    EXPECT_EQ(hex(messageDigest(view(longer))),
        "81057099fac37104218aec2a6c1b3ed7d9f411c7d9fbced9208a146580f2ab2d");
}

TEST(Decode, HostileMessages)
{
    auto d = message(view("pay \u202Eecila\u202C <b>now</b>"));
    EXPECT_EQ(value(d, "message"), "pay \\u{202E}ecila\\u{202C} <b>now</b>");
    EXPECT_EQ(level(d, "hidden-characters"), Level::Warning);
    EXPECT_EQ(d.summary.find("pay"), std::string::npos);
    const Bytes binary { 0xDE, 0xAD, 0xBE, 0xEF };
    d = message(binary);
    EXPECT_EQ(value(d, "message-hex"), "0xdeadbeef");
    EXPECT_EQ(level(d, "binary-message"), Level::Warning);
    EXPECT_TRUE(d.fullyDecoded);
    EXPECT_EQ(level(message(Bytes(32, 0xEE)), "hash-message"), Level::Danger);
    EXPECT_EQ(level(message(view("0x" + std::string(64, 'e'))), "hash-message"), Level::Danger);
    EXPECT_EQ(level(message(view("\x1b[2J")), "binary-message"), Level::Warning);
    EXPECT_EQ(level(message({}), "empty-message"), Level::Note);
    EXPECT_EQ(decode({ PayloadType::EthereumMessage, Bytes(1 << 20, 'x') }, "").error().code,
        Code::TextTooLong);
    EXPECT_EQ(
        level(message(view("evil.example wants you to sign in with your Ethereum account:\n0x")),
            "sign-in"),
        Level::Note);
}

Json domain(std::uint64_t chainId = 1, const std::string& contract = kUsdc)
{
    return { { "name", "USD Coin" }, { "version", "2" }, { "chainId", chainId },
        { "verifyingContract", contract } };
}

Json members(std::initializer_list<std::pair<const char*, const char*>> list)
{
    auto out = Json::array();
    for (const auto& [name, type] : list) out.push_back({ { "name", name }, { "type", type } });
    return out;
}

Json typedData(const char* primary, Json types, Json message, Json dom = domain())
{
    types["EIP712Domain"] = members({ { "name", "string" }, { "version", "string" },
        { "chainId", "uint256" }, { "verifyingContract", "address" } });
    return { { "types", std::move(types) }, { "primaryType", primary },
        { "domain", std::move(dom) }, { "message", std::move(message) } };
}

Json permit(const std::string& value, const std::string& owner = kFrom)
{
    return typedData("Permit",
        { { "Permit",
            members({ { "owner", "address" }, { "spender", "address" }, { "value", "uint256" },
                { "nonce", "uint256" }, { "deadline", "uint256" } }) } },
        { { "owner", owner }, { "spender", kTo }, { "value", value }, { "nonce", 0 },
            { "deadline", 1900000000 } });
}

TEST(Decode, TypedDataShowsEveryValue)
{
    auto data = typedData("Mail",
        { { "Mail", members({ { "to", "address" }, { "text", "string" }, { "n", "int8[]" } }) } },
        { { "to", kTo }, { "text", "a\u202Eb\x1b" }, { "n", { -1, 2 } } });
    const auto d = typed(data);
    EXPECT_EQ(d.kind, Kind::TypedData);
    EXPECT_TRUE(d.fullyDecoded);
    EXPECT_EQ(d.summary, "Sign typed data \"Mail\" on Ethereum Mainnet");
    std::vector<std::pair<std::string, std::string>> lines;
    for (const auto& f : d.fields)
        if (f.id == "typed") {
            EXPECT_TRUE(f.untrusted);
            lines.emplace_back(f.name, f.value);
        }
    EXPECT_EQ(lines,
        (decltype(lines) {
            { "to", kTo }, { "text", "a\\u{202E}b\\u{1B}" }, { "n[0]", "-1" }, { "n[1]", "2" } }));
    EXPECT_EQ(value(d, "domain-name"), "USD Coin");
    EXPECT_EQ(value(d, "contract"), kUsdc);
    EXPECT_EQ(level(d, "hidden-characters"), Level::Warning);
    EXPECT_EQ(d.digest, parseTypedData(data.dump())->digest);
    EXPECT_EQ(value(d, "digest"), hex0x(d.digest));
}

TEST(Decode, Permits)
{
    auto d = typed(permit("1250500000"));
    EXPECT_EQ(level(d, "permit"), Level::Danger);
    EXPECT_EQ(level(d, "unlimited-approval"), std::nullopt);
    EXPECT_EQ(d.summary, "Sign a permit: " + kTo + " may take 1250.5 USDC on Ethereum Mainnet");
    EXPECT_EQ(d.recipient, kTo);
    EXPECT_EQ(d.amount->contract, kUsdc);
    EXPECT_EQ(level(d, "permit-owner"), std::nullopt);
    EXPECT_TRUE(d.fullyDecoded);
    d = typed(permit(Uint256::max().decimal(), kTo));
    EXPECT_EQ(level(d, "unlimited-approval"), Level::Danger);
    EXPECT_EQ(level(d, "permit-owner"), Level::Warning);
    EXPECT_TRUE(d.amount->unlimited);

    d = typed(typedData("Permit",
        { { "Permit",
            members({ { "holder", "address" }, { "spender", "address" }, { "nonce", "uint256" },
                { "expiry", "uint256" }, { "allowed", "bool" } }) } },
        { { "holder", kFrom }, { "spender", kTo }, { "nonce", 1 }, { "expiry", 0 },
            { "allowed", true } },
        domain(1, "0x6B175474E89094C44Da98b954EedeAC495271d0F")));
    EXPECT_EQ(level(d, "unlimited-approval"), Level::Danger);
    EXPECT_EQ(value(d, "amount"), "unlimited DAI");

    const Json details { { "PermitSingle",
                             members({ { "details", "PermitDetails" }, { "spender", "address" },
                                 { "sigDeadline", "uint256" } }) },
        { "PermitDetails",
            members({ { "token", "address" }, { "amount", "uint160" }, { "expiration", "uint48" },
                { "nonce", "uint48" } }) } };
    d = typed(typedData("PermitSingle", details,
        { { "details",
              { { "token", kUsdc }, { "amount", Uint256::fromBytes(Bytes(20, 0xFF))->decimal() },
                  { "expiration", 1 }, { "nonce", 0 } } },
            { "spender", kTo }, { "sigDeadline", 1 } },
        domain(1, "0x000000000022D473030F116dDEE9F6B43aC78BA3")));
    EXPECT_EQ(level(d, "unlimited-approval"), Level::Danger);
    EXPECT_EQ(d.contract, kUsdc);
    EXPECT_EQ(value(d, "amount"), "unlimited USDC");
}

TEST(Decode, MultisigTransactions)
{
    const auto safe = [](int operation, const char* call) {
        return typed(typedData("SafeTx",
            { { "SafeTx",
                members({ { "to", "address" }, { "data", "bytes" }, { "operation", "uint8" } }) } },
            { { "to", kTo }, { "data", call }, { "operation", operation } }));
    };
    EXPECT_EQ(level(safe(1, "0x"), "delegate-call"), Level::Danger);
    EXPECT_EQ(level(safe(0, "0x"), "delegate-call"), std::nullopt);
    EXPECT_EQ(level(safe(0, "0x12345678"), "call-not-understood"), Level::Danger);
}

TEST(Decode, TypedDataNetworks)
{
    const auto mail = [](Json dom) {
        return typedData(
            "M", { { "M", members({ { "a", "bool" } }) } }, { { "a", true } }, std::move(dom));
    };
    EXPECT_EQ(level(typed(mail(domain(31337))), "unknown-network"), Level::Warning);
    auto data = mail(domain());
    data["domain"].erase("chainId");
    data["types"]["EIP712Domain"].erase(2);
    EXPECT_EQ(level(typed(data), "no-network"), Level::Warning);
    EXPECT_EQ(typed(data).chainId, 0u);
    data = mail(domain());
    data["domain"]["chainId"] = Uint256::max().decimal();
    EXPECT_EQ(value(typed(data), "network"), "Chain " + Uint256::max().decimal());
}

TEST(Decode, MegabyteInAName)
{
    auto data = permit("1");
    data["domain"]["name"] = std::string(1 << 20, 'n');
    const auto d = decode({ PayloadType::EthereumTypedData, toBytes(view(data.dump())) }, kFrom);
    EXPECT_EQ(d.error().code, Code::TextTooLong);
}

} // namespace
