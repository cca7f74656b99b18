#include "ui/widgets/PassphraseRow.h"

#include <QHBoxLayout>
#include <QToolButton>

#include "ui/theme/Theme.h"

namespace tercet::ui {

PassphraseRow::PassphraseRow(const QString& accessibleName, QWidget* parent)
    : QWidget(parent)
    , m_edit(new SecretEdit(this))
    , m_show(new QToolButton(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metric::S2);
    m_edit->setAccessibleName(accessibleName);
    row->addWidget(m_edit, 1);
    m_show->setText(tr("Show"));
    m_show->setCheckable(true);
    m_show->setAccessibleName(tr("Show the passphrase"));
    m_show->setMinimumHeight(32);
    row->addWidget(m_show);
    connect(m_show, &QToolButton::toggled, m_edit, &SecretEdit::setShown);
    setFocusProxy(m_edit);
}

} // namespace tercet::ui
