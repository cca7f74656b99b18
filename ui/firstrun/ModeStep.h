#pragma once

#include <QWidget>

namespace tercet::ui {

class Banner;
class ChoiceCard;

// Practice with emulated co-signers, or connect to real ones.
class ModeStep : public QWidget {
    Q_OBJECT
public:
    explicit ModeStep(QWidget* parent = nullptr);
    bool isChosen() const; // of what there is today: practice

signals:
    void changed();

private:
    ChoiceCard *m_practice, *m_connect;
    Banner* m_later;
};

} // namespace tercet::ui
