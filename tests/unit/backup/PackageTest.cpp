#include "core/backup/Package.h"

#include <gtest/gtest.h>

#include "TestPaths.h"
#include "core/backup/Recovery.h"
#include "core/base/Json.h"
#include "core/chains/ethereum/Transaction.h"
#include "core/crypto/Bip32.h"
#include "tests/support/AgeProgram.h"
#include "tests/unit/backup/SamplePackage.h"

using namespace tercet;
using namespace tercet::backup;
using namespace tercet::backup::test;

namespace {

// As it comes from the disk.
Result<Package> reread(const PackageFiles& files)
{
    Folder folder;
    if (const auto s = writePackage(systemFiles(), folder.path("p"), files); !s)
        return std::unexpected(s.error());
    return readPackage(systemFiles(), folder.path("p"));
}

Code openingCode(const PackageFiles& files, const age::Keys& keys)
{
    const auto package = reread(files);
    if (!package) return package.error().code;
    const auto recovery = Recovery::open(*package, keys);
    return recovery ? Code::Usage : recovery.error().code;
}

} // namespace

TEST(PackageTest, IsWrittenReadCheckedAndOpened)
{
    const auto package = reread(sample());
    ASSERT_TRUE(package);
    EXPECT_TRUE(checkPackage(*package));
    EXPECT_EQ(package->files.size(), 7u);
    const auto recovery = Recovery::open(*package, world().keys({ 0, 1, 2 }));
    ASSERT_TRUE(recovery);
    EXPECT_EQ(recovery->addresses()->size(), 4u);
    const auto text = recovery->reveal();
    ASSERT_TRUE(text);
    const auto json = json::parse(tercet::text(text->view()));
    ASSERT_TRUE(json);
    EXPECT_TRUE((*json)["xprv"].get<std::string>().starts_with("xprv9s21ZrQH143K"));
    ASSERT_EQ((*json)["accounts"].size(), 4u);
    EXPECT_EQ((*json)["accounts"][1]["wif"].get<std::string>().size(), 52u);
    crypto::Scalar x;
    for (const auto p : mpc::kParties) x += world().record(p, 1).x;
    const crypto::ExtendedKey root { .key = package->manifest.keys.key,
        .chainCode = package->manifest.keys.chainCode };
    const auto derived = crypto::derivePublic(root, std::vector<std::uint32_t> { 44, 60, 0, 0, 0 });
    EXPECT_EQ((*json)["accounts"][0]["hex"], hex((x + derived->tweak).be()));
}

TEST(PackageTest, ASweepIsSignedByTheAddressItComesFrom)
{
    const auto recovery = Recovery::open(*reread(sample()), world().keys({ 0, 1, 2 }));
    const auto& address = recovery->manifest().addresses[0].address;
    Json tx { { "type", 2 }, { "chainId", 31337 }, { "nonce", "0x0" }, { "gas", "0x5208" },
        { "maxFeePerGas", "0x77359400" }, { "maxPriorityFeePerGas", "0x1" },
        { "to", "0x3535353535353535353535353535353535353535" }, { "value", "0x1" } };
    for (const bool named : { false, true }) {
        if (named) tx["from"] = address;
        const auto swept = recovery->sweep(tx.dump());
        ASSERT_TRUE(swept);
        const auto read = chains::ethereum::parseSigned(swept->raw);
        ASSERT_TRUE(read);
        EXPECT_EQ(read->from.text(), address);
        EXPECT_EQ(swept->hash, toBytes(chains::ethereum::transactionHash(swept->raw)));
    }
    tx["from"] = "0x3535353535353535353535353535353535353535";
    EXPECT_EQ(recovery->sweep(tx.dump()).error().code, Code::WrongSender);
    EXPECT_EQ(recovery->sweep("{").error().code, Code::BadJson);
}

