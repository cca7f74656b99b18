#include "ui/widgets/SecretEdit.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>

#include "ui/theme/Paint.h"

namespace tercet::ui {

namespace {

// UTF-8 of one character; returns the number of bytes.
std::size_t encode(char32_t c, std::uint8_t* out)
{
    if (c < 0x80) {
        out[0] = std::uint8_t(c);
        return 1;
    }
    if (c < 0x800) {
        out[0] = std::uint8_t(0xC0 | c >> 6);
        out[1] = std::uint8_t(0x80 | (c & 63));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = std::uint8_t(0xE0 | c >> 12);
        out[1] = std::uint8_t(0x80 | (c >> 6 & 63));
        out[2] = std::uint8_t(0x80 | (c & 63));
        return 3;
    }
    out[0] = std::uint8_t(0xF0 | c >> 18);
    out[1] = std::uint8_t(0x80 | (c >> 12 & 63));
    out[2] = std::uint8_t(0x80 | (c >> 6 & 63));
    out[3] = std::uint8_t(0x80 | (c & 63));
    return 4;
}

bool isContinuation(std::uint8_t byte) { return (byte & 0xC0) == 0x80; }

// Visits the characters of a text without making another copy of it.
template <typename Visit> void eachCharacter(const QString& text, Visit visit)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        if (text[i].isHighSurrogate() && i + 1 < text.size())
            c = QChar::surrogateToUcs4(text[i], text[i + 1]), ++i;
        visit(c);
    }
}

} // namespace

SecretEdit::SecretEdit(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setCursor(Qt::IBeamCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&Theme::the(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

crypto::SecretBytes SecretEdit::take()
{
    auto out = crypto::SecretBytes::from(bytes());
    clear();
    return out;
}

void SecretEdit::clear()
{
    sodium_memzero(m_bytes.data(), m_bytes.size());
    m_size = 0;
    update();
    emit changed();
}

void SecretEdit::setShown(bool shown)
{
    m_shown = shown;
    update();
}

QSize SecretEdit::sizeHint() const { return { 320, metric::ControlHeight }; }

void SecretEdit::insert(char32_t character)
{
    std::uint8_t utf8[4];
    const auto n = encode(character, utf8);
    if (m_size + n > m_bytes.size()) {
        QApplication::beep();
    } else {
        std::copy_n(utf8, n, m_bytes.data() + m_size);
        m_size += n;
    }
    sodium_memzero(utf8, sizeof utf8);
}

void SecretEdit::removeLast()
{
    while (m_size && isContinuation(m_bytes.data()[m_size - 1])) m_bytes.data()[--m_size] = 0;
    if (m_size) m_bytes.data()[--m_size] = 0;
}

int SecretEdit::characters() const
{
    int n = 0;
    for (const auto byte : bytes()) n += !isContinuation(byte);
    return n;
}

void SecretEdit::keyPressEvent(QKeyEvent* e)
{
    if (e->key() == Qt::Key_Return || e->key() == Qt::Key_Enter) {
        emit submitted();
        return;
    }
    if (e->key() == Qt::Key_Backspace) {
        if (e->modifiers() & Qt::ControlModifier)
            clear();
        else
            removeLast();
    } else if (e->matches(QKeySequence::Paste)) {
        auto pasted = QGuiApplication::clipboard()->text();
        eachCharacter(pasted, [this](char32_t c) {
            if (c != U'\n' && c != U'\r') insert(c);
        });
        pasted.fill(QChar(0));
    } else if (const auto text = e->text(); !text.isEmpty() && text.at(0).isPrint()
        && !(e->modifiers() & (Qt::ControlModifier | Qt::MetaModifier))) {
        eachCharacter(text, [this](char32_t c) { insert(c); });
    } else {
        QWidget::keyPressEvent(e);
        return;
    }
    update();
    emit changed();
}

void SecretEdit::mousePressEvent(QMouseEvent*) { setFocus(Qt::MouseFocusReason); }

void SecretEdit::focusInEvent(QFocusEvent* e)
{
    QWidget::focusInEvent(e);
    update();
}

void SecretEdit::focusOutEvent(QFocusEvent* e)
{
    QWidget::focusOutEvent(e);
    update();
}

void SecretEdit::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    p.setPen(QPen(hasFocus() ? c(Token::Focus) : c(Token::Control), hasFocus() ? 2 : 1));
    p.setBrush(isEnabled() ? c(Token::Surface) : c(Token::Sunken));
    p.drawRoundedRect(frame, metric::RadiusControl, metric::RadiusControl);
    QPainterPath clip;
    clip.addRect(frame.adjusted(11, 0, -11, 0));
    p.setClipPath(clip);
    p.setPen(c(Token::Text));
    p.setFont(f(TextStyle::Mono));
    const QFontMetricsF metrics(p.font());
    const bool rtl = layoutDirection() == Qt::RightToLeft;
    const qreal step = m_shown ? metrics.horizontalAdvance(QLatin1Char('0')) : 12;
    const int n = characters();
    // The end stays in sight when the text is longer than the field.
    qreal x = 12 + qMin(0.0, width() - 26 - n * step);
    const auto place = [&](qreal at, qreal w) { return rtl ? width() - at - w : at; };
    const auto all = bytes();
    for (std::size_t i = 0; i < all.size();) {
        std::size_t end = i + 1;
        while (end < all.size() && isContinuation(all[end])) ++end;
        if (m_shown) {
            auto glyph = QString::fromUtf8(
                reinterpret_cast<const char*>(all.data()) + i, qsizetype(end - i));
            p.drawText(QRectF(place(x, step), 0, step * 2, height()),
                Qt::AlignVCenter | Qt::AlignLeft, glyph);
            glyph.fill(QChar(0));
        } else {
            p.setBrush(c(Token::Text));
            p.setPen(Qt::NoPen);
            p.drawEllipse(QPointF(place(x, 8) + 4, height() / 2.0), 4, 4);
        }
        x += step;
        i = end;
    }
    if (hasFocus()) {
        p.setPen(QPen(c(Token::Text), 1.2));
        const qreal at = place(x + 1, 0);
        p.drawLine(QPointF(at, height() / 2.0 - 9), QPointF(at, height() / 2.0 + 9));
    }
}

} // namespace tercet::ui
