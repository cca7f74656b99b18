#pragma once

#include <QWidget>

namespace tercet::ui {

// Hash, signature or key in full, in small mono type that wraps, with a button that copies it.
class HexText : public QWidget {
    Q_OBJECT
public:
    HexText(
        const QString& hex, const QString& name, const char* objectName, QWidget* parent = nullptr);
    QString text() const { return m_hex; }

private:
    QString m_hex;
};

} // namespace tercet::ui