TEST(PackageTest, OfATrustOpensForEachOfficerAlone)
{
    const auto package = reread(world().files(Purpose::Trust));
    ASSERT_TRUE(package);
    EXPECT_TRUE(checkPackage(*package));
    EXPECT_TRUE(package->files.contains("conditions.txt"));
    EXPECT_TRUE(Recovery::open(*package, world().keys({ 0 })));
    EXPECT_TRUE(Recovery::open(*package, world().keys({ 1 })));
    EXPECT_EQ(Recovery::open(*package, world().keys({ 2 })).error().code, Code::NoMatchingIdentity);
}

TEST(PackageTest, SaysExactlyWhatIsWrong)
{
    const auto all = world().keys({ 0, 1, 2 });
    EXPECT_EQ(openingCode(sample(), all), Code::Usage);
    EXPECT_EQ(openingCode(sample(), world().keys({ 0, 2 })), Code::NoMatchingIdentity);
    EXPECT_EQ(openingCode(sample(), world().keys({ 0, 1, 3 })), Code::NoMatchingIdentity);
    EXPECT_EQ(openingCode(sample(), {}), Code::NoMatchingIdentity);
    auto files = sample();
    files.erase("share-2.age");
    EXPECT_EQ(openingCode(files, all), Code::PackageIncomplete);
    files = sample();
    files.erase("manifest.json");
    EXPECT_EQ(openingCode(files, all), Code::PackageIncomplete);
    files = sample();
    files["share-2.age"] = sample(1).at("share-2.age");
    EXPECT_EQ(openingCode(files, all), Code::MixedEpochs);
    files = sample();
    files["share-2.age"].back() ^= 1;
    EXPECT_EQ(openingCode(files, all), Code::AgeDamaged);
    files = sample();
    files["share-2.age"] = toBytes(view("hello"));
    EXPECT_EQ(openingCode(files, all), Code::NotAgeFile);
    files = sample();
    files["share-2.age"] = *age::encrypt(view("{}"),
        std::vector { world().identities[1].recipient() }, age::Armor::No, world().parties.random);
    EXPECT_EQ(openingCode(files, all), Code::NotShareBackup);
    files = sample();
    std::swap(files["share-2.age"], files["share-3.age"]);
    EXPECT_EQ(openingCode(files, all), Code::BackupShareMismatch);
}

TEST(PackageTest, EachFileIsJudgedAlone)
{
    auto files = sample();
    files["share-2.age"] = sample(1).at("share-2.age");
    files.erase("share-3.age");
    const auto package = reread(files);
    ASSERT_TRUE(package);
    const auto found = Recovery::examine(*package, world().keys({ 0, 1 }));
    EXPECT_TRUE(found[0]);
    EXPECT_EQ(found[1].error().code, Code::MixedEpochs);
    EXPECT_EQ(found[1].error().context, "epoch 1 instead of 2");
    EXPECT_EQ(found[2].error().code, Code::PackageIncomplete);
    EXPECT_EQ(found[2].error().field, "share-3.age");
}

// The old epoch's complete set opens the vault for ever: README.txt says so.
TEST(PackageTest, OfAnOlderEpochStillOpens)
{
    const auto package = reread(sample(1));
    EXPECT_TRUE(checkPackage(*package));
    const auto old = Recovery::open(*package, world().keys({ 0, 1, 2 }));
    ASSERT_TRUE(old);
    const auto now = Recovery::open(*reread(sample(2)), world().keys({ 0, 1, 2 }));
    EXPECT_TRUE(old->reveal()->equals(*now->reveal()));
}

TEST(PackageTest, NoChangedByteOfAnyFilePassesTheCheck)
{
    const Package good { *Manifest::decode(sample().at("manifest.json")), sample() };
    ASSERT_TRUE(checkPackage(good));
    for (const auto& [name, bytes] : sample()) {
        if (name == "manifest.json" || name == "manifest.sig") continue;
        for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 200) {
            auto bad = good;
            bad.files[name][at] ^= 1;
            const auto status = checkPackage(bad);
            ASSERT_FALSE(status) << name << at;
            EXPECT_EQ(status.error().code, Code::BadPackage) << name;
            EXPECT_EQ(status.error().field, name);
        }
    }
    Folder folder;
    ASSERT_TRUE(writePackage(systemFiles(), folder.path("p"), sample()));
    const auto manifest = sample().at("manifest.json");
    for (std::size_t at = 0; at < manifest.size(); at += 7) {
        auto bad = manifest;
        bad[at] ^= 1;
        ASSERT_TRUE(writeAtomically(systemFiles(), folder.path("p") / "manifest.json", bad));
        const auto read = readPackage(systemFiles(), folder.path("p"));
        ASSERT_FALSE(read) << at;
        EXPECT_TRUE(
            read.error().code == Code::BadPackage || read.error().code == Code::BackupNewerFormat)
            << at;
    }
}

