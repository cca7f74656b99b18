#include "core/backup/RecoveryPart.h"

#include <gtest/gtest.h>

#include "core/backup/Recovery.h"
#include "tests/unit/backup/SamplePackage.h"

using namespace tercet;
using namespace tercet::backup;
using namespace tercet::backup::test;

namespace {

Package packageOf(const PackageFiles& files)
{
    return { *Manifest::decode(files.at("manifest.json")), files };
}

const Package& package(std::uint32_t epoch = 2)
{
    static const Package first = packageOf(sample(1)), second = packageOf(sample(2));
    return epoch == 1 ? first : second;
}

// Of the same vault and epoch, for others.
const Package& trustPackage()
{
    static const Package made = packageOf(world().files(Purpose::Trust));
    return made;
}

class Parts : public ::testing::Test {
protected:
    mpc::test::SeededRandom random { 21 };
    age::Identity transport = age::Identity::generate(random);

    age::Keys mine() const
    {
        age::Keys out;
        out.identities.push_back(transport.clone());
        return out;
    }
    // What the holder of identity `holder` seals.
    Bytes part(std::size_t holder, const Package& from = package(), unsigned share = 0)
    {
        auto sealed
            = sealPart(from, world().keys({ holder }), share, transport.recipient(), random);
        return sealed ? sealed->file : Bytes {};
    }
    Error refused(const Bytes& file, RecoveryParts parts = {}) const
    {
        const auto status = parts.add(package().manifest, "a part", file, mine());
        return status ? Error { Code::Usage } : status.error();
    }
    Bytes sealed(ByteView payload)
    {
        const auto to = transport.recipient();
        return *age::encrypt(payload, std::span(&to, 1), age::Armor::No, random);
    }
};

} // namespace

TEST_F(Parts, OfThreeHoldersMakeTheKeyWithoutTheirIdentities)
{
    RecoveryParts parts;
    for (const std::size_t holder : { 2, 0, 1 }) {
        const auto sealed
            = sealPart(package(), world().keys({ holder }), 0, transport.recipient(), random);
        ASSERT_TRUE(sealed);
        EXPECT_EQ(sealed->share, holder + 1);
        ASSERT_TRUE(parts.add(package().manifest, "part", sealed->file, mine()));
    }
    const auto whole = Recovery::open(package(), world().keys({ 0, 1, 2 }));
    // The files of the shares need not even be there.
    auto bare = package();
    for (unsigned share = 1; share <= 3; ++share) bare.files.erase(shareFileName(share));
    const auto collected = Recovery::open(bare, {}, parts);
    ASSERT_TRUE(collected);
    EXPECT_TRUE(collected->reveal()->equals(*whole->reveal()));
    EXPECT_EQ(collected->addresses()->size(), 4u);
}

TEST_F(Parts, GoTogetherWithIdentities)
{
    RecoveryParts parts;
    ASSERT_TRUE(parts.add(package().manifest, "part", part(1), mine()));
    EXPECT_TRUE(Recovery::open(package(), world().keys({ 0, 2 }), parts));
    const auto found = Recovery::examine(package(), world().keys({ 0 }), parts);
    EXPECT_TRUE(found[0] && found[1]);
    EXPECT_EQ(found[2].error().code, Code::NoMatchingIdentity);
    EXPECT_EQ(Recovery::open(package(), world().keys({ 0 }), parts).error().field, "share-3.age");
}

TEST_F(Parts, AHolderNeedsNothingButTheManifestAndTheirOwnFile)
{
    auto own = package();
    own.files.erase("share-1.age");
    own.files.erase("share-3.age");
    EXPECT_FALSE(part(1, own).empty());
    const auto failed = [&](const Package& from, std::size_t holder, unsigned share = 0) {
        const auto made
            = sealPart(from, world().keys({ holder }), share, transport.recipient(), random);
        return made ? Error { Code::Usage } : made.error();
    };
    EXPECT_EQ(failed(own, 0), (Error { Code::NoMatchingIdentity, failed(own, 0).context }));
    EXPECT_EQ(failed(own, 0, 1).code, Code::PackageIncomplete);
    EXPECT_EQ(failed(own, 0, 2).field, "share-2.age");
    EXPECT_EQ(failed(own, 1, 4).code, Code::BadField);
    auto spoiled = package();
    spoiled.files["share-2.age"].back() ^= 1;
    EXPECT_EQ(failed(spoiled, 1).code, Code::AgeDamaged);
    EXPECT_EQ(failed(spoiled, 1).field, "share-2.age");
    spoiled.files["share-2.age"] = package(1).files.at("share-2.age");
    EXPECT_EQ(failed(spoiled, 1).code, Code::MixedEpochs);
    // Who opens all three says which.
    EXPECT_EQ(failed(trustPackage(), 0).code, Code::MissingField);
    EXPECT_EQ(failed(trustPackage(), 0, 3).code, Code::Usage);
}

