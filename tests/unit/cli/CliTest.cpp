#include "tests/unit/cli/CliTest.h"

#include <QDir>
#include <QtTest>

#include "core/chains/bitcoin/Message.h"
#include "core/chains/ethereum/Message.h"
#include "core/chains/ethereum/Transaction.h"
#include "core/chains/ethereum/TypedData.h"
#include "core/chains/solana/Address.h"
#include "core/chains/solana/OffchainMessage.h"
#include "core/crypto/Bip32.h"
#include "core/crypto/Identity.h"
#include "core/crypto/Schnorr.h"

using namespace tercet;
using namespace tercet::chains::ethereum;

namespace {

const QStringList kEthereum { QStringLiteral("--chain"), QStringLiteral("ethereum") };

QStringList words(const char* line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

Json transfer()
{
    return { { "type", 2 }, { "chainId", 31337 }, { "nonce", "0x0" }, { "gas", "0x5208" },
        { "maxFeePerGas", "0x77359400" }, { "maxPriorityFeePerGas", "0x1" },
        { "to", "0x3535353535353535353535353535353535353535" }, { "value", "0xde0b6b3a7640000" } };
}

Json legacy()
{
    auto tx = transfer();
    tx["type"] = 0;
    tx["gasPrice"] = tx["maxFeePerGas"];
    tx.erase("maxFeePerGas");
    tx.erase("maxPriorityFeePerGas");
    return tx;
}

Json tokenTransfer()
{
    auto tx = transfer();
    tx["to"] = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";
    tx["chainId"] = 1;
    tx["gas"] = "0x186a0";
    tx.erase("value");
    tx["data"] = "0xa9059cbb0000000000000000000000003535353535353535353535353535353535353535"
                 "000000000000000000000000000000000000000000000000000000004a817c80";
    return tx;
}

Json with(Json tx, const char* key, Json value)
{
    tx[key] = std::move(value);
    return tx;
}

Json without(Json tx, const char* key)
{
    tx.erase(key);
    return tx;
}

const char* const kMail
    = R"({"types":{"EIP712Domain":[{"name":"name","type":"string"},{"name":"chainId","type":"uint256"}],)"
      R"("Mail":[{"name":"to","type":"address"},{"name":"text","type":"string"}]},"primaryType":"Mail",)"
      R"("domain":{"name":"Ether Mail","chainId":1},)"
      R"("message":{"to":"0x3535353535353535353535353535353535353535","text":"Hello"}})";

// Who made a 65-byte signature of a message.
std::string signerOf(const std::string& signature, const Bytes32& digest)
{
    const auto bytes = arrayFromHex<65>(signature.substr(2));
    if (!bytes || (*bytes)[64] < 27 || (*bytes)[64] > 28) return {};
    crypto::EcdsaSignature s;
    std::copy_n(bytes->begin(), 32, s.r.begin());
    std::copy_n(bytes->begin() + 32, 32, s.s.begin());
    s.recid = (*bytes)[64] - 27;
    const auto key = crypto::ecdsaRecover(digest, s);
    return key && crypto::ecdsaVerify(*key, digest, s) ? Address::ofKey(*key).text()
                                                       : std::string();
}

} // namespace

QStringList CliTest::sign(const QByteArray& transaction, const QStringList& more) const
{
    return words("tx sign") + kEthereum + more
        + QStringList { m_program.write(QStringLiteral("tx.json"), transaction) };
}

void CliTest::initTestCase()
{
    const auto made
        = m_program.run(words("vault create --name") + QStringList { QStringLiteral("Büro") });
    QVERIFY2(made.exitCode == 0, made.err);
    m_vault = made.json();
    for (const char* key : { "vault", "name", "practice", "secp256k1", "ed25519",
             "chain_code_secp256k1", "chain_code_ed25519", "epoch" })
        QVERIFY2(m_vault.contains(key), key);
    QCOMPARE(m_vault.size(), 8u);
    QCOMPARE(m_vault["name"].get<std::string>(), "Büro");
    QCOMPARE(m_vault["practice"].get<bool>(), true);
    QCOMPARE(m_vault["epoch"].get<int>(), 1);
    QVERIFY(crypto::Point::decode(*fromHex(m_vault["secp256k1"].get<std::string>())));
    QCOMPARE(m_vault["ed25519"].get<std::string>().size(), 64u);
    QCOMPARE(m_vault["chain_code_secp256k1"].get<std::string>().size(), 64u);
    m_address = m_program.run(words("address") + kEthereum).json().value("address", "");
    QVERIFY(Address::parse(m_address));
}

// Nothing of it all went anywhere but to the data folder.
void CliTest::cleanupTestCase()
{
    QVERIFY(QDir(m_program.home()).isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden));
}

