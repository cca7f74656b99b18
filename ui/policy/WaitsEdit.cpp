#include "ui/policy/WaitsEdit.h"

#include <QComboBox>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/settings/SettingRow.h"
#include "ui/text/PolicyWords.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

constexpr std::uint32_t kHourS = 3600, kDayS = 24 * kHourS;
constexpr std::uint32_t kDelays[] = { 0, kHourS, 6 * kHourS, 12 * kHourS, kDayS, 2 * kDayS,
    3 * kDayS, 7 * kDayS, 14 * kDayS, 30 * kDayS };

void choose(QComboBox* box, std::uint32_t seconds)
{
    int at = box->findData(seconds);
    if (at < 0) {
        // One that was set elsewhere.
        at = 0;
        while (at < box->count() && box->itemData(at).toUInt() < seconds) ++at;
        box->insertItem(at, durationWords(seconds), seconds);
    }
    box->setCurrentIndex(at);
}

} // namespace

WaitsEdit::WaitsEdit(QWidget* parent)
    : Card(parent)
{
    setObjectName(QStringLiteral("waits"));
    setAccessibleName(tr("Approvals and delays"));
    body()->setSpacing(metric::S4);
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    m_counts.append({ policy::Role::Approver,
        count(policy::Role::Approver, tr("Approvals by teammates"),
            tr("Of people who hold no share and have a key of their own at both co-signers.")) });
    m_counts.append({ policy::Role::Device,
        count(policy::Role::Device, tr("Approvals by devices with the share"),
            tr("This device approves by signing. More than one only makes sense with several "
               "devices.")) });
    body()->addWidget(rule(this));
    m_newRecipient = delay("newRecipientDelay", tr("Wait before paying somebody new"),
        tr("Counted from when a recipient or contract was first named, at each party by itself."));
    m_loosening = delay("looseningDelay", tr("Wait before a change that allows more"),
        tr("What allows less holds at once. What allows more waits for this long, and can be "
           "cancelled until then."));
}

QSpinBox* WaitsEdit::count(policy::Role role, const QString& title, const QString& detail)
{
    auto* box = new QSpinBox(this);
    box->setObjectName(QStringLiteral("quorum%1").arg(int(role)));
    box->setRange(0, policy::kMaxCount);
    box->setMinimumWidth(96);
    body()->addLayout(settingRow(title, detail, box));
    connect(box, &QSpinBox::valueChanged, this, &WaitsEdit::changed);
    return box;
}

QComboBox* WaitsEdit::delay(const char* name, const QString& title, const QString& detail)
{
    auto* box = new QComboBox(this);
    box->setObjectName(QLatin1String(name));
    box->setMinimumWidth(140);
    for (const auto seconds : kDelays) box->addItem(durationWords(seconds), seconds);
    body()->addLayout(settingRow(title, detail, box));
    connect(box, &QComboBox::activated, this, &WaitsEdit::changed);
    return box;
}

void WaitsEdit::show(const policy::Policy& policy)
{
    const QSignalBlocker quiet(this);
    for (const auto& [role, box] : m_counts) {
        const auto it = std::ranges::find(policy.quorum, role, &policy::Quorum::role);
        box->setValue(it == policy.quorum.end() ? 0 : it->count);
    }
    choose(m_newRecipient, policy.newRecipientDelayS);
    choose(m_loosening, policy.looseningDelayS);
}

void WaitsEdit::read(policy::Policy& policy) const
{
    policy.quorum.clear();
    for (const auto& [role, box] : m_counts)
        if (box->value() > 0) policy.quorum.push_back({ role, std::uint8_t(box->value()) });
    policy.newRecipientDelayS = m_newRecipient->currentData().toUInt();
    policy.looseningDelayS = m_loosening->currentData().toUInt();
}

} // namespace tercet::ui
