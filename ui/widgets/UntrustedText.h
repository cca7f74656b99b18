#pragma once

#include <QLabel>

#include "ui/theme/Theme.h"

namespace tercet::ui {

// The text as it may be shown when it comes from outside: control, bidirectional and zero-width
// characters become visible marks such as ⟨U+202E⟩, and it ends with "…" after `limit` characters.
QString visibleText(const QString& text, int limit = 400);

// The one widget for text from outside the program: plain, wrapped, clipped, marked. Anything else
// that shows such text is a defect (a check of the repository looks for rich text).
class UntrustedText : public QLabel {
    Q_OBJECT
public:
    UntrustedText(const QString& text, TextStyle style, int tone = 1, QWidget* parent = nullptr,
        int limit = 400);
};

} // namespace tercet::ui
