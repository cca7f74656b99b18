#include "core/backup/Officers.h"

#include <gtest/gtest.h>

#include "core/backup/Recovery.h"
#include "tests/unit/backup/SamplePackage.h"

using namespace tercet;
using namespace tercet::backup;
using namespace tercet::backup::test;

namespace {

// A trust of three officers, two of whom open its package together.
struct Trust {
    mpc::test::SeededRandom random;
    std::vector<age::Identity> officers;
    SplitTrust split;

    explicit Trust(std::uint8_t seed)
        : random(seed)
        , split { world().identities[0].recipient() }
    {
        std::vector<age::Recipient> to;
        for (int i = 0; i < 3; ++i) {
            officers.push_back(age::Identity::generate(random));
            to.push_back(officers.back().recipient());
        }
        split = splitTrust({ .vault = world().record(Party::P1, 1).wid,
                               .name = "Savings",
                               .epoch = 1,
                               .created = kCreated,
                               .threshold = 2 },
            to, random)
                    .value();
    }
    RecipientSet set() const
    {
        return { .purpose = Purpose::Trust,
            .recipients = { split.recipient },
            .trust = "Executors",
            .conditions = crypto::sha256(view(kConditions)) };
    }
    Manifest manifest(std::uint32_t epoch) const
    {
        auto out = world().manifest(Purpose::Trust, epoch);
        out.recipients = set();
        out.officers = split.officers;
        return out;
    }
    std::vector<Bytes> pieces() const
    {
        std::vector<Bytes> out;
        for (const auto& one : split.pieces) out.push_back(one.file);
        return out;
    }
    PackageFiles files(std::uint32_t epoch)
    {
        std::array<ShareExport, 3> parts;
        for (const auto p : mpc::kParties)
            parts[mpc::number(p) - 1u]
                = *exportShare(world().record(p, epoch), set(), "Savings", kCreated, random);
        return buildPackage(manifest(epoch), parts, kConditions,
            world().record(Party::P1, epoch).own.ik(), pieces())
            .value();
    }
    age::Keys keys(std::initializer_list<std::size_t> which) const
    {
        age::Keys out;
        for (const auto i : which) out.identities.push_back(officers[i].clone());
        return out;
    }
};

Trust& trust()
{
    static Trust made(31);
    return made;
}

const Package& package(std::uint32_t epoch = 2)
{
    const auto of = [](const PackageFiles& files) {
        return Package { *Manifest::decode(files.at("manifest.json")), files };
    };
    static const Package first = of(trust().files(1)), second = of(trust().files(2));
    return epoch == 1 ? first : second;
}

Error failed(const Package& from, const age::Keys& keys, const RecoveryParts& parts = {})
{
    const auto recovery = Recovery::open(from, keys, parts);
    return recovery ? Error { Code::Usage } : recovery.error();
}

} // namespace

TEST(OfficersTest, AnyTwoOfThreeOpenThePackageAndNoOneAlone)
{
    ASSERT_TRUE(checkPackage(package()));
    EXPECT_EQ(package().manifest.officers, trust().split.officers);
    EXPECT_EQ(package().files.size(), 13u);
    for (const auto& two :
        { trust().keys({ 0, 1 }), trust().keys({ 2, 0 }), trust().keys({ 1, 2, 0 }) })
        EXPECT_TRUE(Recovery::open(package(), two));
    for (const std::size_t one : { 0, 1, 2 })
        EXPECT_EQ(failed(package(), trust().keys({ one })),
            (Error { Code::NotEnoughPieces, "1 of 2", "" }));
    EXPECT_EQ(failed(package(), world().keys({ 0, 1, 2 })),
        (Error { Code::NotEnoughPieces, "0 of 2", "" }));
    const auto found = Recovery::examine(package(), trust().keys({ 1 }));
    for (const auto& status : found) EXPECT_EQ(status.error().code, Code::NotEnoughPieces);
}

// The officers keep their pieces when the vault is refreshed; only the package is made anew.
TEST(OfficersTest, PiecesOutliveARefresh)
{
    for (const char* name : { "piece-1.age", "piece-2.age", "piece-3.age" })
        EXPECT_EQ(package(1).files.at(name), package(2).files.at(name));
    EXPECT_TRUE(Recovery::open(package(2), trust().keys({ 0, 1 })));
    EXPECT_TRUE(Recovery::open(package(1), trust().keys({ 1, 2 })));
}

