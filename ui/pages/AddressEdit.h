#pragma once

#include <QLineEdit>
#include <QTimer>

namespace tercet::ui {

// A field for an address. After a paste it looks at the clipboard again: malware that swaps
// addresses is told.
class AddressEdit : public QLineEdit {
    Q_OBJECT
public:
    explicit AddressEdit(QWidget* parent = nullptr);
    void setPasteCheckDelay(int ms) { m_check.setInterval(ms); }
    // The field holds another address than what was pasted, or the clipboard changed right after.
    bool suspicious() const { return m_suspicious; }

signals:
    void pasteChecked();

private:
    void onTextChanged(const QString& text);
    void compare();
    QTimer m_check;
    QString m_before, m_pasted;
    bool m_suspicious { false };
};

} // namespace tercet::ui
