#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {

bool isInvisible(char32_t c)
{
    const auto category = QChar::category(c);
    return category == QChar::Other_Control || category == QChar::Other_Format
        || category == QChar::Other_NotAssigned || category == QChar::Other_PrivateUse
        || category == QChar::Other_Surrogate || category == QChar::Separator_Line
        || category == QChar::Separator_Paragraph;
}

} // namespace

QString visibleText(const QString& text, int limit)
{
    QString out;
    int shown = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (shown++ >= limit) return out + QStringLiteral("…");
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
            ++i;
        }
        if (c == U'\n') {
            out += QLatin1Char('\n');
        } else if (isInvisible(c)) {
            out += QStringLiteral("⟨U+%1⟩").arg(uint(c), 4, 16, QLatin1Char('0')).toUpper();
        } else {
            out += QString::fromUcs4(&c, 1);
        }
    }
    return out;
}

UntrustedText::UntrustedText(
    const QString& text, TextStyle style, int tone, QWidget* parent, int limit)
    : QLabel(visibleText(text, limit), parent)
{
    setTextFormat(Qt::PlainText);
    setFont(Theme::the().font(style));
    setProperty("tone", QString::number(tone));
    setWordWrap(true);
    setMinimumWidth(0);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

} // namespace tercet::ui
