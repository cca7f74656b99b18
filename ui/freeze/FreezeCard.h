#pragma once

#include "ui/Context.h"
#include "ui/widgets/Card.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace tercet::ui {

class Banner;
class HoldButton;

// The way to stop everything: for how long, held, or typed where holding is not possible.
class FreezeCard : public Card {
    Q_OBJECT
public:
    explicit FreezeCard(Context& context, QWidget* parent = nullptr);
    void focusFirst();

private:
    QWidget* makeTyped();
    void update();
    void freeze();

    Context& m_context;
    QComboBox* m_duration;
    HoldButton* m_hold;
    QWidget* m_typed;
    QLineEdit* m_name { nullptr };
    QPushButton* m_now { nullptr };
    Banner *m_state, *m_result;
};

} // namespace tercet::ui
