#pragma once

#include <QWidget>

#include "ui/theme/Theme.h"

namespace tercet::ui {

// The whole address, always: groups of four in alternating tones, checksum case kept as it is.
class AddressView : public QWidget {
    Q_OBJECT
public:
    explicit AddressView(const QString& address, QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    QString address() const { return m_address; }
    // Four digits each, without 0x: how an address is read aloud.
    QStringList groups() const;
    // True when every character is inside the visible region: what a test asks before anything may
    // be approved.
    bool fullyVisible() const;

protected:
    void paintEvent(QPaintEvent*) override;
    void keyPressEvent(QKeyEvent*) override;

private:
    qreal groupWidth() const;
    static constexpr int Columns = 5;
    QString m_address;
};

} // namespace tercet::ui
