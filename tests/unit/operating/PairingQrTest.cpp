#include "app/cosigner/PairingQr.h"

#include <gtest/gtest.h>
#include <qrcodegen/qrcodegen.hpp>
#include <vector>

using namespace tercet::operating;

namespace {

// Rows of modules, as the half blocks show them.
std::vector<std::vector<bool>> modulesOf(std::string_view text)
{
    std::vector<std::vector<bool>> rows;
    while (!text.empty()) {
        auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() + 1);
        EXPECT_TRUE(line.starts_with("\x1b[30;107m") && line.ends_with("\x1b[0m"));
        line.remove_prefix(9);
        line.remove_suffix(4);
        std::vector<bool> upper, lower;
        while (!line.empty()) {
            const bool light = line[0] == ' ';
            const auto block = line.substr(0, light ? 1 : 3);
            upper.push_back(block == "\u2580" || block == "\u2588");
            lower.push_back(block == "\u2584" || block == "\u2588");
            line.remove_prefix(block.size());
        }
        rows.push_back(upper);
        rows.push_back(lower);
    }
    return rows;
}

} // namespace

TEST(PairingQr, ShowsEveryModuleInAQuietZone)
{
    const auto link
        = pairingLink("https://cosigner.example:8443", std::string(64, 'a'), "4K7T-9QXM-2ZRD-HW5C");
    EXPECT_EQ(link,
        "tercet-cosigner:?url=https://cosigner.example:8443&pin=" + std::string(64, 'a')
            + "&code=4K7T-9QXM-2ZRD-HW5C");
    const auto code = qrcodegen::QrCode::encodeText(link.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
    const auto rows = modulesOf(qrText(link));
    constexpr int kQuiet = 4;
    const int size = code.getSize();
    ASSERT_GE(int(rows.size()), size + 2 * kQuiet);
    for (int y = 0; y < int(rows.size()); ++y) {
        ASSERT_EQ(int(rows[std::size_t(y)].size()), size + 2 * kQuiet);
        for (int x = 0; x < size + 2 * kQuiet; ++x)
            ASSERT_EQ(rows[std::size_t(y)][std::size_t(x)], code.getModule(x - kQuiet, y - kQuiet))
                << x << ' ' << y;
    }
    EXPECT_EQ(qrText(std::string(5000, 'x')), "");
}
