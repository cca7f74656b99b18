#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <sys/stat.h>

#include "tests/unit/base/SimulatedFiles.h"

namespace tercet {
namespace {

const std::filesystem::path kPath = "/disk/share.sealed";
const std::string kName = "share.sealed";

Bytes content(char c, std::size_t size) { return Bytes(size, std::uint8_t(c)); }

// reliability.md figure 8, ten times over: random crash images, and in each the old or the new
// content, whole.
TEST(AtomicFile, everyCrashImageHasTheOldOrTheNewContent)
{
    std::mt19937 random(1);
    int images = 0, olds = 0;
    for (int run = 0; run < 600; ++run) {
        SimulatedFiles disk;
        const auto before = content('o', 1 + random() % 300),
                   after = content('n', 1 + random() % 300);
        disk.put(kName, before);
        if (run % 3 == 0) disk.put(kName + ".new", content('x', 40)); // of an earlier crash
        disk.atEveryStep = [&] {
            for (int i = 0; i < 16; ++i, ++images) {
                const auto image = disk.crash(random);
                ASSERT_TRUE(image.contains(kName));
                const auto& found = image.at(kName);
                ASSERT_TRUE(found == before || found == after);
                olds += found == before;
            }
        };
        ASSERT_TRUE(writeAtomically(disk, kPath, after));
        disk.atEveryStep = [] { };
        for (int i = 0; i < 16; ++i, ++images) ASSERT_EQ(disk.crash(random).at(kName), after);
    }
    EXPECT_GE(images, 100000);
    EXPECT_GT(olds, images / 10);
    EXPECT_LT(olds, images * 9 / 10);
}

TEST(AtomicFile, aFirstWriteLeavesNothingOrAll)
{
    std::mt19937 random(2);
    SimulatedFiles disk;
    const auto after = content('n', 200);
    disk.atEveryStep = [&] {
        for (int i = 0; i < 200; ++i) {
            const auto image = disk.crash(random);
            ASSERT_TRUE(!image.contains(kName) || image.at(kName) == after);
        }
    };
    ASSERT_TRUE(writeAtomically(disk, kPath, after));
}

TEST(AtomicFile, theSimulationFindsAWriterThatLeavesOutASync)
{
    std::mt19937 random(3);
    const auto before = content('o', 100), after = content('n', 100);
    const auto imagesAfter = [&](bool syncLies, bool syncFolderLies) {
        SimulatedFiles disk;
        disk.put(kName, before);
        disk.syncLies = syncLies;
        disk.syncFolderLies = syncFolderLies;
        EXPECT_TRUE(writeAtomically(disk, kPath, after));
        std::vector<Bytes> found;
        for (int i = 0; i < 100; ++i) found.push_back(disk.crash(random)[kName]);
        return found;
    };
    const auto isNeither = [&](const Bytes& found) { return found != before && found != after; };
    const auto isOld = [&](const Bytes& found) { return found == before; };
    EXPECT_TRUE(std::ranges::any_of(imagesAfter(true, false), isNeither));
    EXPECT_TRUE(std::ranges::any_of(imagesAfter(false, true), isOld)); // what QSaveFile would leave
    EXPECT_TRUE(
        std::ranges::all_of(imagesAfter(false, false), [&](const Bytes& b) { return b == after; }));
}

TEST(AtomicFile, everyFailingCallLeavesTheOldOrTheNewContent)
{
    const auto before = content('o', 100), after = content('n', 100);
    for (const Code code : { Code::DiskFull, Code::FileUnwritable }) {
        for (std::size_t at = 0;; ++at) {
            SimulatedFiles disk;
            disk.put(kName, before);
            disk.failAt = at;
            disk.failWith = { code };
            const auto written = writeAtomically(disk, kPath, after);
            if (disk.steps() <= at) {
                EXPECT_GE(at, 8u);
                break;
            }
            ASSERT_FALSE(written) << at;
            EXPECT_EQ(written.error().code, code) << at;
            EXPECT_FALSE(disk.content(kName + ".new")) << at;
            const auto found = disk.content(kName);
            ASSERT_TRUE(found) << at;
            EXPECT_TRUE(*found == before || *found == after) << at;
        }
    }
}

TEST(AtomicFile, removalIsWholeAndDurable)
{
    std::mt19937 random(4);
    SimulatedFiles disk;
    const auto before = content('o', 100);
    disk.put(kName, before);
    disk.atEveryStep = [&] {
        const auto image = disk.crash(random);
        ASSERT_TRUE(!image.contains(kName) || image.at(kName) == before);
    };
    ASSERT_TRUE(removeDurably(disk, kPath));
    for (int i = 0; i < 100; ++i) EXPECT_FALSE(disk.crash(random).contains(kName));
    EXPECT_EQ(removeDurably(disk, kPath).error().code, Code::FileNotFound);
}

class AtomicFileOnDisk : public testing::Test {
protected:
    void SetUp() override
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "tercet-XXXXXX").string();
        ASSERT_TRUE(::mkdtemp(pattern.data()));
        m_folder = pattern;
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }
    static unsigned modeOf(const std::filesystem::path& path)
    {
        struct stat info {};
        return ::stat(path.c_str(), &info) == 0 ? info.st_mode & 0777 : 0;
    }