TEST(OfficersTest, EachSealsTheirPieceToWhoCollects)
{
    mpc::test::SeededRandom random(32);
    const auto transport = age::Identity::generate(random);
    age::Keys mine;
    mine.identities.push_back(transport.clone());
    const auto part = [&](std::size_t officer, const Package& from = package()) {
        return sealPart(from, trust().keys({ officer }), 0, transport.recipient(), random).value();
    };
    EXPECT_EQ(part(2).piece, 3u);
    RecoveryParts parts;
    const auto& manifest = package().manifest;
    ASSERT_TRUE(parts.add(manifest, "a", part(2).file, mine));
    EXPECT_EQ(failed(package(), mine, parts).context, "1 of 2");
    // One came as a part, one with their identity; the same officer twice is one.
    EXPECT_TRUE(Recovery::open(package(), trust().keys({ 0 }), parts));
    EXPECT_EQ(failed(package(), trust().keys({ 2 }), parts).code, Code::NotEnoughPieces);
    EXPECT_EQ(parts.add(manifest, "again", part(2).file, mine).error(),
        (Error { Code::BadPiece, "piece 3 is there already", "again" }));
    // A package of another epoch has the same pieces.
    ASSERT_TRUE(parts.add(manifest, "b", part(0, package(1)).file, mine));
    EXPECT_TRUE(Recovery::open(package(), mine, parts));
    EXPECT_EQ(
        sealPart(package(), world().keys({ 0 }), 0, transport.recipient(), random).error().code,
        Code::NoMatchingIdentity);
    EXPECT_EQ(
        sealPart(package(), trust().keys({ 0, 1 }), 0, transport.recipient(), random).error().code,
        Code::BadField);
}

// What a piece says of its day or its vault's name is its officer's word: it keeps nobody from
// combining the values, which the manifest vouches for.
TEST(OfficersTest, OneOfficerCannotKeepTheOthersFromOpening)
{
    mpc::test::SeededRandom random(36);
    const auto transport = age::Identity::generate(random);
    const auto to = transport.recipient();
    age::Keys mine;
    mine.identities.push_back(transport.clone());
    const auto& manifest = package().manifest;
    const auto set = manifest.recipients.hash(manifest.keys.vault);
    auto forged = openPiece(package(), 1, trust().keys({ 0 })).value();
    forged.set.created += 1;
    forged.set.epoch = 9;
    forged.set.name = "Other";
    RecoveryParts parts;
    const auto seal = [&](ByteView payload) {
        return *age::encrypt(
            RecoveryPart::ofPiece(set, payload).view(), std::span(&to, 1), age::Armor::No, random);
    };
    ASSERT_TRUE(parts.add(manifest, "forged", seal(forged.encode().view()), mine));
    EXPECT_TRUE(Recovery::open(package(), trust().keys({ 1 }), parts));
    // Every byte of a piece's payload: refused, or without any effect on the key.
    const auto good = openPiece(package(), 2, trust().keys({ 1 }))->encode();
    for (std::size_t at = 0; at < good.size(); ++at) {
        auto bad = good.clone();
        bad.data()[at] ^= 1;
        RecoveryParts some;
        const auto taken = some.add(manifest, "a part", seal(bad.view()), mine);
        if (!taken) continue;
        ASSERT_TRUE(Recovery::open(package(), trust().keys({ 0 }), some)) << at;
    }
}