// The manifest's hashes are the writer's: whoever makes a new one for spoiled files is caught by
// the proofs and by the other parties' signatures.
TEST(PackageTest, ADeviceCannotPassOffSpoiledPartsOfTheOthers)
{
    auto parts = world().parts(Purpose::Export, 2);
    const auto manifest = world().manifest(Purpose::Export, 2);
    const auto& device = world().record(Party::P1, 2).own.ik();
    const auto code = [&](const std::array<ShareExport, 3>& changed) {
        const auto built = buildPackage(manifest, changed, "", device);
        return built ? Code::Usage : built.error().code;
    };
    EXPECT_EQ(code(parts), Code::Usage);
    auto bad = parts;
    bad[1].file[200] ^= 1;
    EXPECT_EQ(code(bad), Code::BadSignature);
    bad = parts;
    bad[2].proofs[0].ed25519[500] ^= 1;
    EXPECT_EQ(code(bad), Code::BadSignature);
    bad = parts;
    std::swap(bad[1], bad[2]);
    EXPECT_EQ(code(bad), Code::BadPackage);
    bad = parts;
    bad[1] = world().parts(Purpose::Export, 1)[1];
    EXPECT_EQ(code(bad), Code::MixedEpochs);
    bad = parts;
    bad[1] = world().parts(Purpose::Trust, 2)[1];
    EXPECT_EQ(code(bad), Code::BadPackage);
    // A co-signer that signs a proof which does not hold.
    bad = parts;
    bad[1].proofs[0].secp256k1[500] ^= 1;
    Bytes message = toBytes(view("mw1.ex.share"));
    append(message, bad[1].digest(manifest.keys, Purpose::Export));
    bad[1].signature = world().record(Party::P2, 2).own.ik().sign(message);
    EXPECT_EQ(code(bad), Code::BadProof);
}

TEST(PackageTest, IsNeverThereInPart)
{
    Folder folder;
    ASSERT_TRUE(writePackage(systemFiles(), folder.path("p"), sample()));
    EXPECT_EQ(
        writePackage(systemFiles(), folder.path("p"), sample()).error().code, Code::FileUnwritable);
    EXPECT_EQ(readPackage(systemFiles(), folder.path("none")).error().code, Code::FileNotFound);
    // An interrupted run leaves another folder, which the next one takes.
    std::filesystem::create_directory(folder.path("q.unfinished"));
    ASSERT_TRUE(writeAtomically(systemFiles(), folder.path("q.unfinished") / "share-1.age", {}));
    EXPECT_TRUE(writePackage(systemFiles(), folder.path("q"), sample()));
    EXPECT_TRUE(checkPackage(*readPackage(systemFiles(), folder.path("q"))));
    EXPECT_FALSE(std::filesystem::exists(folder.path("q.unfinished")));
}

TEST(ShareExportTest, RoundTripsOnTheWire)
{
    const auto part = world().parts(Purpose::Trust, 2)[1];
    const auto body = part.encode();
    EXPECT_LT(body.size(), 200u * 1024);
    EXPECT_EQ(*ShareExport::decode(body), part);
    for (std::size_t at = 0; at < 64; ++at)
        EXPECT_FALSE(ShareExport::decode(ByteView(body).first(at)));
}

