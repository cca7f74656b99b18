#include "ui/pages/SignerChoice.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/approval/Breakable.h"
#include "ui/text/AccountText.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

constexpr int kMaxIndex = 9999, kNumberWidth = 132;

} // namespace

SignerChoice::SignerChoice(
    wallet::Wallet& wallet, const QString& accountName, bool withAddress, QWidget* parent)
    : QWidget(parent)
    , m_wallet(wallet)
    , m_account(new QComboBox(this))
    , m_index(new QSpinBox(this))
{
    m_account->setObjectName(QStringLiteral("account"));
    // The longest name must not make the form wider than the window.
    m_account->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_account->setMinimumContentsLength(8);
    m_index->setObjectName(QStringLiteral("index"));
    m_index->setRange(0, kMaxIndex);
    m_index->setMinimumWidth(kNumberWidth);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S1);
    auto* line = new QHBoxLayout;
    line->setSpacing(metric::S3);
    line->addWidget(new FormField(accountName, m_account, this), 1);
    line->addWidget(new FormField(tr("Address number"), m_index, this));
    rows->addLayout(line);
    if (withAddress) {
        m_address = label({}, TextStyle::MonoSmall, 2, this);
        m_address->setObjectName(QStringLiteral("ownAddress"));
        m_address->setLayoutDirection(Qt::LeftToRight);
        m_address->setWordWrap(true);
        rows->addWidget(m_address);
    }
    connect(m_account, &QComboBox::currentIndexChanged, this, &SignerChoice::showAddress);
    connect(m_index, &QSpinBox::valueChanged, this, &SignerChoice::showAddress);
    reload();
}

void SignerChoice::reload()
{
    {
        const QSignalBlocker quiet(m_account);
        const QVariant was = m_account->currentData();
        m_account->clear();
        for (const auto& account : m_wallet.accounts())
            m_account->addItem(accountText(account), account.index);
        m_account->setCurrentIndex(qMax(0, was.isValid() ? m_account->findData(was) : 0));
    }
    showAddress();
}

quint32 SignerChoice::account() const { return m_account->currentData().toUInt(); }

quint32 SignerChoice::index() const { return quint32(m_index->value()); }

void SignerChoice::showAddress()
{
    if (m_address) {
        const auto own = m_wallet.address(account(), index());
        m_address->setText(own ? own->address : QString());
        breakable(m_address);
        if (own) m_address->setAccessibleName(tr("This is the address %1").arg(own->address));
    }
    emit changed();
}

} // namespace tercet::ui