TEST(OfficersTest, APieceOfAnotherSetIsToldByItsFile)
{
    Trust other(33);
    mpc::test::SeededRandom random(34);
    auto mixed = package();
    // The same officer, the same vault, another split.
    const auto theirs
        = Piece::decode(age::decrypt(other.split.pieces[0].file, other.keys({ 0 }))->view());
    const auto payload = theirs->encode();
    mixed.files["piece-1.age"] = *age::encrypt(
        payload.view(), std::vector { trust().officers[0].recipient() }, age::Armor::Yes, random);
    mixed.manifest.files.clear();
    for (const auto& [name, bytes] : mixed.files)
        mixed.manifest.files.push_back({ name, crypto::sha256(bytes) });
    EXPECT_EQ(failed(mixed, trust().keys({ 0, 1 })),
        (Error { Code::BadPiece, "of another set", "piece-1.age" }));
    EXPECT_TRUE(Recovery::open(mixed, trust().keys({ 0, 1, 2 }))); // two others are enough
    EXPECT_EQ(openPiece(mixed, 1, trust().keys({ 0 })).error().code, Code::BadPiece);
    mixed = package();
    std::swap(mixed.files["piece-1.age"], mixed.files["piece-2.age"]);
    EXPECT_EQ(checkPackage(mixed).error(),
        (Error { Code::BadPackage, "not what the manifest says", "piece-1.age" }));
    mixed.files.erase("piece-2.age");
    EXPECT_EQ(failed(mixed, trust().keys({ 1, 2 })).field, "piece-1.age"); // opens, is another's
    mixed.files.erase("piece-1.age");
    EXPECT_EQ(failed(mixed, trust().keys({ 1, 2 })).context, "1 of 2");
    EXPECT_EQ(checkPackage(mixed).error().code, Code::PackageIncomplete);
}

TEST(OfficersTest, NoChangedByteOfAPiecePasses)
{
    const auto& good = package().files.at("piece-2.age");
    for (std::size_t at = 0; at < good.size(); ++at) {
        auto bad = package();
        bad.files["piece-2.age"][at] ^= 1;
        const auto piece = openPiece(bad, 2, trust().keys({ 1 }));
        ASSERT_FALSE(piece) << at;
        EXPECT_EQ(piece.error().field, "piece-2.age");
        ASSERT_FALSE(Recovery::open(bad, trust().keys({ 1, 2 }))) << at;
        const auto status = checkPackage(bad);
        ASSERT_FALSE(status) << at;
        ASSERT_EQ(status.error().code, Code::BadPackage);
        at += at > 64 ? 7 : 0; // the check of a whole package takes its time
    }
}

TEST(OfficersTest, TheManifestIsStrictAboutThem)
{
    const auto code = [](const std::function<void(Manifest&)>& change) {
        auto manifest = package().manifest;
        change(manifest);
        const auto text = manifest.encode();
        const auto read = Manifest::decode(view(text));
        return read ? Code::Usage : read.error().code;
    };
    EXPECT_EQ(code([](Manifest&) { }), Code::Usage);
    EXPECT_EQ(code([](Manifest& m) { m.officers->threshold = 1; }), Code::BadPackage);
    EXPECT_EQ(code([](Manifest& m) { m.officers->threshold = 4; }), Code::BadPackage);
    EXPECT_EQ(
        code([](Manifest& m) { m.officers->people[1] = m.officers->people[0]; }), Code::BadPackage);
    EXPECT_EQ(code([](Manifest& m) {
        m.recipients.recipients.push_back(world().identities[1].recipient());
    }),
        Code::BadPackage);
    // In an export nobody reads them, so nothing is said of them either.
    const auto exported = world().manifest(Purpose::Export, 2);
    EXPECT_FALSE(Manifest::decode(view(exported.encode()))->officers);
}

TEST(OfficersTest, WhatCannotBeSplit)
{
    mpc::test::SeededRandom random(35);
    std::vector<age::Recipient> to;
    for (int i = 0; i < 17; ++i) to.push_back(age::Identity::generate(random).recipient());
    const auto code = [&](unsigned threshold, std::size_t count) {
        const auto made = splitTrust(
            { .threshold = threshold }, { to.begin(), to.begin() + std::ptrdiff_t(count) }, random);
        return made ? Code::Usage : made.error().code;
    };
    EXPECT_EQ(code(2, 2), Code::Usage);
    EXPECT_EQ(code(16, 16), Code::Usage);
    EXPECT_EQ(code(1, 3), Code::BadField);
    EXPECT_EQ(code(4, 3), Code::BadField);
    EXPECT_EQ(code(2, 17), Code::BadField);
    to[1] = to[0];
    EXPECT_EQ(code(2, 3), Code::BadRecipient);
}
