#pragma once

#include "ui/Context.h"
#include "ui/widgets/Card.h"

class QLabel;
class QPushButton;

namespace tercet::ui {

class CheckInPart;
class Pill;

// How this device's share is backed up: in a word, in a sentence, and the register of backups.
class BackupCard : public Card {
    Q_OBJECT
public:
    explicit BackupCard(Context& context, QWidget* parent = nullptr);
    void update();

signals:
    void wanted(tercet::ui::Place place, const QString& file); // Backup, Drill

private:
    void showRegister(const wallet::BackupStatus& status);
    QWidget* entry(const wallet::BackupEntry& backup, QWidget* parent);

    Context& m_context;
    Pill* m_state;
    QLabel* m_meaning;
    QPushButton *m_backUp, *m_test;
    QWidget* m_register { nullptr };
    CheckInPart* m_checkIn;
};

} // namespace tercet::ui
