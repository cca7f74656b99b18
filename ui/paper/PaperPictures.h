#pragma once

#include <QStringList>
#include <expected>

#include "ui/text/ErrorText.h"

namespace tercet::ui {

// What a person gives for a backup on paper: pictures of its pages, or texts.

// Whether a file is a picture or a text with parts in it; anything else is a backup's own file, or
// cannot be read.
bool isOfPaper(const QString& file);

// The texts in one such file: what the QR codes of a PNG or JPEG picture hold, or the text itself;
// or why there are none. At most 64 MiB (JPEG 16 MiB) and 200 million pixels. Takes up to some
// seconds; any thread.
std::expected<QStringList, ErrorText> textsOf(const QString& file);

} // namespace tercet::ui
