#pragma once

#include "ui/theme/Theme.h"

namespace tercet::ui {

// Above 130 % text what stands side by side is stacked, so that the smallest window still holds it.
inline bool largeText() { return Theme::the().lineHeight(TextStyle::Body) > 26; }
// A width in pixels that was chosen for 100 % text.
inline int scaled(int pixels) { return pixels * Theme::the().lineHeight(TextStyle::Body) / 20; }

} // namespace tercet::ui