    std::filesystem::path m_folder;
};

TEST_F(AtomicFileOnDisk, writesReplacesAndRemoves)
{
    auto& files = systemFiles();
    const auto path = m_folder / "keys" / "deep" / "a";
    EXPECT_EQ(writeAtomically(files, path, content('a', 3)).error().code, Code::FileNotFound);
    ASSERT_TRUE(files.makeFolder(path.parent_path(), 0700));
    ASSERT_TRUE(files.makeFolder(path.parent_path(), 0700)); // once more
    EXPECT_EQ(modeOf(path.parent_path()), 0700u);
    ASSERT_TRUE(writeAtomically(files, path, content('a', 70000)));
    ASSERT_TRUE(writeAtomically(files, path, content('b', 5)));
    EXPECT_EQ(modeOf(path), 0600u);
    EXPECT_EQ(files.read(path, 5).value(), content('b', 5));
    EXPECT_EQ(files.read(path, 4).error().code, Code::BadLength);
    EXPECT_FALSE(std::filesystem::exists(path.string() + ".new"));
    ASSERT_TRUE(removeDurably(files, path));
    EXPECT_EQ(files.read(path, 5).error().code, Code::FileNotFound);
    ASSERT_TRUE(writeAtomically(files, m_folder / "file", {}));
    EXPECT_EQ(files.makeFolder(m_folder / "file", 0700).error().code, Code::FileUnwritable);
}

TEST_F(AtomicFileOnDisk, followsNoLinkAndHangsOnNoFifo)
{
    auto& files = systemFiles();
    ASSERT_TRUE(writeAtomically(files, m_folder / "victim", content('v', 4)));
    std::filesystem::create_symlink(m_folder / "victim", m_folder / "link");
    EXPECT_EQ(files.read(m_folder / "link", 4).error().code, Code::FileUnreadable);
    ASSERT_TRUE(writeAtomically(files, m_folder / "link", content('n', 4)));
    EXPECT_EQ(files.read(m_folder / "victim", 4).value(), content('v', 4));
    EXPECT_EQ(files.read(m_folder / "link", 4).value(), content('n', 4));

    ASSERT_EQ(::mkfifo((m_folder / "fifo").c_str(), 0600), 0);
    EXPECT_EQ(files.read(m_folder / "fifo", 4).error().code, Code::FileUnreadable);
    EXPECT_EQ(files.read(m_folder, 4).error().code, Code::FileUnreadable);
}

TEST_F(AtomicFileOnDisk, aLeftoverTemporaryFileIsReplaced)
{
    auto& files = systemFiles();
    std::filesystem::create_symlink(m_folder / "elsewhere", m_folder / "a.new");
    ASSERT_TRUE(writeAtomically(files, m_folder / "a", content('a', 3)));
    EXPECT_FALSE(std::filesystem::exists(m_folder / "elsewhere"));
}

} // namespace
} // namespace tercet
