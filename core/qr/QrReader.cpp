#include "core/qr/QrReader.h"

#define ZX_USE_UTF8 // the interface that stays
#include <ZXing/ReadBarcode.h>
#include <exception>

namespace tercet::qr {

std::vector<std::string> readQrCodes(const GreyPicture& picture)
{
    const auto [pixels, width, height] = picture;
    if (width < 1 || height < 1 || width > kMaxSide || height > kMaxSide
        || pixels.size() != std::size_t(width) * std::size_t(height))
        return {};
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode)
        .setTryHarder(true)
        .setTryRotate(true)
        .setTryDownscale(true)
        .setMaxNumberOfSymbols(std::uint8_t(kMaxCodes));
    std::vector<std::string> out;
    try {
        const ZXing::ImageView view(pixels.data(), width, height, ZXing::ImageFormat::Lum);
        for (const auto& code : ZXing::ReadBarcodes(view, hints)) {
            if (!code.isValid()) continue;
            const auto& bytes = code.bytes();
            out.emplace_back(bytes.begin(), bytes.end());
        }
    } catch (const std::exception&) {
        return {}; // of its own bounds checks: nothing that could be read
    }
    return out;
}

} // namespace tercet::qr
