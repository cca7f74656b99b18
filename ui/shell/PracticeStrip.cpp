#include "ui/shell/PracticeStrip.h"

#include <QHBoxLayout>

#include "ui/theme/Icons.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

PracticeStrip::PracticeStrip(QWidget* parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("practiceStrip"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(metric::S4, metric::S1, metric::S4, metric::S1);
    row->setSpacing(metric::S2);
    auto* symbol = new QLabel(this);
    const auto draw = [this, symbol] {
        symbol->setPixmap(
            pixmap(QStringLiteral("flask-conical"), 16, Token::Warn, devicePixelRatioF()));
    };
    draw();
    connect(&Theme::the(), &Theme::changed, this, draw);
    auto* text
        = label(tr("Practice mode: both co-signers run on this computer. Use no real money."),
            TextStyle::Caption, 1, this);
    text->setProperty("tone", QStringLiteral("warn"));
    text->setWordWrap(true);
    row->addStretch(1);
    row->addWidget(symbol);
    row->addWidget(text, 100);
    row->addStretch(1);
    setAccessibleName(text->text());
}

} // namespace tercet::ui
