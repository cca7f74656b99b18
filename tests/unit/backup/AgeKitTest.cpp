#include <gtest/gtest.h>

#include <botan/compression.h>
#include <fstream>
#include <map>

#include "TestPaths.h"
#include "core/backup/age/Age.h"
#include "core/backup/age/Armor.h"
#include "core/crypto/Hash.h"
#include "tests/support/AgeProgram.h"

// The public test kit of age (../shared/vectors/age-testkit): every file with its verdict. Files
// that only an identity of the post-quantum type opens have to be refused cleanly.
namespace tercet::backup::age {

namespace {

namespace fs = std::filesystem;

const fs::path kFolder = fs::path(TERCET_SHARED_DIR) / "vectors" / "age-testkit";
constexpr std::size_t kLargest = 32 << 20;

struct Case {
    std::multimap<std::string, std::string> fields;
    Bytes file;
    std::string field(const std::string& key) const
    {
        const auto found = fields.find(key);
        return found == fields.end() ? std::string() : found->second;
    }
};

Bytes inflated(ByteView bytes)
{
    auto zlib = Botan::Decompression_Algorithm::create("zlib");
    Botan::secure_vector<std::uint8_t> buffer(bytes.begin(), bytes.end());
    zlib->start();
    zlib->finish(buffer);
    return { buffer.begin(), buffer.end() };
}

Case load(const fs::path& path)
{
    const auto bytes = testing::readFile(path);
    Case out;
    std::size_t at = 0;
    for (;;) {
        const auto rest = text(ByteView(bytes).subspan(at));
        const auto line = rest.substr(0, rest.find('\n'));
        at += line.size() + 1;
        if (line.empty()) break;
        const auto colon = line.find(": ");
        out.fields.emplace(line.substr(0, colon), line.substr(colon + 2));
    }
    out.file = toBytes(ByteView(bytes).subspan(at));
    if (out.fields.contains("compressed")) out.file = inflated(out.file);
    return out;
}

std::string verdict(const Error& error, bool armorIsMissing)
{
    if (error.code == Code::NotAgeFile && armorIsMissing) return "armor failure";
    if (error.code == Code::NoMatchingIdentity || error.code == Code::WrongPassphrase)
        return "no match";
    if (error.code == Code::NotAgeFile || error.code == Code::AgeUnsupported)
        return "header failure";
    if (error.code != Code::AgeDamaged) return "another error";
    return error.field == "mac" ? "HMAC failure" : error.field + " failure";
}

} // namespace

TEST(AgeKit, EveryFileWithItsVerdict)
{
    if (!fs::exists(kFolder)) GTEST_SKIP() << "../shared/vectors/age-testkit is not there";
    int files = 0, postQuantum = 0;
    for (const auto& entry : fs::directory_iterator(kFolder)) {
        SCOPED_TRACE(entry.path().filename().string());
        const auto one = load(entry.path());
        Keys keys;
        bool refused = false;
        for (auto [it, end] = one.fields.equal_range("identity"); it != end; ++it) {
            auto identity = Identity::parse(crypto::SecretBytes::from(view(it->second)));
            if (identity) {
                keys.identities.push_back(std::move(*identity));
                continue;
            }
            EXPECT_EQ(identity.error().code, Code::BadIdentity);
            EXPECT_TRUE(it->second.starts_with("AGE-SECRET-KEY-PQ-1"));
            refused = true;
        }
        if (const auto passphrase = one.field("passphrase"); !passphrase.empty())
            keys.passphrase = crypto::SecretBytes::from(view(passphrase));
        const auto opened = decrypt(one.file, keys, kLargest);
        ++files;
        const auto expected = one.field("expect");
        if (refused && keys.identities.empty()) {
            ++postQuantum;
            EXPECT_FALSE(opened);
            continue;
        }
        if (expected != "success") {
            ASSERT_FALSE(opened);
            EXPECT_EQ(
                verdict(opened.error(), one.fields.contains("armored") && !isArmored(one.file)),
                expected)
                << opened.error().context;
            if (opened.error().code == Code::AgeDamaged) {
                EXPECT_TRUE(opened.error().context.starts_with("damaged at byte "));
            }
            continue;
        }
        ASSERT_TRUE(opened) << opened.error().context;
        EXPECT_EQ(hex(crypto::sha256(opened->view())), one.field("payload"));
    }
    EXPECT_EQ(files, 143);
    std::cout << files << " files, " << postQuantum << " for post-quantum identities alone\n";
}

} // namespace tercet::backup::age
