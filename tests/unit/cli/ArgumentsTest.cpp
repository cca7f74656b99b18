#include "app/cli/Arguments.h"

#include <gtest/gtest.h>
#include <sstream>

using namespace tercet;
using namespace tercet::cli;

namespace {

std::vector<std::string> words(const std::string& line)
{
    std::vector<std::string> out;
    std::istringstream in(line);
    for (std::string word; in >> word;) out.push_back(word);
    return out;
}

Arguments good(const std::string& line)
{
    const auto args = parse(words(line));
    EXPECT_TRUE(args) << line << ": " << args.error().context;
    return args.value_or(Arguments());
}

TEST(Arguments, EveryCommandOfTheContract)
{
    const std::vector<std::pair<std::string, Command>> lines { { "vault create --name Box",
                                                                   Command::VaultCreate },
        { "vault list", Command::VaultList }, { "vault show", Command::VaultShow },
        { "vault create --name Box --cosigner https://a --pin p --pairing c --cosigner https://b "
          "--pin q --pairing d",
            Command::VaultCreate },
        { "cosigner status", Command::CosignerStatus }, { "vault refresh", Command::VaultRefresh },
        { "account xpub", Command::AccountXpub },
        { "account xpub --account 3", Command::AccountXpub },
        { "address --chain ethereum --account 1 --index 2", Command::Address },
        { "address --chain solana", Command::Address },
        { "address --chain bitcoin --type p2tr --index 2", Command::Address },
        { "message sign --chain solana --text T", Command::MessageSign },
        { "message sign --chain bitcoin --type p2wpkh --text T", Command::MessageSign },
        { "tx decode --chain ethereum -", Command::TxDecode },
        { "tx sign --chain ethereum --account 0 --index 7 tx.json", Command::TxSign },
        { "message sign --chain ethereum --text T", Command::MessageSign },
        { "message sign --chain ethereum --hex 00", Command::MessageSign },
        { "message sign --chain ethereum --typed-data -", Command::MessageSign },
        { "request create --cosigner u --pin p --cosigner u --pin p --vault v --key k --chain "
          "ethereum f",
            Command::RequestCreate },
        { "request decide --cosigner u --pin p --cosigner u --pin p --vault v --key k 0a approve",
            Command::RequestDecide },
        { "request list", Command::RequestList }, { "request show 0a", Command::RequestShow },
        { "request approve 0a", Command::RequestApprove },
        { "request reject 0a --reason no", Command::RequestReject }, { "bench", Command::Bench },
        { "bench --seconds 2", Command::Bench }, { "--help", Command::Help },
        { "--version", Command::Version } };
    for (const auto& [line, command] : lines) EXPECT_EQ(good(line).command, command) << line;
}

TEST(Arguments, WhichAddress)
{
    using enum chains::AddressKind;
    const auto place = [](const std::string& line) { return good(line).place(); };
    EXPECT_EQ(place("address --chain ethereum --account 1 --index 2"),
        (chains::AddressPath { Ethereum, 1, 2 }));
    EXPECT_EQ(place("address --chain solana --index 7"), (chains::AddressPath { Solana, 0, 7 }));
    EXPECT_EQ(place("message sign --chain bitcoin --type p2tr --account 3 --text T"),
        (chains::AddressPath { BitcoinP2tr, 3, 0 }));
    EXPECT_EQ(place("address --chain bitcoin --type p2wpkh"),
        (chains::AddressPath { BitcoinP2wpkh, 0, 0 }));
    for (const auto* line : { "address --chain bitcoin", "address --chain bitcoin --type p2pkh",
             "address --chain solana --type p2tr", "address --chain ethereum --type p2tr",
             "address --chain dogecoin", "tx sign --chain solana F", "tx decode --chain bitcoin F",
             "message sign --chain solana --hex 00", "message sign --chain solana",
             "message sign --chain solana --text a --hex 00",
             "message sign --chain bitcoin --text a",
             "message sign --chain bitcoin --type p2tr --typed-data F" })
        EXPECT_EQ(parse(words(line)).error().code, Code::Usage) << line;
}

TEST(Arguments, GlobalsStandBeforeOrAfter)
{
    for (const auto* line : { "--data D --vault 0a --keychain file --passphrase-fd 3 --json tx "
                              "sign --chain ethereum --index 4 F",
             "tx sign --chain ethereum F --index 4 --data D --vault 0a --keychain file "
             "--passphrase-fd 3 --json",
             "tx --json sign --data=D --vault=0a F --keychain=file --chain=ethereum "
             "--passphrase-fd=3 --index=4" }) {
        const auto args = good(line);
        EXPECT_EQ(args.data, "D");
        EXPECT_EQ(args.vault, "0a");
        EXPECT_EQ(args.keychain, wallet::KeychainKind::File);
        EXPECT_EQ(args.passphraseFd, 3);
        EXPECT_TRUE(args.json);
        EXPECT_EQ(args.operand, "F");
        EXPECT_EQ(args.number("--index", 0), 4u);
        EXPECT_EQ(args.number("--account", 0), 0u);
    }
}

TEST(Arguments, ValuesMayLookLikeOptions)
{
    const auto args = parse({ "message", "sign", "--chain", "ethereum", "--text", "--json" });
    ASSERT_TRUE(args);
    EXPECT_EQ(args->options.at("--text"), "--json");
    EXPECT_FALSE(args->json);
    EXPECT_EQ(
        parse({ "message", "sign", "--chain", "ethereum", "--text", "" })->options.at("--text"),
        "");
    EXPECT_EQ(parse({ "tx", "sign", "--chain", "ethereum", "--", "--file" })->operand, "--file");
}

TEST(Arguments, UsageErrors)
{
    for (const auto* line : { "", "vault", "vault destroy", "vault create", "vault create --name",
             "vault create --name A --name B", "vault list extra", "vault list --name A",
             "account xpub --account -1", "account xpub --account 2147483648",
             "account xpub --account 1x", "account xpub --account 01", "address",
             "address --chain bitcoin", "address --chain ethereum --index",
             "tx sign --chain ethereum", "tx sign F", "tx sign --chain ethereum F G",
             "tx decode --chain ethereum --index 1 F", "message sign --chain ethereum",
             "message sign --chain ethereum --text A --hex 00", "request show", "request show A B",
             "request reject", "request decide --vault v --key k 0a approve",
             "request decide --cosigner u --pin p --cosigner u --pin p --vault v --key k 0a",
             "request decide --cosigner u --pin p --cosigner u --pin p --vault v --key k approve",
             "request decide --cosigner u --pin p --cosigner u --pin p --key k 0a approve",
             "bench --seconds 0", "bench --seconds x", "bench 5", "vault list --keychain other",
             "vault list --passphrase-fd x", "vault list --passphrase-fd -1",
             "vault list --data=", "vault list --passphrase secret", "vault list -x",
             "vault list --unknown 1", "tx sign --chain ethereum --passphrase-fd 0 -",
             "message sign --chain ethereum --typed-data - --passphrase-fd 0" }) {
        const auto args = parse(words(line));
        ASSERT_FALSE(args) << line;
        EXPECT_EQ(args.error().code, Code::Usage) << line;
        EXPECT_FALSE(args.error().context.empty()) << line;
    }
}

} // namespace