void CliTest::helpAndVersion()
{
    const auto help = m_program.runPlain(words("--help"));
    QCOMPARE(help.exitCode, 0);
    for (const char* command : { "vault create", "tx decode", "message sign", "request reject",
             "bench", "--passphrase-fd" })
        QVERIFY2(help.out.contains(command), command);
    QCOMPARE(m_program.runPlain(words("--version --json")).json().size(), 1u);
}

void CliTest::usageErrors_data()
{
    QTest::addColumn<QString>("line");
    for (const char* line : { "", "vault", "vault create", "address", "address --chain bitcoin",
             "tx sign --chain ethereum", "nonsense", "message sign --chain ethereum",
             "vault list --passphrase secret", "bench --seconds 0" })
        QTest::newRow(line[0] ? line : "nothing") << QString::fromUtf8(line);
}

void CliTest::usageErrors()
{
    QFETCH(QString, line);
    const auto plain = m_program.runPlain(words(line.toUtf8()));
    QCOMPARE(plain.exitCode, 2);
    QVERIFY(plain.out.isEmpty());
    QVERIFY(!plain.err.isEmpty());
    const auto asJson = m_program.runPlain(words(line.toUtf8()) + words("--json"));
    QCOMPARE(asJson.exitCode, 2);
    QCOMPARE(asJson.code(), "usage");
    QVERIFY(!asJson.json()["error"]["message"].get<std::string>().empty());
}

void CliTest::listsAndShowsTheVault()
{
    const auto list = m_program.run(words("vault list")).json()["vaults"];
    QCOMPARE(list.size(), 1u);
    QCOMPARE(list[0],
        (Json { { "vault", m_vault["vault"] }, { "name", "Büro" }, { "practice", true },
            { "epoch", 1 } }));
    QCOMPARE(m_program.run(words("vault show")).json(), m_vault);
    // Public data ask for no passphrase.
    QCOMPARE(m_program.run(words("vault show"), {}).json(), m_vault);
    QCOMPARE(m_program.run(words("vault show --vault 0000")).code(), "no-such-vault");
}

void CliTest::derivesAddresses()
{
    const auto account = m_program.run(words("account xpub --account 2")).json();
    QCOMPARE(account["path"].get<std::string>(), "m/44/60/2");
    const auto node = crypto::decodeXpub(account["xpub"].get<std::string>());
    QVERIFY(node);
    const auto found = m_program.run(words("address --account 2 --index 5") + kEthereum).json();
    QCOMPARE(found["path"].get<std::string>(), "m/44/60/2/0/5");
    const std::uint32_t path[] = { 0, 5 };
    const auto child = crypto::derivePublic(*node, path);
    QCOMPARE(found["public_key"].get<std::string>(), hex(child->node.key.encode()));
    QCOMPARE(found["address"].get<std::string>(), Address::ofKey(child->node.key).text());
    // The account stands where the vault's public keys say.
    const crypto::ExtendedKey root { *crypto::Point::decode(
                                         *fromHex(m_vault["secp256k1"].get<std::string>())),
        *arrayFromHex<32>(m_vault["chain_code_secp256k1"].get<std::string>()) };
    const std::uint32_t accountPath[] = { 44, 60, 2 };
    QCOMPARE(crypto::encodeXpub(crypto::derivePublic(root, accountPath)->node),
        account["xpub"].get<std::string>());
}

