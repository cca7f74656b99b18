#pragma once

#include <QWidget>

namespace tercet::ui {

class ChoiceCard;

// Practice with emulated co-signers, or connect to real ones.
class ModeStep : public QWidget {
    Q_OBJECT
public:
    explicit ModeStep(QWidget* parent = nullptr);
    bool isChosen() const;
    bool connects() const; // to real co-signers

signals:
    void changed();
    void restoreWanted(); // from a backup
    void recoveryWanted(); // of a key, without any vault

private:
    ChoiceCard *m_practice, *m_connect;
};

} // namespace tercet::ui
