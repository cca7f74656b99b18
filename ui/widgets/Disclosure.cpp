#include "ui/widgets/Disclosure.h"

#include <QToolButton>
#include <QVBoxLayout>

#include "ui/theme/Icons.h"
#include "ui/theme/Paint.h"

namespace tercet::ui {

Disclosure::Disclosure(const QString& title, QWidget* content, QWidget* parent)
    : QWidget(parent)
    , m_button(new QToolButton(this))
    , m_content(content)
{
    auto* v = new QVBoxLayout(this);
    v->setContentsMargins(0, 0, 0, 0);
    v->setSpacing(metric::S2);
    m_button->setText(title);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setCheckable(true);
    m_button->setFont(f(TextStyle::Label));
    m_button->setIconSize({ 16, 16 });
    m_button->setObjectName(QStringLiteral("disclosure"));
    v->addWidget(m_button, 0, Qt::AlignLeft);
    v->addWidget(content);
    connect(m_button, &QToolButton::toggled, this, &Disclosure::setExpanded);
    setExpanded(false);
}

void Disclosure::setExpanded(bool on)
{
    m_button->setIcon(icon(on ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
        Token::Text2, Token::Text2));
    m_button->setAccessibleDescription(on ? tr("expanded") : tr("collapsed"));
    m_button->setChecked(on);
    m_content->setVisible(on);
}

} // namespace tercet::ui