void CliTest::decodesWithoutAVault()
{
    const Program fresh;
    const auto decoded = fresh.run(
        words("tx decode -") + kEthereum, {}, QByteArray::fromStdString(tokenTransfer().dump()));
    QCOMPARE(decoded.exitCode, 0);
    const auto answer = decoded.json();
    QCOMPARE(answer.size(), 5u);
    QCOMPARE(answer["summary"].get<std::string>(),
        "Send 1250 USDC to 0x3535353535353535353535353535353535353535 on Ethereum Mainnet");
    QCOMPARE(answer["fully_decoded"].get<bool>(), true);
    QCOMPARE(answer["digest"].get<std::string>().size(), 66u);
    for (const auto& field : answer["fields"]) QCOMPARE(field.size(), 2u);
    QVERIFY(answer["risks"].is_array());
    QVERIFY(!QDir(fresh.dataFolder()).exists());
    // What cannot be shown in full is said, not refused: nothing is signed here.
    const auto call = fresh.run(words("tx decode -") + kEthereum, {},
        QByteArray::fromStdString(with(transfer(), "data", "0x12345678").dump()));
    QCOMPARE(call.exitCode, 0);
    QCOMPARE(call.json()["fully_decoded"].get<bool>(), false);
    QCOMPARE(call.json()["risks"][0]["level"].get<std::string>(), "danger");
}

void CliTest::decodesWithTheOwnAddress()
{
    const auto answer = m_program
                            .run(words("tx decode -") + kEthereum, {},
                                QByteArray::fromStdString(transfer().dump()))
                            .json();
    const Json from { { "name", "From" }, { "value", m_address } };
    QVERIFY(std::find(answer["fields"].begin(), answer["fields"].end(), from)
        != answer["fields"].end());
}

void CliTest::signsTransactions_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("EIP-1559") << QByteArray::fromStdString(transfer().dump());
    QTest::newRow("legacy") << QByteArray::fromStdString(legacy().dump());
    QTest::newRow("EIP-2930") << QByteArray::fromStdString(with(legacy(), "type", "0x1").dump());
    QTest::newRow("token") << QByteArray::fromStdString(tokenTransfer().dump());
}

void CliTest::signsTransactions()
{
    QFETCH(QByteArray, text);
    const auto result = m_program.run(sign(text, words("--account 1 --index 3")));
    QVERIFY2(result.exitCode == 0, result.err);
    const auto answer = result.json();
    const auto raw = fromHex0x(answer["raw"].get<std::string>());
    const auto parsed = parseSigned(*raw);
    QVERIFY(parsed);
    QCOMPARE(answer["from"].get<std::string>(), parsed->from.text());
    QCOMPARE(answer["from"],
        m_program.run(words("address --account 1 --index 3") + kEthereum).json()["address"]);
    QCOMPARE(answer["hash"].get<std::string>(), hex0x(transactionHash(*raw)));
    QCOMPARE(answer["signature"],
        (Json { { "r", hex0x(parsed->signature.r) }, { "s", hex0x(parsed->signature.s) },
            { "recid", parsed->signature.recid } }));
    // The unsigned bytes of the same transaction are the same request.
    const auto again = m_program.run(words("tx sign -") + kEthereum, Program::kPassphrase,
        QByteArray::fromStdString(hex0x(buildUnsigned(parsed->tx))));
    QVERIFY2(again.exitCode == 0, again.err);
    QCOMPARE(parseSigned(*fromHex0x(again.json()["raw"].get<std::string>()))->tx, parsed->tx);
    QCOMPARE(again.json()["from"].get<std::string>(), m_address);
}

void CliTest::signsMessages()
{
    auto answer = m_program
                      .run(words("message sign --text") + QStringList { QStringLiteral("Grüße") }
                          + kEthereum)
                      .json();
    const auto digest = messageDigest(view("Grüße"));
    QCOMPARE(answer["digest"].get<std::string>(), hex0x(digest));
    QCOMPARE(answer["address"].get<std::string>(), m_address);
    QCOMPARE(signerOf(answer["signature"].get<std::string>(), digest), m_address);

    answer = m_program.run(words("message sign --hex 0xdeadbeef") + kEthereum).json();
    QCOMPARE(signerOf(answer["signature"].get<std::string>(), messageDigest(*fromHex("deadbeef"))),
        m_address);

    answer = m_program
                 .run(words("message sign --typed-data -") + kEthereum, Program::kPassphrase, kMail)
                 .json();
    QCOMPARE(
        signerOf(answer["signature"].get<std::string>(), parseTypedData(kMail)->digest), m_address);
}

