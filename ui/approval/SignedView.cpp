#include "ui/approval/SignedView.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/approval/AmountView.h"
#include "ui/approval/Headline.h"
#include "ui/approval/HexText.h"
#include "ui/approval/RecipientPart.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Disclosure.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/FitScroll.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Toast.h"

namespace tercet::ui {

namespace {

using State = wallet::RequestState;

const wallet::Network* networkOf(const QList<wallet::Network>& networks, quint64 chainId)
{
    for (const auto& network : networks)
        if (network.chainId == chainId) return &network;
    return nullptr;
}

} // namespace

SignedView::SignedView(Context& context, wallet::RequestDetail request, QWidget* parent)
    : QFrame(parent)
    , m_context(context)
    , m_request(std::move(request))
    , m_message(new Banner(this))
{
    setProperty("card", true);
    setObjectName(QStringLiteral("signed"));
    setAccessibleName(tr("Signed request"));
    m_message->setObjectName(QStringLiteral("signedMessage"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, metric::S5, 0, metric::S5);
    auto* content = new QWidget;
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(metric::S6, 0, metric::S6, 0);
    rows->setSpacing(metric::S4);
    auto* title = label(headline(m_request.decoded), TextStyle::Heading, 1, content);
    title->setWordWrap(true);
    rows->addWidget(title);
    if (m_request.decoded.amount)
        rows->addWidget(new AmountView(amountText(*m_request.decoded.amount), content));
    auto* done = new Banner(content);
    done->setObjectName(QStringLiteral("signedState"));
    rows->addWidget(done);
    switch (m_request.head.state) {
    case State::Confirmed:
        done->show(Banner::Tone::Ok,
            tr("Confirmed in block %1.").arg(QLocale().toString(m_request.block)),
            tr("%n block(s) have confirmed it.", nullptr, m_request.confirmations));
        break;
    case State::Broadcast:
        done->show(Banner::Tone::Info, tr("Sent to the network. It is not in a block yet."),
            tr("You may send the same bytes again; they cannot be paid twice."));
        break;
    default:
        done->show(Banner::Tone::Ok, tr("Signed. This device has checked the signature."));
        break;
    }
    rows->addWidget(m_message);
    if (m_request.error) m_message->show(*m_request.error);
    if (!RecipientPart::addressOf(m_request).isEmpty())
        rows->addWidget(new RecipientPart(m_request, content));
    m_request.rawTransaction.isEmpty() ? addMessage(rows) : addTransaction(rows);
    outer->addWidget(new FitScroll(content, this));
}

void SignedView::addTransaction(QVBoxLayout* rows)
{
    if (!m_request.decoded.network.empty())
        rows->addWidget(factRow(tr("Network"),
            label(QString::fromStdString(m_request.decoded.network), TextStyle::Body, 1, this),
            this));
    rows->addWidget(factRow(tr("Hash"),
        new HexText(m_request.transactionHash, tr("Transaction hash"), "hash", this), this));
    addNetwork(rows);
    auto* raw = new QPlainTextEdit(m_request.rawTransaction, this);
    raw->setObjectName(QStringLiteral("rawTransaction"));
    raw->setReadOnly(true);
    raw->setTabChangesFocus(true);
    raw->setLayoutDirection(Qt::LeftToRight);
    raw->setWordWrapMode(QTextOption::WrapAnywhere);
    raw->setFont(Theme::the().font(TextStyle::MonoSmall));
    raw->setFixedHeight(Theme::the().lineHeight(TextStyle::MonoSmall) * 7);
    raw->setAccessibleName(tr("Signed transaction as raw bytes"));
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(raw);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(
        copyButton(m_request.rawTransaction, tr("Copy the signed transaction"), box));
    auto* keep = secondaryButton(tr("Save to a file…"), "saveRaw", box);
    buttons->addWidget(keep);
    buttons->addStretch(1);
    column->addLayout(buttons);
    connect(keep, &QPushButton::clicked, this, [this] {
        save(m_request.rawTransaction,
            m_request.transactionHash.mid(2, 8) + QStringLiteral("-signed.txt"));
    });
    auto* bytes = new Disclosure(tr("Signed transaction"), box, this);
    bytes->setExpanded(true);
    rows->addWidget(bytes);
}

void SignedView::addMessage(QVBoxLayout* rows)
{
    rows->addWidget(factRow(tr("Signature"),
        new HexText(m_request.signature, tr("Signature"), "signature", this), this));
    if (const auto& whole = m_request.decoded.signedBytes; !whole.empty())
        rows->addWidget(factRow(tr("Signed bytes"),
            new HexText(
                QString::fromStdString(hex(whole)), tr("Signed bytes"), "signedBytes", this),
            this));
    auto* keep = secondaryButton(tr("Save to a file…"), "saveRaw", this);
    rows->addWidget(keep, 0, Qt::AlignLeft);
    connect(keep, &QPushButton::clicked, this,
        [this] { save(m_request.signature, QStringLiteral("signature.txt")); });
}

void SignedView::addNetwork(QVBoxLayout* rows)
{
    if (m_request.head.state == State::Confirmed) return;
    const auto chainId = m_request.decoded.chainId;
    const auto networks = m_context.wallet.networks();
    const auto* network = networkOf(networks, chainId);
    const bool again = m_request.head.state == State::Broadcast;
    m_broadcast = primaryButton(
        again ? tr("Send the same bytes again") : tr("Send to the network"), "broadcast", this);
    rows->addWidget(m_broadcast, 0, Qt::AlignLeft);
    connect(m_broadcast, &QPushButton::clicked, this, &SignedView::broadcast);
    const bool hasNode = network && !network->nodeUrl.isEmpty();
    m_nodeForm = makeNodeForm(chainId);
    rows->addWidget(m_nodeForm);
    m_nodeForm->setVisible(!hasNode);
    m_broadcast->setVisible(hasNode);
}

QWidget* SignedView::makeNodeForm(quint64 chainId)
{
    auto* form = new QWidget(this);
    auto* column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S2);
    auto* why = label(tr("No node is set for this network, so nothing was sent. Set one here, or "
                         "take the signed bytes elsewhere."),
        TextStyle::Body, 2, form);
    why->setWordWrap(true);
    column->addWidget(why);
    auto* row = new QHBoxLayout;
    m_nodeUrl = new QLineEdit(form);
    m_nodeUrl->setObjectName(QStringLiteral("nodeUrl"));
    m_nodeUrl->setPlaceholderText(QStringLiteral("http://127.0.0.1:8545"));
    m_nodeUrl->setAccessibleName(tr("Address of a node for this network"));
    m_nodeUrl->setLayoutDirection(Qt::LeftToRight);
    auto* set = secondaryButton(tr("Set the node"), "setNode", form);
    row->addWidget(m_nodeUrl, 1);
    row->addWidget(set);
    column->addLayout(row);
    connect(set, &QPushButton::clicked, this, [this, chainId] {
        const auto done = m_context.wallet.setNodeUrl(chainId, m_nodeUrl->text().trimmed());
        if (!done) return m_message->show(done.error());
        m_message->clear();
        m_nodeForm->hide();
        m_broadcast->show();
    });
    return form;
}

void SignedView::broadcast()
{
    m_broadcast->setEnabled(false);
    const auto sent = m_context.wallet.broadcast(m_request.head.id);
    if (sent) return;
    m_broadcast->setEnabled(true);
    m_message->show(sent.error());
}

void SignedView::save(const QString& bytes, const QString& name)
{
    m_context.prompts.saveFile(
        this, tr("Save the signed bytes"), name, [this, bytes](const QString& path) {
            if (path.isEmpty()) return;
            QSaveFile file(path);
            const bool ok = file.open(QIODevice::WriteOnly)
                && file.write(bytes.toLatin1() + '\n') >= 0 && file.commit();
            if (!ok) return m_message->show(Error { Code::FileUnwritable });
            Toast::show(window(), QStringLiteral("check"), tr("Saved"));
        });
}

} // namespace tercet::ui
