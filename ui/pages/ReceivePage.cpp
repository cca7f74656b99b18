#include "ui/pages/ReceivePage.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/pages/Narrow.h"
#include "ui/text/AccountText.h"
#include "ui/widgets/AddressView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/QrView.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {
constexpr int kCardWidth = 680, kMaxIndex = 9999;
}

ReceivePage::ReceivePage(Context& context, QWidget* parent)
    : Page(context, tr("Receive"), parent)
{
    setSubtitle(tr("The same address works on Ethereum and on every network like it."));
    auto* page = scrollingContent();
    auto* card = new Card(body());
    card->setMaximumWidth(kCardWidth);
    m_rows = card->body();
    m_rows->setSpacing(metric::S4);
    m_account = new QComboBox(card);
    m_account->setObjectName(QStringLiteral("account"));
    m_index = new QSpinBox(card);
    m_index->setObjectName(QStringLiteral("index"));
    m_index->setRange(0, kMaxIndex);
    m_rows->addWidget(new FormField(tr("Account"), m_account, card));
    m_rows->addWidget(new FormField(
        tr("Address number"), m_index, card, tr("0 is the account's first address.")));
    m_message = new Banner(card);
    m_rows->addWidget(m_message);
    m_qr = new QrView(card);
    m_qr->setObjectName(QStringLiteral("qr"));
    m_qr->setAccessibleName(tr("QR code of the address below"));
    m_qr->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_rows->addWidget(m_qr, 0, Qt::AlignHCenter);
    page->addLayout(narrow(card));
    page->addStretch(1);
    connect(m_account, &QComboBox::currentIndexChanged, this, &ReceivePage::showAddress);
    connect(m_index, &QSpinBox::valueChanged, this, &ReceivePage::showAddress);
    connect(&wallet(), &wallet::Wallet::accountsChanged, this, &ReceivePage::reloadAccounts);
    reloadAccounts();
}

void ReceivePage::refresh() { reloadAccounts(); }

void ReceivePage::reloadAccounts()
{
    {
        const QSignalBlocker quiet(m_account);
        const QVariant was = m_account->currentData();
        m_account->clear();
        const auto accounts = wallet().accounts();
        for (const auto& account : accounts)
            m_account->addItem(accountText(account), account.index);
        m_account->setCurrentIndex(qMax(0, was.isValid() ? m_account->findData(was) : 0));
    }
    showAddress();
}

void ReceivePage::showAddress()
{
    delete m_shown;
    m_shown = nullptr;
    m_message->clear();
    const auto found
        = wallet().address(m_account->currentData().toUInt(), quint32(m_index->value()));
    m_qr->setVisible(found.has_value());
    if (!found) return m_message->show(found.error());
    m_qr->setText(found->address);
    m_shown = new QWidget(this);
    auto* rows = new QVBoxLayout(m_shown);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S3);
    auto* line = new QHBoxLayout;
    line->addStretch(1);
    auto* whole = new AddressView(found->address, m_shown);
    whole->setObjectName(QStringLiteral("address"));
    QStringList groups;
    for (qsizetype i = 2; i < found->address.size(); i += 4) groups << found->address.mid(i, 4);
    whole->setAccessibleName(tr("Your address 0x %1").arg(groups.join(QLatin1Char(' '))));
    line->addWidget(whole);
    line->addWidget(
        copyButton(found->address, tr("Copy the address"), m_shown), 0, Qt::AlignBottom);
    line->addStretch(1);
    rows->addLayout(line);
    auto* path = label(found->path, TextStyle::MonoSmall, 1, m_shown);
    path->setObjectName(QStringLiteral("path"));
    path->setLayoutDirection(Qt::LeftToRight);
    rows->addWidget(factRow(tr("Path"), path, m_shown));
    m_rows->addWidget(m_shown);
}

} // namespace tercet::ui
