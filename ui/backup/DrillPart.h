#pragma once

#include <QWidget>

#include "ui/Context.h"

namespace tercet::ui {

class Card;
class OpenBackupPart;

// The rehearsal of a restore: a backup is opened, compared with the vault, and the share in it
// proven to both co-signers. Nothing is signed and nothing changes but the date in the register.
class DrillPart : public QWidget {
    Q_OBJECT
public:
    explicit DrillPart(Context& context, QWidget* parent = nullptr);
    void suggest(const QString& file); // to be opened; the person may choose another one
    void clear();
    bool isBusy() const { return m_busy; }

signals:
    void passed();

private:
    void drill(const wallet::OpenedBackup& backup);
    void showResult(const wallet::DrillInfo& result);

    Context& m_context;
    OpenBackupPart* m_open;
    Card *m_question, *m_result;
    bool m_busy { false };
};

} // namespace tercet::ui
