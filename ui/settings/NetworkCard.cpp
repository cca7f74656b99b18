#include "ui/settings/NetworkCard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/settings/SettingRow.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {

constexpr quint64 kByNumber = 0; // no chain has this id
constexpr quint64 kMainnet = 1, kSepolia = 11'155'111;

bool isUsed(const wallet::Network& network)
{
    return !network.nodeUrl.isEmpty() || network.chainId == kMainnet || network.chainId == kSepolia;
}

} // namespace

NetworkCard::NetworkCard(wallet::Wallet& wallet, QWidget* parent)
    : Card(parent)
    , m_wallet(wallet)
    , m_list(new QWidget(this))
    , m_banner(new Banner(this))
    , m_newNetwork(new QComboBox(this))
    , m_newChain(new QLineEdit(this))
    , m_newUrl(new QLineEdit(this))
{
    setObjectName(QStringLiteral("network"));
    setAccessibleName(tr("Networks"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    auto* hint = label(tr("A node tells balances, fees and nonces and sends what you signed. It "
                          "learns your addresses; it "
                          "never sees a key. Without one you type these values yourself."),
        TextStyle::Caption, 3, this);
    hint->setWordWrap(true);
    body()->addWidget(hint);
    auto* rows = new QVBoxLayout(m_list);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S3);
    body()->addWidget(m_list);
    body()->addWidget(m_banner);
    m_banner->setObjectName(QStringLiteral("networkBanner"));

    body()->addWidget(rule(this));
    body()->addWidget(adder());
    body()->addWidget(rule(this));
    body()->addLayout(meteredRow());
    fill();
}

QWidget* NetworkCard::adder()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S2);
    column->addWidget(label(tr("Another network"), TextStyle::Label, 2, box));
    m_newNetwork->setObjectName(QStringLiteral("newNetwork"));
    m_newNetwork->setAccessibleName(tr("Another network"));
    m_newNetwork->setMinimumWidth(180);
    m_newChain->setObjectName(QStringLiteral("newChainId"));
    m_newChain->setPlaceholderText(tr("Chain id"));
    m_newChain->setAccessibleName(tr("Chain id of another network"));
    m_newUrl->setObjectName(QStringLiteral("newNodeUrl"));
    m_newUrl->setPlaceholderText(QStringLiteral("https://"));
    m_newUrl->setAccessibleName(tr("Address of its node"));
    auto* which = new QHBoxLayout;
    which->setSpacing(metric::S2);
    which->addWidget(m_newNetwork, 1);
    which->addWidget(m_newChain, 1);
    column->addLayout(which);
    auto* line = new QHBoxLayout;
    line->setSpacing(metric::S2);
    line->addWidget(m_newUrl, 1);
    auto* add = secondaryButton(tr("Add network"), "addNetwork", box);
    line->addWidget(add);
    column->addLayout(line);
    connect(m_newNetwork, &QComboBox::currentIndexChanged, this,
        [this] { m_newChain->setVisible(m_newNetwork->currentData().toULongLong() == kByNumber); });
    connect(add, &QPushButton::clicked, this, &NetworkCard::addNew);
    connect(m_newUrl, &QLineEdit::returnPressed, this, &NetworkCard::addNew);
    return box;
}

QLayout* NetworkCard::meteredRow()
{
    auto* box = new QCheckBox(this);
    box->setObjectName(QStringLiteral("poolOnMetered"));
    box->setChecked(m_wallet.setting(wallet::kPoolOnMetered, false).toBool());
    connect(box, &QCheckBox::toggled, this,
        [this](bool on) { m_wallet.setSetting(wallet::kPoolOnMetered, on); });
    return settingRow(tr("Prepare signatures on metered connections too"),
        tr("Each takes about 0.4 MB. Without one, signing takes three rounds instead of one."),
        box);
}

void NetworkCard::fill()
{
    auto* rows = m_list->layout();
    while (auto* item = rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_newNetwork->clear();
    m_newNetwork->addItem(tr("By its chain id"), QVariant::fromValue(kByNumber));
    for (const auto& network : m_wallet.networks()) {
        if (isUsed(network))
            rows->addWidget(row(network));
        else
            m_newNetwork->addItem(
                tr("%1 (chain %2)").arg(visibleText(network.name, 40)).arg(network.chainId),
                QVariant::fromValue(network.chainId));
    }
}

QWidget* NetworkCard::row(const wallet::Network& network)
{
    auto* box = new QWidget(m_list);
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metric::S2);
    auto* names = new QWidget(box);
    names->setFixedWidth(qMax(180, fontMetrics().averageCharWidth() * 24));
    auto* column = new QVBoxLayout(names);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new UntrustedText(network.name, TextStyle::Body, 1, names, 40));
    column->addWidget(label(tr("Chain %1").arg(network.chainId), TextStyle::Caption, 3, names));
    line->addWidget(names);
    auto* url = new QLineEdit(network.nodeUrl, box);
    url->setObjectName(QStringLiteral("node%1").arg(network.chainId));
    url->setPlaceholderText(tr("No node set"));
    url->setAccessibleName(tr("Node of %1").arg(network.name));
    line->addWidget(url, 1);
    auto* saveUrl = quietButton(tr("Save"), "saveNode", box);
    saveUrl->setAccessibleName(tr("Save the node of %1").arg(network.name));
    saveUrl->setEnabled(false);
    line->addWidget(saveUrl);
    connect(url, &QLineEdit::textEdited, saveUrl, [saveUrl] { saveUrl->setEnabled(true); });
    const auto store = [this, id = network.chainId, url] { save(id, url->text().trimmed()); };
    connect(saveUrl, &QPushButton::clicked, this, store);
    connect(url, &QLineEdit::returnPressed, this, store);
    return box;
}

void NetworkCard::save(quint64 chainId, const QString& url)
{
    if (const auto stored = m_wallet.setNodeUrl(chainId, url); !stored)
        return m_banner->show(stored.error());
    m_banner->show(Banner::Tone::Ok, tr("Saved"));
    fill();
}

void NetworkCard::addNew()
{
    bool ok = true;
    quint64 id = m_newNetwork->currentData().toULongLong();
    if (id == kByNumber) id = m_newChain->text().trimmed().toULongLong(&ok);
    if (!ok || id == kByNumber) return m_banner->show({ Code::BadChainId });
    if (const auto stored = m_wallet.setNodeUrl(id, m_newUrl->text().trimmed()); !stored)
        return m_banner->show(stored.error());
    m_newChain->clear();
    m_newUrl->clear();
    m_banner->show(Banner::Tone::Ok, tr("Saved"));
    fill();
}

} // namespace tercet::ui
