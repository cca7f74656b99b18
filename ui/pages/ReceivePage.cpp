#include "ui/pages/ReceivePage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/pages/Narrow.h"
#include "ui/pages/SignerChoice.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/AddressView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/QrView.h"
#include "ui/widgets/Toast.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {
constexpr int kCardWidth = 680, kMaxLabel = 64;
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
    m_which = new SignerChoice(wallet(), tr("Account"), false, card);
    m_rows->addWidget(m_which);
    m_rows->addWidget(makeLabel(card));
    m_message = new Banner(card);
    m_message->setObjectName(QStringLiteral("receiveMessage"));
    m_rows->addWidget(m_message);
    m_qr = new QrView(card);
    m_qr->setObjectName(QStringLiteral("qr"));
    m_qr->setAccessibleName(tr("QR code of the address below"));
    m_qr->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_rows->addWidget(m_qr, 0, Qt::AlignHCenter);
    page->addLayout(narrow(card));
    page->addStretch(1);
    connect(m_which, &SignerChoice::changed, this, &ReceivePage::showAddress);
    connect(&wallet(), &wallet::Wallet::accountsChanged, m_which, &SignerChoice::reload);
    showAddress();
}

void ReceivePage::refresh() { m_which->reload(); }

QWidget* ReceivePage::makeLabel(QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(metric::S3);
    m_label = new QLineEdit(box);
    m_label->setObjectName(QStringLiteral("label"));
    m_label->setMaxLength(kMaxLabel);
    m_label->setPlaceholderText(tr("No label"));
    m_save = secondaryButton(tr("Save"), "saveLabel", box);
    m_save->setAccessibleName(tr("Save the label"));
    line->addWidget(m_label, 1);
    line->addWidget(m_save);
    auto* field = new FormField(tr("Label"), box, parent,
        tr("For you alone, on this device: what this address is for. Empty removes it."));
    m_label->setAccessibleName(tr("Label"));
    m_labelField = field;
    connect(m_label, &QLineEdit::textEdited, this, [this] {
        m_labelField->setError({});
        m_save->setEnabled(true);
    });
    connect(m_label, &QLineEdit::returnPressed, this, &ReceivePage::saveLabel);
    connect(m_save, &QPushButton::clicked, this, &ReceivePage::saveLabel);
    return field;
}

void ReceivePage::saveLabel()
{
    const auto own = wallet().address(m_which->account(), m_which->index());
    if (!own) return;
    const auto kept = wallet().setLabel(own->address, m_label->text().trimmed());
    if (!kept) return m_labelField->setError(errorText(kept.error()).both());
    m_save->setEnabled(false);
    Toast::show(window(), QStringLiteral("check"), tr("Saved"));
}

void ReceivePage::showAddress()
{
    delete m_shown;
    m_shown = nullptr;
    m_message->clear();
    const auto found = wallet().address(m_which->account(), m_which->index());
    m_qr->setVisible(found.has_value());
    m_label->clear();
    m_label->setEnabled(found.has_value());
    m_labelField->setError({});
    m_save->setEnabled(false);
    if (!found) return m_message->show(found.error());
    m_qr->setText(found->address);
    for (const auto& entry : wallet().addressBook())
        if (entry.address == found->address) m_label->setText(entry.label);
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
