#include "ui/shell/PracticeStrip.h"

#include <QHBoxLayout>
#include <QLabel>

#include "ui/theme/Icons.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

PracticeStrip::PracticeStrip(QWidget* parent)
    : QFrame(parent)
    , m_text(label(tr("Practice mode: both co-signers run on this computer. Use no real money."),
          TextStyle::Caption, 1, this))
{
    setObjectName(QStringLiteral("practiceStrip"));
    setMinimumWidth(1);
    m_text->setMinimumWidth(1);
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
    m_text->setProperty("tone", QStringLiteral("warn"));
    row->addStretch(1);
    row->addWidget(symbol);
    row->addWidget(m_text);
    row->addStretch(1);
    setAccessibleName(m_text->text());
}

void PracticeStrip::resizeEvent(QResizeEvent* e)
{
    QFrame::resizeEvent(e);
    // In the middle where it fits on one line, over two where it does not.
    const int room = width() - 2 * metric::S4 - 16 - metric::S2;
    m_text->setWordWrap(m_text->fontMetrics().horizontalAdvance(m_text->text()) > room);
}

} // namespace tercet::ui
