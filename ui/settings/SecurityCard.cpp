#include "ui/settings/SecurityCard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QKeySequence>
#include <QLineEdit>
#include <QVBoxLayout>

#include "core/chains/Uint256.h"
#include "ui/settings/SettingRow.h"
#include "ui/shell/Preferences.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

constexpr int kLimitDecimals = 18;

} // namespace

SecurityCard::SecurityCard(wallet::Wallet& wallet, QWidget* parent)
    : Card(parent)
    , m_wallet(wallet)
{
    setObjectName(QStringLiteral("security"));
    setAccessibleName(tr("Security"));
    body()->setSpacing(metric::S4);
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    addAutoLock();
    addHold();
    body()->addWidget(rule(this));
    addPolicy();
}

void SecurityCard::addAutoLock()
{
    auto* box = new QComboBox(this);
    box->setObjectName(QStringLiteral("autoLock"));
    box->setMinimumWidth(180);
    for (const int minutes : { 1, 2, 5, 10, 30, 60 })
        box->addItem(tr("%n minute(s)", nullptr, minutes), minutes);
    box->addItem(tr("Never"), 0);
    box->setCurrentIndex(box->findData(
        m_wallet.setting(setting::kAutoLockMinutes, setting::kAutoLockDefault).toInt()));
    connect(box, &QComboBox::activated, this, [this, box] {
        m_wallet.setSetting(setting::kAutoLockMinutes, box->currentData().toInt());
    });
    body()->addLayout(settingRow(tr("Lock after"),
        tr("Without a key or a click. You are warned 20 seconds before; %1 locks at once.")
            .arg(QKeySequence(Qt::CTRL | Qt::Key_L).toString(QKeySequence::NativeText)),
        box));
}

void SecurityCard::addHold()
{
    auto* box = new QComboBox(this);
    box->setObjectName(QStringLiteral("holdTime"));
    box->setMinimumWidth(180);
    for (const int ms : { 1500, 2000, 3000 })
        box->addItem(tr("%1 seconds").arg(QLocale().toString(ms / 1000.0, 'f', 1)), ms);
    box->setCurrentIndex(
        box->findData(m_wallet.setting(setting::kHoldMs, setting::kHoldMsDefault).toInt()));
    connect(box, &QComboBox::activated, this,
        [this, box] { m_wallet.setSetting(setting::kHoldMs, box->currentData().toInt()); });
    body()->addLayout(settingRow(tr("Hold to approve for"),
        tr("A request with a high risk asks you to type a part of the address instead."), box));
}

void SecurityCard::addPolicy()
{
    m_limit = new QLineEdit(this);
    m_limit->setObjectName(QStringLiteral("limit"));
    m_limit->setPlaceholderText(tr("No limit"));
    m_limitField = new FormField(tr("Limit for one transaction, in the network's own unit (ETH)"),
        m_limit, this, tr("Checked here and by both co-signers. Leave it empty for no limit."));
    body()->addWidget(m_limitField);
    m_daily = new QLineEdit(this);
    m_daily->setObjectName(QStringLiteral("dailyLimit"));
    m_daily->setPlaceholderText(tr("No limit"));
    m_dailyField
        = new FormField(tr("Limit for 24 hours, on each network in its own unit"), m_daily, this,
            tr("What was signed within the last 24 hours counts, and the fees at their highest."));
    body()->addWidget(m_dailyField);
    m_blind = new QCheckBox(this);
    m_blind->setObjectName(QStringLiteral("blindSigning"));
    body()->addLayout(settingRow(tr("Allow blind signing"),
        tr("Lets you approve requests that cannot be shown in full, after typing a confirmation. "
           "Such a request can take "
           "everything that the account holds. Leave it off unless you know why you need it."),
        m_blind));
    m_banner = new Banner(this);
    m_banner->setObjectName(QStringLiteral("policyBanner"));
    body()->addWidget(m_banner);
    m_save = secondaryButton(tr("Bring to both co-signers"), "savePolicy", this);
    body()->addWidget(m_save, 0, Qt::AlignRight);
    showPolicy();
    const auto edited = [this] {
        m_limitField->setError({});
        m_dailyField->setError({});
        m_save->setEnabled(true);
    };
    connect(m_limit, &QLineEdit::textEdited, this, edited);
    connect(m_daily, &QLineEdit::textEdited, this, edited);
    connect(m_blind, &QCheckBox::toggled, this, edited);
    connect(&m_wallet, &wallet::Wallet::policyChanged, this, &SecurityCard::showPolicy);
    connect(m_limit, &QLineEdit::returnPressed, this, &SecurityCard::savePolicy);
    connect(m_save, &QPushButton::clicked, this, &SecurityCard::savePolicy);
}

void SecurityCard::showPolicy()
{
    const auto policy = m_wallet.policy().policy;
    const auto text = [](const std::optional<chains::Uint256>& limit) {
        return limit ? QString::fromStdString(limit->amount(kLimitDecimals)) : QString();
    };
    m_limit->setText(text(policy.limitPerTransaction));
    m_daily->setText(text(policy.otherUnits.day));
    m_blind->setChecked(policy.blindSigning);
    m_save->setEnabled(false);
}

void SecurityCard::savePolicy()
{
    auto policy = m_wallet.policy().policy;
    const auto read = [](QLineEdit* edit, FormField* field, std::optional<chains::Uint256>& limit) {
        limit.reset();
        const auto text = edit->text().trimmed();
        if (text.isEmpty()) return true;
        const auto amount = chains::Uint256::fromAmount(text.toStdString(), kLimitDecimals);
        if (amount)
            limit = *amount;
        else
            field->setError(errorText(amount.error()).both());
        return amount.has_value();
    };
    if (!read(m_limit, m_limitField, policy.limitPerTransaction)
        || !read(m_daily, m_dailyField, policy.otherUnits.day))
        return;
    policy.blindSigning = m_blind->isChecked();
    m_save->setEnabled(false);
    m_wallet.setPolicy(policy, this, [this](Result<wallet::PolicyOutcome> stored) {
        if (!stored) {
            m_banner->show(stored.error());
            m_save->setEnabled(true);
            return;
        }
        showPolicy();
        if (stored->due.isValid())
            m_banner->show(Banner::Tone::Warn,
                tr("It allows more, so it waits until %1")
                    .arg(QLocale().toString(stored->due.toLocalTime(), QLocale::ShortFormat)),
                tr("Until then the policy stays as it is."));
        else
            m_banner->show(Banner::Tone::Ok, tr("Both co-signers have the new policy"));
    });
}

} // namespace tercet::ui
