#pragma once

#include <QDateTime>
#include <QWidget>

#include "core/wallet/Types.h"

class QLabel;

namespace tercet::ui {

class Pill;

// 1 What: verb and asset, who asks, how long ago, when it expires.
class HeadPart : public QWidget {
    Q_OBJECT
public:
    HeadPart(const wallet::RequestDetail& request, const QDateTime& now, QWidget* parent = nullptr);
    // The clock went on.
    void setNow(const QDateTime& now);

private:
    QDateTime m_created, m_expires;
    QLabel* m_when;
    Pill* m_pill;
};

} // namespace tercet::ui
