#include "ui/policy/AddressesEdit.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include "ui/policy/AddressList.h"
#include "ui/settings/SettingRow.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

AddressesEdit::AddressesEdit(wallet::Wallet& wallet, QWidget* parent)
    : Card(parent)
    , m_only(new QCheckBox(this))
    , m_allowed(new AddressList(
          wallet, QStringLiteral("allowed"), tr("Recipient or contract to allow"), this))
    , m_denied(new AddressList(
          wallet, QStringLiteral("denied"), tr("Recipient or contract to deny"), this))
{
    setObjectName(QStringLiteral("addresses"));
    setAccessibleName(tr("Recipients and contracts"));
    body()->setSpacing(metric::S4);
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    m_only->setObjectName(QStringLiteral("onlyAllowed"));
    body()->addLayout(settingRow(tr("Only what is on a list"),
        tr("A payment may then name only these addresses. For a token, its contract has to be on "
           "the list besides the recipient."),
        m_only));
    m_allowed->raise(); // read after the switch
    body()->addWidget(m_allowed);
    body()->addWidget(rule(this));
    auto* never = label(tr("Never"), TextStyle::Body, 1, this);
    body()->addWidget(never);
    m_denied->raise();
    body()->addWidget(m_denied);
    connect(m_only, &QCheckBox::toggled, m_allowed, &QWidget::setVisible);
    connect(m_only, &QCheckBox::clicked, this, &AddressesEdit::changed);
    for (auto* list : { m_allowed, m_denied })
        connect(list, &AddressList::changed, this, &AddressesEdit::changed);
}

void AddressesEdit::show(const policy::Policy& policy)
{
    m_only->setChecked(policy.allowed.has_value());
    m_allowed->setVisible(m_only->isChecked());
    m_allowed->show(policy.allowed.value_or(std::vector<std::string> {}));
    m_denied->show(policy.denied);
}

void AddressesEdit::read(policy::Policy& policy) const
{
    policy.allowed.reset();
    if (m_only->isChecked()) policy.allowed = m_allowed->addresses();
    policy.denied = m_denied->addresses();
}

} // namespace tercet::ui
