#include "ui/pages/AddressEdit.h"

#include <QClipboard>
#include <QGuiApplication>

namespace tercet::ui {

namespace {

constexpr int kCheckMs = 300;

QString clipboardText() { return QGuiApplication::clipboard()->text().trimmed(); }

} // namespace

AddressEdit::AddressEdit(QWidget* parent)
    : QLineEdit(parent)
{
    setLayoutDirection(Qt::LeftToRight);
    setMaxLength(128);
    m_check.setSingleShot(true);
    m_check.setInterval(kCheckMs);
    connect(&m_check, &QTimer::timeout, this, &AddressEdit::compare);
    connect(this, &QLineEdit::textChanged, this, &AddressEdit::onTextChanged);
}

void AddressEdit::onTextChanged(const QString& text)
{
    m_suspicious = false;
    // One keystroke adds one character; more than that at once was pasted or dropped.
    if (text.size() > m_before.size() + 1 && isModified()) {
        m_pasted = text.trimmed();
        m_check.start();
    } else {
        m_check.stop();
    }
    m_before = text;
}

void AddressEdit::compare()
{
    const QString now = clipboardText();
    m_suspicious = now.startsWith(QLatin1String("0x")) && now.size() == 42
        && now.compare(m_pasted, Qt::CaseInsensitive) != 0;
    emit pasteChecked();
}

} // namespace tercet::ui
