#include "app/cosigner/TlsIdentity.h"

#include <QTemporaryDir>
#include <gtest/gtest.h>

#include "core/base/AtomicFile.h"

using namespace tercet;
using namespace tercet::operating;

namespace {

class TlsIdentityTest : public testing::Test {
protected:
    std::filesystem::path folder() const { return m_folder.path().toStdString(); }
    QTemporaryDir m_folder;
};

} // namespace

TEST_F(TlsIdentityTest, KeepsItsKey)
{
    EXPECT_EQ(readTlsIdentity(folder()).error().code, Code::FileNotFound);
    const auto made = makeTlsIdentity(folder(), "127.0.0.1");
    ASSERT_TRUE(made) << made.error().context;
    EXPECT_EQ(readTlsIdentity(folder())->pin, made->pin);
    EXPECT_EQ(makeTlsIdentity(folder(), "cosigner.example")->pin, made->pin);
    for (const auto& path : { made->key, made->certificate })
        EXPECT_EQ(std::filesystem::status(path).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(TlsIdentityTest, MakesACertificateForAKeyThatIsThere)
{
    const auto made = makeTlsIdentity(folder(), "::1");
    ASSERT_TRUE(made);
    std::filesystem::remove(made->certificate);
    EXPECT_EQ(makeTlsIdentity(folder(), "::1")->pin, made->pin);
}

TEST_F(TlsIdentityTest, RenewsTheCertificateOverTheSameKey)
{
    EXPECT_EQ(renewCertificate(folder(), "a.example").error().code, Code::FileNotFound);
    const auto made = makeTlsIdentity(folder(), "a.example");
    ASSERT_TRUE(made);
    const auto before = systemFiles().read(made->certificate, 65'536);
    const auto renewed = renewCertificate(folder(), "a.example");
    ASSERT_TRUE(renewed) << renewed.error().context;
    EXPECT_EQ(renewed->pin, made->pin);
    EXPECT_GE(renewed->expires, made->expires);
    EXPECT_NE(systemFiles().read(made->certificate, 65'536), before);
}

TEST_F(TlsIdentityTest, RefusesAForeignKey)
{
    const auto made = makeTlsIdentity(folder(), "a.example");
    ASSERT_TRUE(made);
    QTemporaryDir other;
    const auto foreign = makeTlsIdentity(other.path().toStdString(), "a.example");
    ASSERT_TRUE(foreign);
    EXPECT_NE(foreign->pin, made->pin);
    std::filesystem::copy_file(
        foreign->key, made->key, std::filesystem::copy_options::overwrite_existing);
    EXPECT_EQ(readTlsIdentity(folder()).error().code, Code::BadField);
}
