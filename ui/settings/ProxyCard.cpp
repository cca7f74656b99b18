#include "ui/settings/ProxyCard.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/settings/SettingRow.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

const QString kSocks = QStringLiteral("socks5://"), kHttp = QStringLiteral("http://");
constexpr int kMaxLength = 260;

} // namespace

ProxyCard::ProxyCard(wallet::Wallet& wallet, QWidget* parent)
    : Card(parent)
    , m_wallet(wallet)
    , m_kind(new QComboBox(this))
    , m_address(new QLineEdit(this))
    , m_field(nullptr)
    , m_save(secondaryButton(tr("Apply"), "saveProxy", this))
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("proxy"));
    setAccessibleName(tr("Proxy"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    m_kind->setObjectName(QStringLiteral("proxyKind"));
    m_kind->setMinimumWidth(180);
    m_kind->addItem(tr("Directly"), QString());
    m_kind->addItem(tr("By Tor or SOCKS5"), kSocks);
    m_kind->addItem(tr("By an HTTP proxy"), kHttp);
    body()->addLayout(settingRow(tr("Reach co-signers and nodes"),
        tr("The system’s proxy is never used. A SOCKS5 proxy looks names up itself, as Tor wants "
           "it. A node on this computer is asked directly."),
        m_kind));
    m_address->setObjectName(QStringLiteral("proxyAddress"));
    m_address->setMaxLength(kMaxLength);
    m_address->setLayoutDirection(Qt::LeftToRight);
    m_address->setPlaceholderText(QStringLiteral("127.0.0.1:9050"));
    m_field = new FormField(tr("Host and port"), m_address, this);
    body()->addWidget(m_field);
    body()->addWidget(m_save, 0, Qt::AlignRight);
    m_save->raise(); // read after the field
    m_banner->setObjectName(QStringLiteral("proxyBanner"));
    m_banner->raise();
    body()->addWidget(m_banner);
    show(wallet.setting(wallet::kProxy, QString()).toString());
    connect(m_kind, &QComboBox::activated, this, &ProxyCard::edited);
    connect(m_address, &QLineEdit::textEdited, this, &ProxyCard::edited);
    connect(m_address, &QLineEdit::returnPressed, this, &ProxyCard::save);
    connect(m_save, &QPushButton::clicked, this, &ProxyCard::save);
}

void ProxyCard::show(const QString& proxy)
{
    const auto kind = proxy.startsWith(kHttp) ? kHttp : proxy.isEmpty() ? QString() : kSocks;
    m_kind->setCurrentIndex(m_kind->findData(kind));
    m_address->setText(proxy.startsWith(kind) ? proxy.mid(kind.size()) : proxy);
    m_field->setVisible(!kind.isEmpty());
    m_save->setEnabled(false);
}

QString ProxyCard::wanted() const
{
    const auto kind = m_kind->currentData().toString();
    return kind.isEmpty() ? QString() : kind + m_address->text().trimmed();
}

void ProxyCard::edited()
{
    m_banner->clear();
    m_field->setError({});
    m_field->setVisible(!m_kind->currentData().toString().isEmpty());
    m_save->setEnabled(wanted() != m_wallet.setting(wallet::kProxy, QString()).toString());
}

void ProxyCard::save()
{
    if (!m_save->isEnabled()) return;
    if (!m_wallet.setProxy(wanted()))
        return m_field->setError(tr("This is not a host and a port, for example 127.0.0.1:9050."));
    m_save->setEnabled(false);
    m_banner->show(Banner::Tone::Ok,
        m_kind->currentData().toString().isEmpty()
            ? tr("Co-signers and nodes are reached directly")
            : tr("Co-signers and nodes are reached by this proxy from now on"));
}

} // namespace tercet::ui
