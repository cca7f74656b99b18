#pragma once

#include <QWidget>

namespace tercet::ui {

// What this is: three shares, all three needed, in a picture and in words.
class WelcomeStep : public QWidget {
    Q_OBJECT
public:
    explicit WelcomeStep(QWidget* parent = nullptr);
};

} // namespace tercet::ui