TEST(RecipientSetTest, IsSignedAndStrict)
{
    const auto& device = world().record(Party::P1, 2).own.ik();
    const auto vault = world().record(Party::P1, 2).wid;
    for (const auto purpose : { Purpose::Export, Purpose::Trust }) {
        const RecipientChange change { 3, world().set(purpose) };
        const auto body = signRecipients(device, vault, change);
        const auto read = openRecipients(device.publicKey(), vault, body);
        ASSERT_TRUE(read);
        EXPECT_EQ(read->serial, 3u);
        EXPECT_EQ(read->set, change.set);
        EXPECT_EQ(
            openRecipients(device.publicKey(), Bytes32 {}, body).error().code, Code::BadSignature);
    }
    auto set = world().set(Purpose::Export);
    set.recipients.pop_back();
    EXPECT_EQ(set.check().error().code, Code::BadRecipient);
    set = world().set(Purpose::Trust);
    set.recipients[1] = set.recipients[0];
    EXPECT_EQ(set.check().error().code, Code::BadRecipient);
    set = world().set(Purpose::Trust);
    set.trust = "\xff";
    EXPECT_EQ(set.check().error().code, Code::BadField);
    EXPECT_NE(world().set(Purpose::Trust).hash(vault), world().set(Purpose::Export).hash(vault));
}

// tests/e2e/recover.py has no code of ours: what it makes of the three files is what we make.
TEST(RecoveryTest, AnIndependentProgramMakesTheSameKeysOfTheFiles)
{
    if (!tercet::testing::installed("age")
        || std::system("/usr/bin/python3 -c 'import cryptography' 2>/dev/null") != 0)
        GTEST_SKIP() << "needs age and python3-cryptography";
    const tercet::testing::TemporaryFolder folder;
    const auto package = folder / "export";
    ASSERT_TRUE(writePackage(systemFiles(), package, sample()));
    const auto program = [&](std::initializer_list<std::size_t> identities) {
        std::string command
            = "/usr/bin/python3 " TERCET_SOURCE_DIR "/tests/e2e/recover.py " + package.string();
        for (const auto i : identities)
            command += " --identity "
                + folder.write("id" + std::to_string(i), world().identities[i].file().view());
        command += " > " + (folder / "out").string() + " 2> " + (folder / "err").string();
        return std::system(command.c_str());
    };
    ASSERT_EQ(program({ 0, 1, 2 }), 0) << tercet::text(tercet::testing::readFile(folder / "err"));
    auto theirs = *json::parse(tercet::text(tercet::testing::readFile(folder / "out")));
    const auto recovery
        = Recovery::open(*readPackage(systemFiles(), package), world().keys({ 0, 1, 2 }));
    auto ours = *json::parse(tercet::text(recovery->reveal()->view()));
    ours["ed25519"].erase("expanded");
    for (auto& account : ours["accounts"]) {
        account.erase("expanded");
        account.erase("wif");
    }
    EXPECT_EQ(theirs, ours);
    EXPECT_NE(program({ 0, 1 }), 0);
    ASSERT_TRUE(
        writeAtomically(systemFiles(), package / "share-2.age", sample(1).at("share-2.age")));
    EXPECT_NE(program({ 0, 1, 2 }), 0);
}

// Of half of all keys (protocol.md 6.4), and then it is the same public key.
TEST(RecoveryTest, AnExpandedKeyIsClampedAndHasThePublicKey)
{
    mpc::test::SeededRandom random(9);
    int found = 0;
    for (int i = 0; i < 64; ++i) {
        const auto y = crypto::EdScalar::random(random);
        const auto expanded = expandedKey(y);
        if (!expanded) continue;
        ++found;
        EXPECT_EQ(expanded->data()[0] & 7, 0);
        EXPECT_EQ(expanded->data()[31] & 0xc0, 0x40);
        Bytes32 point;
        ASSERT_EQ(crypto_scalarmult_ed25519_base(point.data(), expanded->data()), 0);
        EXPECT_EQ(point, crypto::EdPoint::mulBase(y)->encode());
    }
    EXPECT_GT(found, 16);
    EXPECT_LT(found, 48);
}
