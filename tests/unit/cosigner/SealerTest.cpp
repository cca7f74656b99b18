#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include "core/cosigner/KeyFile.h"
#include "core/cosigner/KeySealer.h"
#include "core/crypto/SystemRandom.h"

using namespace tercet;
using namespace tercet::cosigner;

TEST(KeySealer, OpensOnlyWithItsKeyAtItsPlace)
{
    crypto::SystemRandom random;
    const auto key = random.bytes<32>();
    KeySealer sealer { crypto::Secret<32>(key), random };
    const auto plain = crypto::SecretBytes::from(view("record"));
    const auto sealed = *sealer.seal(plain, view("here"));
    EXPECT_TRUE(sealer.open(sealed, view("here"))->equals(plain));
    EXPECT_NE(*sealer.seal(plain, view("here")), sealed); // a fresh nonce each time

    EXPECT_EQ(sealer.open(sealed, view("there")).error().code, Code::SealBroken);
    KeySealer other { crypto::Secret<32>(random.bytes<32>()), random };
    EXPECT_EQ(other.open(sealed, view("here")).error().code, Code::SealBroken);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto mutant = sealed;
        mutant[i] ^= 0x80;
        EXPECT_FALSE(sealer.open(mutant, view("here"))) << i;
        EXPECT_FALSE(sealer.open(ByteView(sealed).first(i), view("here"))) << i;
    }
}

TEST(KeyFile, IsMadeOnceAndOnlyForItsOwner)
{
    crypto::SystemRandom random;
    const QTemporaryDir folder;
    const auto name = folder.filePath(QStringLiteral("key"));
    const std::filesystem::path path(name.toStdU16String());
    EXPECT_EQ(readKeyFile(path).error().code, Code::FileNotFound);

    const auto key = createKeyFile(path, random);
    ASSERT_TRUE(key);
    EXPECT_TRUE(readKeyFile(path)->equals(*key));
    const auto groupAndOthers
        = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    EXPECT_FALSE(QFile::permissions(name) & groupAndOthers);

    EXPECT_EQ(createKeyFile(path, random).error().code, Code::FileUnwritable);
    EXPECT_TRUE(readKeyFile(path)->equals(*key));

    for (const auto size : { 31, 33 }) {
        ASSERT_TRUE(QFile::resize(name, size));
        EXPECT_EQ(readKeyFile(path).error().code, Code::BadLength);
    }
}
