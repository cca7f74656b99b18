#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include "core/cosigner/KeyCommand.h"
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

TEST(KeyCommand, GivesAKeyInBytesOrDigits)
{
    const auto wanted = arrayFromHex<32>(std::string(63, '0') + "7");
    for (const auto* command : { "printf %064d 7", "printf '%064d\\n' 7",
             "head -c 31 /dev/zero; printf '\\007'", "cat; printf %064d 7", // nothing to read
             "echo talk >/dev/null; printf %064d 7; exec >&-; exit 0" }) {
        const auto key = keyOfCommand(command);
        ASSERT_TRUE(key) << command << ": " << key.error().context;
        EXPECT_TRUE(key->equals(crypto::Secret<32>(*wanted))) << command;
    }
    const auto letters = keyOfCommand("printf %032d 0 | tr 0 '\\n'"); // 32 bytes, all line ends
    ASSERT_TRUE(letters);
    EXPECT_EQ(letters->view()[31], '\n');
}

TEST(KeyCommand, RefusesEverythingElse)
{
    const std::pair<const char*, Code> cases[] {
        { "printf %064d 7; exit 3", Code::FileUnreadable },
        { "printf %064d 7; kill -9 $$", Code::FileUnreadable },
        { "no-such-program-anywhere 2>/dev/null", Code::FileUnreadable },
        { "(", Code::FileUnreadable },
        { "true", Code::BadLength },
        { "printf %063d 7", Code::BadLength },
        { "printf %065d 7", Code::BadLength },
        { "printf '%064d\\n\\n' 7", Code::BadLength },
        { "printf %031d 7", Code::BadLength },
        { "yes", Code::BadLength }, // without end
        { "printf %063dx 7", Code::BadHex },
    };
    for (const auto& [command, code] : cases) {
        const auto key = keyOfCommand(
            std::string(command) + (code == Code::FileUnreadable ? "" : " 2>/dev/null"));
        ASSERT_FALSE(key) << command;
        EXPECT_EQ(key.error().code, code) << command << ": " << key.error().context;
        EXPECT_FALSE(key.error().context.contains("0000")) << command;
    }
}

TEST(KeyCommand, IsKilledWithAllItStartedWhenItTakesTooLong)
{
    using namespace std::chrono_literals;
    const QTemporaryDir folder;
    const auto name = folder.filePath(QStringLiteral("pid"));
    for (const auto& end : { std::string("sleep 1000; true"),
             std::string("printf %064d 7; exec >&-; sleep 1000; true"),
             "sleep 1000 & echo $! >>" + name.toStdString() + "; printf %064d 7" }) {
        QFile::remove(name);
        const auto command = "echo $$ >" + name.toStdString() + "; " + end;
        // Long enough for a busy machine to come to the wait.
        const auto key = keyOfCommand(command, 700ms);
        ASSERT_FALSE(key) << end;
        EXPECT_EQ(key.error().code, Code::FileUnreadable);
        QFile file(name);
        ASSERT_TRUE(file.open(QFile::ReadOnly)) << end;
        for (const auto& line : file.readAll().trimmed().split('\n')) {
            QElapsedTimer timer;
            timer.start();
            // A killed orphan is gone once its new parent has looked.
            const auto stat = QStringLiteral("/proc/%1/stat").arg(QString::fromLatin1(line));
            const auto runs = [&] {
                QFile f(stat);
                return f.open(QFile::ReadOnly) && !f.readAll().contains(") Z");
            };
            while (runs() && timer.elapsed() < 10'000) { }
            EXPECT_FALSE(runs()) << end;
        }
    }
}
