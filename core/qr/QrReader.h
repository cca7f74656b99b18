#pragma once

#include <string>
#include <vector>

#include "core/base/Bytes.h"

// QR codes in a picture, by zxing-cpp. Any thread.
namespace tercet::qr {

// One byte a pixel, 0 black; row by row, each row `width` bytes.
struct GreyPicture {
    ByteView pixels;
    int width { 0 }, height { 0 };
};

inline constexpr std::size_t kMaxCodes = 64; // found in one picture
inline constexpr int kMaxSide = 20'000; // of a picture, in pixels

// What the codes hold, as bytes, in no order: turned, mirrored or inverted codes too. A code that
// is damaged beyond its redundancy is none. None for a picture whose numbers do not fit together.
std::vector<std::string> readQrCodes(const GreyPicture& picture);

} // namespace tercet::qr