// m/44/501, m/84/0 and m/86/0, each with its own kind of signature.
void CliTest::signsOnBitcoinAndSolana()
{
    const QStringList message { QStringLiteral("--text"), QStringLiteral("Grüße aus dem Büro") };
    const auto solana = words("--chain solana --account 1 --index 3");
    auto here = m_program.run(words("address") + solana, {}).json();
    QCOMPARE(here["path"].get<std::string>(), "m/44/501/1/0/3");
    const auto key = *arrayFromHex<32>(here["public_key"].get<std::string>());
    QCOMPARE(here["address"].get<std::string>(), chains::solana::addressText(key));
    auto answer = m_program.run(words("message sign") + solana + message).json();
    QCOMPARE(answer.size(), 3u);
    QCOMPARE(answer["address"], here["address"]);
    const auto bytes = chains::solana::offchainMessage(view("Grüße aus dem Büro"), key);
    QCOMPARE(answer["signed_bytes"].get<std::string>(), hex(*bytes));
    QVERIFY(crypto::verifySignature(
        key, *bytes, *arrayFromHex<64>(answer["signature"].get<std::string>())));

    for (const auto* type : { "p2wpkh", "p2tr" }) {
        const auto where
            = words("--chain bitcoin --index 2 --type") + QStringList { QString::fromLatin1(type) };
        here = m_program.run(words("address") + where, {}).json();
        const bool taproot = type == std::string("p2tr");
        QCOMPARE(here["path"].get<std::string>(), taproot ? "m/86/0/0/0/2" : "m/84/0/0/0/2");
        const auto point = *crypto::Point::decode(*fromHex(here["public_key"].get<std::string>()));
        const auto address = taproot ? *chains::bitcoin::Address::p2tr(point)
                                     : chains::bitcoin::Address::p2wpkh(point);
        QCOMPARE(here["address"].get<std::string>(), address.text());
        answer = m_program.run(words("message sign") + where + message).json();
        QCOMPARE(answer.size(), 2u);
        QCOMPARE(answer["address"], here["address"]);
        const auto witness = QByteArray::fromBase64(
            QByteArray::fromStdString(answer["signature"].get<std::string>()));
        const auto digest = chains::bitcoin::messageDigest(view("Grüße aus dem Büro"), address);
        if (!taproot) {
            const auto encoded = point.encode(); // checked whole by the end-to-end test
            QVERIFY(witness.startsWith("\x02"));
            QVERIFY(
                witness.endsWith(QByteArray(reinterpret_cast<const char*>(encoded.data()), 33)));
            continue;
        }
        QCOMPARE(witness.size(), 66);
        Bytes32 output;
        std::ranges::copy(address.program(), output.begin());
        ByteArray<64> signature;
        std::copy(witness.begin() + 2, witness.end(), signature.begin());
        QVERIFY(crypto::schnorrVerify(output, digest, signature));
    }
    // What is refused is refused before the passphrase is asked for.
    QCOMPARE(
        m_program.run(words("message sign --chain solana --text") + QStringList { QString() }, {})
            .code(),
        "missing-field");
    QCOMPARE(m_program.run(words("address --chain solana --index 1048576"), {}).code(), "bad-path");
}

