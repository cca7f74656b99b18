#include "ui/recovery/TypedWord.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

TypedWord::TypedWord(const QString& question, const QString& expected, const QString& action,
    const char* objectName, QWidget* parent)
    : QWidget(parent)
    , m_expected(expected)
    , m_edit(new QLineEdit(this))
    , m_button(primaryButton(action, objectName, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S2);
    auto* words = label(question, TextStyle::Label, 2, this);
    words->setWordWrap(true);
    words->setBuddy(m_edit);
    column->addWidget(words);
    m_edit->setObjectName(QLatin1String(objectName) + QStringLiteral("Typed"));
    m_edit->setAccessibleName(question);
    m_edit->setMaxLength(200);
    column->addWidget(m_edit);
    auto* row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_button);
    column->addLayout(row);
    connect(m_edit, &QLineEdit::textChanged, this, &TypedWord::update);
    connect(m_button, &QPushButton::clicked, this, &TypedWord::confirmed);
    update();
}

void TypedWord::update()
{
    m_edit->setEnabled(!m_busy);
    m_button->setEnabled(!m_busy
        && m_edit->text().trimmed().compare(m_expected, Qt::CaseInsensitive) == 0
        && !m_expected.isEmpty());
}

void TypedWord::setBusy(bool busy)
{
    m_busy = busy;
    update();
}

void TypedWord::clear() { m_edit->clear(); }

} // namespace tercet::ui
