#pragma once

#include <QMap>

#include "ui/Page.h"

namespace tercet::ui {

class SettingsPage : public Page {
    Q_OBJECT
public:
    explicit SettingsPage(Context& context, QWidget* parent = nullptr);
    void open(const QString& card) override; // "shortcuts", …: brings it into view

signals:
    void preferencesChanged(); // stored; to be brought into force
};

} // namespace tercet::ui
