#include "ui/approval/Breakable.h"

#include <QLabel>

namespace tercet::ui {

namespace {
constexpr int kRun = 11; // characters of one word between two places to break
}

QLabel* breakable(QLabel* label)
{
    const QString text = label->text();
    QString out;
    int run = 0;
    for (const QChar c : text) {
        if (run >= kRun && !c.isSpace() && !c.isLowSurrogate() && !c.isMark()) {
            out += QChar(0x200B); // a break that has no width
            run = 0;
        }
        out += c;
        run = c.isSpace() ? 0 : run + 1;
    }
    label->setText(out);
    label->setAccessibleName(text);
    return label;
}

} // namespace tercet::ui
