#pragma once

#include <QFrame>

#include "ui/Context.h"

namespace tercet::ui {

// A request that ended without a signature: rejected or expired.
class OutcomeView : public QFrame {
    Q_OBJECT
public:
    explicit OutcomeView(const wallet::RequestDetail& request, QWidget* parent = nullptr);
};

} // namespace tercet::ui