TEST_F(Parts, WhatDoesNotBelongIsSaidExactly)
{
    EXPECT_EQ(refused(part(0)).code, Code::Usage);
    EXPECT_EQ(refused(part(0)).field, "");
    EXPECT_EQ(refused(part(0, package(1))),
        (Error { Code::MixedEpochs, "epoch 1 instead of 2", "a part" }));
    EXPECT_EQ(refused(part(0, trustPackage(), 1)),
        (Error { Code::BadPiece, "share 1, but of a package for others", "a part" }));
    RecoveryParts one;
    ASSERT_TRUE(one.add(package().manifest, "first", part(0), mine()));
    EXPECT_EQ(refused(part(0), std::move(one)),
        (Error { Code::BadPiece, "share 1 is there already", "a part" }));
    auto other = package().manifest;
    other.keys.vault[0] ^= 1;
    RecoveryParts parts;
    EXPECT_EQ(parts.add(other, "a part", part(0), mine()).error().code, Code::BackupOtherVault);
    other = package().manifest;
    std::swap(other.keys.publicShares[0], other.keys.publicShares[1]);
    EXPECT_EQ(parts.add(other, "a part", part(0), mine()).error().code, Code::BackupShareMismatch);
    EXPECT_EQ(parts.share(1), nullptr);
    // For another key, and no part at all.
    EXPECT_EQ(
        parts.add(package().manifest, "a part", part(0), world().keys({ 0, 1, 2 })).error().code,
        Code::NoMatchingIdentity);
    EXPECT_EQ(refused(toBytes(view("hello"))).code, Code::NotAgeFile);
    EXPECT_EQ(refused(sealed(view("{}"))).code, Code::NotShareBackup);
    EXPECT_EQ(refused(sealed(view("{\"format\":\"tercet-recovery-part\",\"version\":2,"))).code,
        Code::BackupNewerFormat);
    const auto share = openShare(package(), 1, world().keys({ 0 }));
    EXPECT_EQ(refused(sealed(share->payload.view())).code, Code::NotShareBackup);
}

TEST_F(Parts, NoChangedByteOfTheFilePasses)
{
    const auto good = part(1);
    ASSERT_EQ(refused(good).code, Code::Usage);
    for (std::size_t at = 0; at < good.size(); ++at) {
        auto bad = good;
        bad[at] ^= 1;
        const auto code = refused(bad).code;
        ASSERT_TRUE(code == Code::AgeDamaged || code == Code::NotAgeFile
            || code == Code::AgeUnsupported || code == Code::NoMatchingIdentity)
            << at << codeName(code);
    }
    // age takes its armor without the last line feed.
    for (std::size_t size = 0; size + 1 < good.size(); ++size)
        ASSERT_NE(
            refused(Bytes(good.begin(), good.begin() + std::ptrdiff_t(size))).code, Code::Usage);
}

// Whoever seals the payload anew still has to find a share that its party has signed. Only the
// set's hash is the holder's own word.
TEST_F(Parts, NoChangedByteOfThePayloadPasses)
{
    const auto opened = openShare(package(), 2, world().keys({ 1 }));
    const auto& manifest = package().manifest;
    const auto set = manifest.recipients.hash(manifest.keys.vault);
    const auto payload = RecoveryPart::ofShare(set, opened->payload.view());
    ASSERT_EQ(refused(sealed(payload.view())).code, Code::Usage);
    for (std::size_t at = 0; at < payload.size(); ++at) {
        auto bad = payload.clone();
        bad.data()[at] ^= 1;
        const auto code = refused(sealed(bad.view())).code;
        ASSERT_TRUE(code == Code::NotShareBackup || code == Code::BackupNewerFormat
            || code == Code::BackupShareMismatch || code == Code::BackupOtherVault
            || code == Code::MixedEpochs || code == Code::BadPiece)
            << at << codeName(code);
        ASSERT_FALSE(RecoveryPart::decode(payload.view().first(at)));
    }
}
