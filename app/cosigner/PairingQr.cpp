#include "app/cosigner/PairingQr.h"

#include <qrcodegen/qrcodegen.hpp>

namespace tercet::operating {

namespace {

constexpr int kQuiet = 4; // modules
constexpr std::string_view kBlackOnWhite = "\x1b[30;107m", kReset = "\x1b[0m";
// By upper and lower module: both light, the upper dark, the lower dark, both dark.
constexpr std::string_view kBlocks[] { " ", "\u2580", "\u2584", "\u2588" };

} // namespace

std::string pairingLink(const std::string& url, const std::string& tlsPin, const std::string& code)
{
    return "tercet-cosigner:?url=" + url + "&pin=" + tlsPin + "&code=" + code;
}

std::string qrText(const std::string& content)
{
    using qrcodegen::QrCode;
    try {
        const auto code = QrCode::encodeText(content.c_str(), QrCode::Ecc::MEDIUM);
        const int end = code.getSize() + kQuiet;
        std::string out;
        for (int y = -kQuiet; y < end; y += 2) {
            out += kBlackOnWhite;
            for (int x = -kQuiet; x < end; ++x)
                out += kBlocks[int(code.getModule(x, y)) + 2 * int(code.getModule(x, y + 1))];
            out += kReset;
            out += '\n';
        }
        return out;
    } catch (const qrcodegen::data_too_long&) {
        return {};
    }
}

} // namespace tercet::operating
