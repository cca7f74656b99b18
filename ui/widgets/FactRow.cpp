#include "ui/widgets/FactRow.h"

#include <QHBoxLayout>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/widgets/Labels.h"

namespace tercet::ui {

QWidget* factRow(const QString& name, QWidget* value, QWidget* parent)
{
    auto* row = new QWidget(parent);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::S4);
    auto* title = label(name, TextStyle::Label, 3, row);
    title->setWordWrap(true);
    title->setFixedWidth(112);
    layout->addWidget(title, 0, Qt::AlignTop);
    layout->addWidget(value, 1);
    row->setAccessibleName(name);
    return row;
}

FormField::FormField(const QString& name, QWidget* control, QWidget* parent, const QString& hint)
    : QWidget(parent)
    , m_hint(hint)
    , m_message(label(hint, TextStyle::Caption, 3, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metric::S1);
    auto* title = label(name, TextStyle::Label, 2, this);
    title->setBuddy(control);
    layout->addWidget(title);
    layout->addWidget(control);
    m_message->setWordWrap(true);
    m_message->setVisible(!hint.isEmpty());
    layout->addWidget(m_message);
    if (control->accessibleName().isEmpty()) control->setAccessibleName(name);
}

void FormField::setError(const QString& text)
{
    m_error = text;
    m_message->setText(text.isEmpty() ? m_hint : text);
    m_message->setProperty("tone", text.isEmpty() ? QStringLiteral("3") : QStringLiteral("bad"));
    m_message->style()->unpolish(m_message);
    m_message->style()->polish(m_message);
    m_message->setVisible(!m_message->text().isEmpty());
}

} // namespace tercet::ui
