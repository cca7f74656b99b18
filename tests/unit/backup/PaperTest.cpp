#include <gtest/gtest.h>
#include <qrcodegen/qrcodegen.hpp>

#include "core/backup/BackupFile.h"
#include "core/backup/Paper.h"
#include "core/crypto/Hash.h"
#include "core/crypto/SystemRandom.h"
#include "core/qr/QrReader.h"
#include "tests/support/AgeProgram.h"
#include "tests/unit/backup/SampleBackup.h"

namespace tercet::backup {

namespace {

class Paper : public ::testing::Test {
protected:
    crypto::SystemRandom random;
    const age::Identity identity = age::Identity::generate(random);
    const Bytes file = made(age::Armor::Yes);
    const std::vector<std::string> parts = paperParts(file).value();

    Bytes made(age::Armor armor)
    {
        const auto ik = crypto::SigningKey::generate(random);
        const auto payload = sampleBackup(random, ik).encode(ik).value();
        return age::encrypt(payload.view(), std::array { identity.recipient() }, armor, random)
            .value();
    }
    std::string joined() const
    {
        std::string out;
        for (const auto& part : parts) out += part + "\n";
        return out;
    }
    static Given given(std::string_view content, std::string name = "one.txt")
    {
        return { std::move(name), toBytes(view(content)) };
    }
    static Error error(std::initializer_list<Given> all)
    {
        const auto out = ageFileOf(std::vector<Given>(all));
        EXPECT_FALSE(out);
        return out ? Error {} : out.error();
    }
};

std::string replaced(std::string text, std::string_view what, std::string_view by)
{
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
    return text;
}

// As it lies on paper: 3 pixels a module, a margin of four modules.
std::vector<std::string> printedAndRead(const std::string& content)
{
    constexpr int kScale = 3, kQuiet = 4;
    const auto code
        = qrcodegen::QrCode::encodeText(content.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    EXPECT_LE(code.getVersion(), 18);
    const int side = (code.getSize() + 2 * kQuiet) * kScale;
    Bytes pixels;
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            pixels.push_back(code.getModule(x / kScale - kQuiet, y / kScale - kQuiet) ? 0 : 255);
    return qr::readQrCodes({ pixels, side, side });
}

} // namespace

TEST_F(Paper, PartsAreTheFileAndFitACode)
{
    ASSERT_GT(parts.size(), 3u);
    std::string byHand; // as docs/recovery.md says it
    for (const auto& part : parts) {
        EXPECT_LE(part.size(), 560u);
        EXPECT_TRUE(part.starts_with("TERCET1 "));
        byHand += part.substr(part.find('\n') + 1);
        EXPECT_EQ(printedAndRead(part), std::vector { part });
    }
    EXPECT_EQ(byHand, text(file));
}

TEST_F(Paper, PartsComeInAnyOrderAndTwice)
{
    std::vector<Given> all;
    for (auto it = parts.rbegin(); it != parts.rend(); ++it) all.push_back(given(*it));
    all.push_back(given(parts[1]));
    EXPECT_EQ(ageFileOf(all).value(), file);
    EXPECT_EQ(ageFileOf(std::array { given(joined()) }).value(), file);
}

TEST_F(Paper, WhiteSpaceAndWhatStandsAroundDoNotMatter)
{
    auto typed = "Share backup of Savings\nPage 1\n\n" + joined() + "Page 2 of 2\n";
    typed = replaced(typed, "\n", "  \r\n\r\n\t");
    EXPECT_EQ(ageFileOf(std::array { given(typed) }).value(), file);
    EXPECT_EQ(ageFileOf(std::array { given("\xef\xbb\xbf\n" + joined()) }).value(), file);
}

TEST_F(Paper, ABinaryFileIsArmored)
{
    const auto binary = made(age::Armor::No);
    std::vector<Given> all;
    const auto printed = paperParts(binary).value();
    for (const auto& part : printed) all.push_back(given(part));
    const auto armored = ageFileOf(all).value();
    EXPECT_TRUE(age::wantsPassphrase(armored).has_value());
    age::Keys keys;
    keys.identities.push_back(identity.clone());
    EXPECT_EQ(
        openShareBackup(armored, keys).value().name, openShareBackup(binary, keys).value().name);
}

TEST_F(Paper, WhatIsMissingIsNamed)
{
    PaperReader reader;
    EXPECT_EQ(reader.file().error().code, Code::NotAgeFile);
    EXPECT_EQ(reader.take(parts[0]).value(), 1u);
    EXPECT_FALSE(reader.complete());
    EXPECT_EQ(reader.missing().size(), parts.size() - 1);
    for (std::size_t i = 3; i < parts.size(); ++i) EXPECT_TRUE(reader.take(parts[i]));
    EXPECT_EQ(reader.missing(), (std::vector<std::size_t> { 2, 3 }));
    const auto error = reader.file().error();
    EXPECT_EQ(error.code, Code::NotEnoughPieces);
    EXPECT_EQ(error.field, kPaperField);
    EXPECT_EQ(error.context, "Parts 2, 3 of " + std::to_string(parts.size()) + " are missing.");
    EXPECT_TRUE(reader.take(parts[2]));
    EXPECT_EQ(reader.file().error().context,
        "Part 2 of " + std::to_string(parts.size()) + " is missing.");
    EXPECT_TRUE(reader.take(parts[1]));
    EXPECT_TRUE(reader.complete());
    EXPECT_EQ(reader.file().value(), file);
}

TEST_F(Paper, EveryChangedCharacterIsFoundInItsPart)
{
    const auto& part = parts[1];
    for (std::size_t at = 0; at < part.size(); ++at) {
        if (part[at] == '\n') continue; // white space
        auto changed = part;
        changed[at] = changed[at] == 'x' ? 'y' : 'x';
        PaperReader reader;
        ASSERT_TRUE(reader.take(parts[0]));
        const auto taken = reader.take(changed);
        if (at < 7) { // "TERCET1": no part at all
            EXPECT_EQ(taken.value(), 0u) << at;
            continue;
        }
        ASSERT_FALSE(taken) << at;
        EXPECT_EQ(taken.error().field, kPaperField);
        EXPECT_EQ(reader.missing().size(), parts.size() - 1) << at;
    }
    auto changed = part;
    changed[part.size() / 2] ^= 1;
    EXPECT_EQ(error({ given(changed) }).context,
        "Part 2 of " + std::to_string(parts.size()) + " is damaged.");
    // Cut off, and run into the next one.
    EXPECT_EQ(error({ given(part.substr(0, part.size() - 10)) }).code, Code::AgeDamaged);
    EXPECT_EQ(error({ given(part.substr(0, 200) + "\n" + parts[2]) }).code, Code::AgeDamaged);
}

TEST_F(Paper, PartsOfTwoBackupsAreNotMixed)
{
    const auto other = paperParts(made(age::Armor::Yes)).value();
    const auto mixed = error({ given(parts[0]), given(other[1]) });
    EXPECT_EQ(mixed.code, Code::BadPiece);
    EXPECT_EQ(mixed.context, "These are parts of two different backups.");
    // Another first line over lines that are whole: the count, then the number.
    const auto n = std::to_string(parts.size());
    const auto more = std::to_string(parts.size() + 1);
    EXPECT_EQ(error({ given(parts[0]), given(replaced(parts[1], "/" + n, "/" + more)) }).code,
        Code::BadPiece);
    EXPECT_EQ(
        error({ given(parts[0]), given(replaced(parts[1], " 2/", " 1/")) }).code, Code::BadPiece);
    // Numbers changed so that every place is taken: not what was printed.
    PaperReader reader;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto to = i == 0 ? 2 : i == 1 ? 1 : i + 1;
        ASSERT_TRUE(reader.take(replaced(
            parts[i], " " + std::to_string(i + 1) + "/" + n, " " + std::to_string(to) + "/" + n)));
    }
    EXPECT_EQ(reader.file().error().code, Code::AgeDamaged);
}

TEST_F(Paper, NumbersThatCannotBe)
{
    for (const std::string head : { "TERCET1 0/3", "TERCET1 4/3", "TERCET1 1/65", "TERCET1 1/0",
             "TERCET1 1", "TERCET1 a/3", "TERCET1 -1/3", "TERCET1 1/99999999999999999999" }) {
        PaperReader reader;
        const auto taken = reader.take(head + " 0123456789abcdef 01234567\nAAAA\n");
        ASSERT_FALSE(taken) << head;
        EXPECT_EQ(taken.error().code, Code::BadField) << head;
        EXPECT_EQ(reader.count(), 0u);
    }
    EXPECT_EQ(paperParts(toBytes(view("hello"))).error().code, Code::NotAgeFile);
    const std::string large(40'000, 'x');
    const auto file
        = age::encrypt(view(large), std::array { identity.recipient() }, age::Armor::Yes, random);
    EXPECT_EQ(paperParts(file.value()).error().code, Code::TextTooLong);
}

TEST_F(Paper, ArmorInATextIsTaken)
{
    const auto armor = std::string(text(file));
    const auto mail = "Dear all,\n\n" + replaced(armor, "\n", " \r\n") + "\nBye\n";
    EXPECT_EQ(ageFileOf(std::array { given(mail) }).value(), file);
    // One file that is no age file, or a damaged one, is as it is: opening it says what it is.
    for (const auto& one : { std::string("hello"), armor.substr(0, 300), std::string() })
        EXPECT_EQ(text(ageFileOf(std::array { given(one) }).value()), one);
    const auto none = error({ given(parts[0]), given("hello", "note.txt") });
    EXPECT_EQ(none.code, Code::NotAgeFile);
    EXPECT_EQ(none.context, "There is no part of a backup in note.txt.");
    EXPECT_EQ(error({ given(armor), given(armor) }).code, Code::NotAgeFile);
}

TEST_F(Paper, TheAgeProgramOpensWhatIsPutTogether)
{
    if (!testing::installed("age")) GTEST_SKIP() << "the age program is not installed";
    const testing::TemporaryFolder folder;
    const auto path = folder.write("joined.age", ageFileOf(std::array { given(joined()) }).value());
    const auto key = folder.write("key", identity.file().view());
    const auto out = (folder / "out").string();
    ASSERT_EQ(testing::runOnTerminal({ "age", "-d", "-i", key, "-o", out, path }), 0);
    const auto payload = testing::readFile(folder / "out");
    EXPECT_TRUE(ShareBackup::decode(payload));
}

TEST(QrReader, PicturesThatCannotBe)
{
    const Bytes pixels(100, 128);
    EXPECT_TRUE(qr::readQrCodes({ pixels, 10, 10 }).empty());
    EXPECT_TRUE(qr::readQrCodes({ pixels, 10, 11 }).empty());
    EXPECT_TRUE(qr::readQrCodes({ pixels, -10, -10 }).empty());
    EXPECT_TRUE(qr::readQrCodes({ {}, 0, 0 }).empty());
    EXPECT_TRUE(qr::readQrCodes({ pixels, 1 << 30, 1 << 30 }).empty());
}

} // namespace tercet::backup
