#include "app/cli/RequesterKey.h"

#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

using namespace tercet;
using namespace tercet::cli;

namespace {

Result<crypto::SigningKey> keyIn(const QByteArray& text)
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("key.pem"));
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    return readRequesterKey(path.toStdString());
}

} // namespace

// The example of RFC 8410, sections 10.1 and 10.3.
TEST(RequesterKey, IsReadFromPem)
{
    const auto key = keyIn("-----BEGIN PRIVATE KEY-----\n"
                           "MC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n"
                           "-----END PRIVATE KEY-----\n");
    ASSERT_TRUE(key);
    EXPECT_EQ(
        hex(key->publicKey()), "19bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166e1");
}

TEST(RequesterKey, AnythingElseIsRefused)
{
    EXPECT_EQ(readRequesterKey("/nowhere/key.pem").error().code, Code::FileNotFound);
    EXPECT_EQ(keyIn("").error().code, Code::FileUnreadable);
    EXPECT_EQ(keyIn("-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n").error().code,
        Code::FileUnreadable);
    // The public half.
    EXPECT_EQ(keyIn("-----BEGIN PUBLIC KEY-----\n"
                    "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE=\n"
                    "-----END PUBLIC KEY-----\n")
                  .error()
                  .code,
        Code::FileUnreadable);
}
