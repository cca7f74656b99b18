#pragma once

#include <QWidget>

#include "core/wallet/Types.h"

namespace tercet::ui {

// 5 Checks, worst first. Warnings and dangers have to be on screen once before anything may be
// approved.
class ChecksPart : public QWidget {
    Q_OBJECT
public:
    explicit ChecksPart(const wallet::RequestDetail& request, QWidget* parent = nullptr);
    // Marks what is on screen now; true when every loud check was there since the card was made.
    bool allSeen();

private:
    QList<QWidget*> m_unseen;
};

} // namespace tercet::ui