void CliTest::refuses_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char* name, const Json& tx, const char* code) {
        QTest::newRow(name) << QByteArray::fromStdString(tx.dump()) << QByteArray(code);
    };
    row("contract call", with(transfer(), "data", "0x12345678"), "not-fully-decoded");
    row("contract creation", with(without(transfer(), "to"), "data", "0x6000"),
        "not-fully-decoded");
    row("another sender", with(transfer(), "from", "0x3535353535353535353535353535353535353535"),
        "wrong-sender");
    row("no nonce", without(transfer(), "nonce"), "missing-field");
    row("unknown field", with(transfer(), "gasLimit", "0x1"), "unknown-field");
    row("chain 0", with(transfer(), "chainId", 0), "bad-chain-id");
    row("checksum", with(transfer(), "to", "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD"),
        "bad-checksum");
    row("priority fee", with(transfer(), "maxPriorityFeePerGas", "0x77359401"),
        "fee-above-maximum");
    row("257 bits", with(transfer(), "value", "0x1" + std::string(64, '0')), "number-too-large");
    row("blob", with(transfer(), "type", 3), "unsupported-transaction");
    QTest::newRow("depth") << QByteArray(100000, '[') << QByteArray("json-too-deep");
    QTest::newRow("duplicate key")
        << QByteArray(R"({"type":2,"type":2})") << QByteArray("json-duplicate-key");
    QTest::newRow("rlp") << QByteArray("0x02f800") << QByteArray("bad-rlp");
    QTest::newRow("2 MiB") << QByteArray(2 << 20, 'x') << QByteArray("text-too-long");
    QTest::newRow("empty") << QByteArray() << QByteArray("bad-json");
}

void CliTest::refuses()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, code);
    const auto result = m_program.run(sign(text));
    QCOMPARE(result.exitCode, 1);
    QCOMPARE(result.code(), code.toStdString());
    QVERIFY(result.err.size() < 2000);
}

void CliTest::refusedRequestsDoNotWait()
{
    QCOMPARE(
        m_program
            .run(sign(QByteArray::fromStdString(with(transfer(), "data", "0x99887766").dump())))
            .exitCode,
        1);
    const auto list = m_program.run(words("request list")).json()["requests"];
    int found = 0;
    for (const auto& request : list) {
        if (request["kind"] != "contract-call") continue;
        QVERIFY(request["state"] != "waiting");
        ++found;
    }
    QVERIFY(found > 0);
}

void CliTest::approvesAndRejectsRequests()
{
    // The samples that a practice vault starts with.
    std::vector<Json> waiting;
    const auto requests = m_program.run(words("request list")).json()["requests"];
    for (const auto& request : requests) {
        QCOMPARE(request.size(), 6u);
        QVERIFY(request.contains("created") && request.contains("expires"));
        if (request["state"] == "waiting") waiting.push_back(request);
    }
    QVERIFY(waiting.size() >= 3);
    int approved = 0;
    for (std::size_t i = 0; i + 1 < waiting.size(); ++i) {
        const auto id = QString::fromStdString(waiting[i]["id"].get<std::string>());
        const auto shown = m_program.run(words("request show") + QStringList { id }).json();
        QCOMPARE(shown["summary"], waiting[i]["summary"]);
        QVERIFY(shown.contains("fields") && shown.contains("digest") && shown.contains("risks")
            && shown.contains("fully_decoded"));
        if (!shown["fully_decoded"].get<bool>()) continue;
        const auto result = m_program.run(words("request approve") + QStringList { id });
        QVERIFY2(result.exitCode == 0, result.err);
        const auto answer = result.json();
        QCOMPARE(answer["state"].get<std::string>(), "signed");
        QCOMPARE(answer["id"].get<std::string>(), id.toStdString());
        if (answer.contains("raw"))
            QVERIFY(parseSigned(*fromHex0x(answer["raw"].get<std::string>())));
        else
            QCOMPARE(signerOf(answer["signature"].get<std::string>(),
                         *arrayFromHex<32>(shown["digest"].get<std::string>().substr(2))),
                m_address);
        // Once is enough.
        QCOMPARE(
            m_program.run(words("request approve") + QStringList { id }).code(), "wrong-state");
        ++approved;
    }
    QVERIFY(approved > 0);
    const auto last = QString::fromStdString(waiting.back()["id"].get<std::string>());
    const auto rejected = m_program.run(words("request reject --reason no") + QStringList { last });
    QCOMPARE(rejected.json(), (Json { { "id", last.toStdString() }, { "state", "rejected" } }));
    QCOMPARE(m_program.run(words("request approve") + QStringList { last }).exitCode, 1);
    QCOMPARE(m_program.run(words("request show ffff")).code(), "no-such-request");
}

