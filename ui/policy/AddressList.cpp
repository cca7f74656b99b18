#include "ui/policy/AddressList.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/chains/AddressKind.h"
#include "core/chains/ethereum/Address.h"
#include "ui/approval/Breakable.h"
#include "ui/pages/AddressEdit.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

AddressList::AddressList(
    wallet::Wallet& wallet, const QString& name, const QString& field, QWidget* parent)
    : QWidget(parent)
    , m_wallet(wallet)
    , m_rows(new QVBoxLayout)
{
    setObjectName(name);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S2);
    m_rows->setSpacing(metric::S1);
    column->addLayout(m_rows);
    auto* line = new QWidget(this);
    auto* across = new QHBoxLayout(line);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(metric::S2);
    m_edit = new AddressEdit(line);
    m_edit->setObjectName(name + QStringLiteral("Address"));
    m_edit->setPlaceholderText(QStringLiteral("0x"));
    m_edit->setAccessibleName(field);
    across->addWidget(m_edit, 1);
    auto* button = secondaryButton(tr("Add"), "", line);
    button->setObjectName(name + QStringLiteral("Add"));
    //: %1: a field, for example "Address to deny"
    button->setAccessibleName(tr("Add: %1").arg(field));
    across->addWidget(button);
    m_field = new FormField(field, line, this);
    column->addWidget(m_field);
    connect(button, &QPushButton::clicked, this, &AddressList::add);
    connect(m_edit, &QLineEdit::returnPressed, this, &AddressList::add);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { m_field->setError({}); });
    connect(m_edit, &AddressEdit::pasteChecked, this, [this] {
        if (m_edit->suspicious())
            m_field->setError(tr("The clipboard holds another address than this one."));
    });
}

void AddressList::show(const std::vector<std::string>& addresses)
{
    m_addresses = addresses;
    fill();
}

void AddressList::add()
{
    const auto typed = m_edit->text().trimmed();
    const auto parsed = chains::ethereum::Address::parse(typed.toStdString());
    const auto text = parsed ? parsed->text() : typed.toStdString();
    // Of another chain: as it is written.
    if (!parsed && (typed.startsWith(QLatin1String("0x")) || !chains::addressKind(text)))
        return m_field->setError(errorText(parsed.error()).both());
    if (std::ranges::find(m_addresses, text) == m_addresses.end()) m_addresses.push_back(text);
    std::ranges::sort(m_addresses);
    m_edit->clear();
    fill();
    emit changed();
}

void AddressList::fill()
{
    while (auto* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& address : m_addresses) {
        auto* line = row(QString::fromStdString(address));
        m_rows->addWidget(line);
        line->show();
    }
}

QWidget* AddressList::row(const QString& address)
{
    auto* line = new QWidget(this);
    auto* across = new QHBoxLayout(line);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(metric::S2);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(0);
    const auto book = m_wallet.addressBook();
    const auto known = std::ranges::find(book, address, &wallet::AddressBookEntry::address);
    if (known != book.end())
        texts->addWidget(new UntrustedText(known->label, TextStyle::Label, 1, line, 64));
    auto* text = label(address, TextStyle::Mono, 1, line);
    text->setWordWrap(true);
    texts->addWidget(breakable(text));
    across->addLayout(texts, 1);
    auto* remove
        = iconButton(QStringLiteral("x"), tr("Remove %1").arg(address), "removeAddress", line);
    across->addWidget(remove, 0, Qt::AlignTop);
    connect(remove, &QToolButton::clicked, this, [this, address] {
        std::erase(m_addresses, address.toStdString());
        fill();
        emit changed();
    });
    return line;
}

} // namespace tercet::ui
