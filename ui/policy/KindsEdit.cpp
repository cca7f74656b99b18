#include "ui/policy/KindsEdit.h"

#include <QCheckBox>
#include <QVBoxLayout>

#include "ui/approval/LargeText.h"
#include "ui/settings/SettingRow.h"
#include "ui/text/PolicyWords.h"
#include "ui/widgets/EvenColumns.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

constexpr int kColumn = 170;

} // namespace

KindsEdit::KindsEdit(QWidget* parent)
    : Card(parent)
{
    setObjectName(QStringLiteral("kinds"));
    setAccessibleName(tr("Kinds of requests"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    auto* boxes = new EvenColumns(scaled(kColumn), metric::S2, this);
    for (const auto kind : policy::requestKinds()) {
        auto* box = new QCheckBox(kindWords(kind), boxes);
        box->setObjectName(QStringLiteral("kind%1").arg(int(kind)));
        boxes->add(box);
        m_kinds.append({ kind, box });
        connect(box, &QCheckBox::clicked, this, &KindsEdit::changed);
    }
    body()->addWidget(boxes);
    body()->addWidget(rule(this));
    m_blind = new QCheckBox(this);
    m_blind->setObjectName(QStringLiteral("blindSigning"));
    body()->addLayout(settingRow(tr("Allow blind signing"),
        tr("Lets you approve requests that cannot be shown in full, after typing a confirmation. "
           "Such a request can take everything that the account holds. Leave it off unless you "
           "know why you need it."),
        m_blind));
    connect(m_blind, &QCheckBox::clicked, this, &KindsEdit::changed);
}

void KindsEdit::show(const policy::Policy& policy)
{
    for (const auto& [kind, box] : m_kinds) box->setChecked(policy.allows(kind));
    m_blind->setChecked(policy.blindSigning);
}

void KindsEdit::read(policy::Policy& policy) const
{
    policy.kinds = 0;
    for (const auto& [kind, box] : m_kinds)
        if (box->isChecked()) policy.kinds |= std::uint8_t(kind);
    policy.blindSigning = m_blind->isChecked();
}

} // namespace tercet::ui
