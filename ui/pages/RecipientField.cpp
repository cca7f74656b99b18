#include "ui/pages/RecipientField.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/chains/ethereum/Address.h"
#include "core/wallet/LookAlike.h"
#include "ui/pages/AddressEdit.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/AddressView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {

using chains::ethereum::Address;
using wallet::looksAlike;

constexpr int kLabelLimit = 60;

bool hasChecksum(const QString& text)
{
    const QString digits = text.mid(2);
    return digits != digits.toLower() && digits != digits.toUpper();
}

} // namespace

RecipientField::RecipientField(Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_edit(new AddressEdit(this))
    , m_note(new Banner(this))
    , m_rows(new QVBoxLayout(this))
{
    m_edit->setObjectName(QStringLiteral("to"));
    m_edit->setAccessibleName(tr("Recipient's address"));
    m_edit->setPlaceholderText(QStringLiteral("0x…"));
    m_note->setObjectName(QStringLiteral("recipientNote"));
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_edit, 1);
    m_book = iconButton(
        QStringLiteral("users"), tr("Choose from the address book"), "addressBook", box);
    m_book->setPopupMode(QToolButton::InstantPopup);
    m_book->setMenu(new QMenu(m_book));
    row->addWidget(m_book);
    m_field = new FormField(tr("To"), box, this);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->addWidget(m_field);
    m_rows->addWidget(m_note);
    connect(m_edit, &QLineEdit::textChanged, this, &RecipientField::judge);
    connect(m_edit, &AddressEdit::pasteChecked, this, &RecipientField::judge);
    reload();
}

void RecipientField::reload()
{
    auto* menu = m_book->menu();
    menu->clear();
    const auto book = m_context.wallet.addressBook();
    for (const auto& entry : book) {
        const QString name
            = visibleText(entry.label, kLabelLimit).replace(QLatin1Char('&'), QStringLiteral("&&"));
        menu->addAction(QStringLiteral("%1 · %2").arg(name, entry.address), this,
            [this, entry] { m_edit->setText(entry.address); });
    }
    m_book->setVisible(!book.isEmpty());
}

void RecipientField::clear() { m_edit->clear(); }

QString RecipientField::address() const { return m_edit->text().trimmed(); }

bool RecipientField::check()
{
    if (address().isEmpty()) {
        m_field->setError(tr("Fill in the recipient's address."));
        return false;
    }
    const auto parsed = Address::parse(address().toStdString());
    m_field->setError(parsed ? QString() : errorText(parsed.error()).both());
    return parsed.has_value();
}

void RecipientField::judge()
{
    m_note->clear();
    delete m_whole;
    m_whole = nullptr;
    const QString text = address();
    const auto parsed = Address::parse(text.toStdString());
    if (!parsed) {
        // Not while it is still being typed.
        m_field->setError(text.size() >= 42 ? errorText(parsed.error()).both() : QString());
        return;
    }
    m_field->setError({});
    const QString whole = QString::fromStdString(parsed->text());
    showParsed(whole);
    if (m_edit->suspicious())
        return m_note->show(Banner::Tone::Bad,
            tr("The clipboard now holds another address than this field."),
            tr("A program on this computer may be swapping addresses. Compare every group with the "
               "recipient's own."));
    const auto book = m_context.wallet.addressBook();
    for (const auto& entry : book)
        if (entry.address.compare(whole, Qt::CaseInsensitive) == 0)
            return m_note->show(Banner::Tone::Ok,
                tr("In your address book: %1").arg(visibleText(entry.label, kLabelLimit)));
    const auto accounts = m_context.wallet.accounts();
    for (const auto& account : accounts)
        if (account.address.compare(whole, Qt::CaseInsensitive) == 0)
            return m_note->show(Banner::Tone::Info, tr("This is an address of your own."));
    for (const auto& entry : book)
        if (looksAlike(entry.address, whole))
            return m_note->show(Banner::Tone::Bad,
                tr("This looks like “%1” in your address book, but it is another address.")
                    .arg(visibleText(entry.label, kLabelLimit)),
                tr("The ends are the same and the middle differs. That is how poisoned addresses "
                   "are made."));
    for (const auto& account : accounts)
        if (looksAlike(account.address, whole))
            return m_note->show(Banner::Tone::Bad,
                tr("This looks like an address of your own, but it is another one."),
                tr("The ends are the same and the middle differs. That is how poisoned addresses "
                   "are made."));
    if (hasChecksum(text))
        m_note->show(Banner::Tone::Info,
            tr("The checksum of the address is right. It is not in your address book."));
    else
        m_note->show(Banner::Tone::Warn,
            tr("This address carries no checksum, so a typing mistake would not be noticed."),
            tr("Compare every group with the recipient's own."));
}

void RecipientField::showParsed(const QString& address)
{
    m_whole = new QWidget(this);
    auto* row = new QHBoxLayout(m_whole);
    row->setContentsMargins(0, 0, 0, 0);
    auto* view = new AddressView(address, m_whole);
    view->setObjectName(QStringLiteral("toWhole"));
    row->addWidget(view);
    row->addStretch(1);
    m_rows->insertWidget(1, m_whole);
}

} // namespace tercet::ui