void CliTest::passphrases()
{
    const auto wrong = m_program.run(words("request list"), QByteArray("another passphrase"));
    QCOMPARE(wrong.exitCode, 1);
    QCOMPARE(wrong.code(), "wrong-passphrase");
    QVERIFY(!wrong.err.contains("another passphrase"));
    // Neither a descriptor nor a terminal.
    QCOMPARE(m_program.run(words("request list"), {}).exitCode, 2);
    QCOMPARE(m_program.run(words("request list"), QByteArray()).exitCode, 2);
    QCOMPARE(m_program.run(words("request list"), QByteArray(2000, 'x')).exitCode, 2);
    QCOMPARE(m_program.run(words("request list --passphrase-fd 77"), {}).exitCode, 2);
    QCOMPARE(
        m_program.run(words("request list"), Program::kPassphrase + "\nwhat follows is not ours")
            .exitCode,
        0);
    QCOMPARE(
        m_program.run(words("request list --passphrase-fd 0"), {}, Program::kPassphrase).exitCode,
        0);
}

void CliTest::choosesAmongVaults()
{
    const Program two;
    const auto first = two.run(words("vault create --name A")).json()["vault"].get<std::string>();
    const auto second = two.run(words("vault create --name B")).json()["vault"].get<std::string>();
    QVERIFY(!first.empty() && !second.empty() && first != second);
    QCOMPARE(two.run(words("vault create --name A")).code(), "name-taken");
    const auto unclear = two.run(words("vault show"));
    QCOMPARE(unclear.exitCode, 2);
    QCOMPARE(unclear.code(), "vault-not-chosen");
    const auto id = QStringList { QStringLiteral("--vault"), QString::fromStdString(second) };
    QCOMPARE(two.run(words("vault show") + id).json()["name"].get<std::string>(), "B");
    QCOMPARE(two.run(words("message sign --text hi") + kEthereum + id).exitCode, 0);
    const Program none;
    QCOMPARE(none.run(words("vault show")).code(), "no-such-vault");
    const auto plain
        = none.runPlain(words("vault show --data") + QStringList { none.dataFolder() });
    QCOMPARE(plain.exitCode, 1);
    QVERIFY(plain.out.isEmpty() && plain.err.startsWith("tercet-cli: There is no such vault."));
    QCOMPARE(none.run(words("vault list")).json(), (Json { { "vaults", Json::array() } }));
}

void CliTest::refreshesTheShares()
{
    Program program;
    const auto made = program.run(words("vault create --name Fresh")).json();
    const auto before = program.run(words("address") + kEthereum).json();
    const auto refreshed = program.run(words("vault refresh")).json();
    QCOMPARE(refreshed, (Json { { "vault", made["vault"] }, { "epoch", 2 } }));
    QCOMPARE(program.run(words("vault list")).json()["vaults"][0]["epoch"].get<int>(), 2);
    QCOMPARE(program.run(words("address") + kEthereum).json(), before);
    QCOMPARE(program.run(words("message sign --text hello") + kEthereum).exitCode, 0);
    QCOMPARE(program.run(words("vault refresh")).json()["epoch"].get<int>(), 3);
}

void CliTest::measures()
{
    const Program nothing;
    const auto answer = nothing.run(words("bench --seconds 1"), {}).json();
    QCOMPARE(answer.size(), 21u);
    for (const char* stage :
        { "dkg", "link", "presign", "online", "full_sign", "bip340", "ed25519" })
        for (const char* what : { "_ms", "_cpu_ms", "_bytes" }) {
            const auto key = std::string(stage) + what;
            QVERIFY2(
                answer.contains(key) && answer[key].is_number() && answer[key].get<double>() > 0,
                key.c_str());
        }
    QVERIFY(!QDir(nothing.dataFolder()).exists());
}

QTEST_GUILESS_MAIN(CliTest)
