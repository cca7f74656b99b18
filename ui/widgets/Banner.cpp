#include "ui/widgets/Banner.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/text/ErrorText.h"
#include "ui/theme/Icons.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

struct Look {
    const char* panel;
    const char* icon;
    Token token;
};

Look look(Banner::Tone tone)
{
    switch (tone) {
    case Banner::Tone::Ok:
        return { "ok", "circle-check", Token::Ok };
    case Banner::Tone::Warn:
        return { "warn", "triangle-alert", Token::Warn };
    case Banner::Tone::Bad:
        return { "bad", "circle-alert", Token::Bad };
    case Banner::Tone::Info:
        break;
    }
    return { "info", "info", Token::AccentText };
}

} // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent)
    , m_row(new QHBoxLayout(this))
    , m_icon(new QLabel(this))
    , m_title(label({}, TextStyle::Label, 1, this))
    , m_detail(label({}, TextStyle::Caption, 2, this))
{
    setAttribute(Qt::WA_StyledBackground);
    m_row->setContentsMargins(metric::S3, metric::S3, metric::S3, metric::S3);
    m_row->setSpacing(metric::S3);
    m_icon->setFixedSize(18, 20);
    m_row->addWidget(m_icon, 0, Qt::AlignTop);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(1);
    m_title->setWordWrap(true);
    m_detail->setWordWrap(true);
    texts->addWidget(m_title);
    texts->addWidget(m_detail);
    m_row->addLayout(texts, 1);
    hide();
}

void Banner::show(Tone tone, const QString& title, const QString& detail)
{
    const auto l = look(tone);
    setProperty("panel", QLatin1String(l.panel));
    m_icon->setPixmap(pixmap(QLatin1String(l.icon), 18, l.token, devicePixelRatioF()));
    m_title->setText(title);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
    setAccessibleName(detail.isEmpty() ? title : title + QLatin1Char(' ') + detail);
    style()->unpolish(this);
    style()->polish(this);
    QFrame::show();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void Banner::show(const Error& error)
{
    const auto text = errorText(error);
    show(Tone::Bad, text.what, text.next);
}

void Banner::clear() { hide(); }

QPushButton* Banner::setAction(const QString& text, const char* objectName)
{
    auto* button = secondaryButton(text, objectName, this);
    m_row->addWidget(button, 0, Qt::AlignVCenter);
    return button;
}

QString Banner::title() const { return isHidden() ? QString() : m_title->text(); }

} // namespace tercet::ui
