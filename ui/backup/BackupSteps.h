#pragma once

#include <QWidget>

#include "ui/Context.h"

class QLabel;

namespace tercet::ui {

class Banner;
class Card;
class LockPart;
class PlacePart;

// Backing up this device's share in three steps: who can open the backup, where it goes, what came
// of it. The buttons that move it belong to whoever holds it.
class BackupSteps : public QWidget {
    Q_OBJECT
public:
    explicit BackupSteps(Context& context, QWidget* parent = nullptr);
    enum class Step { Lock, File, Result };
    static constexpr int kSteps = 3;
    Step step() const { return m_step; }
    bool isBusy() const { return m_busy; }
    QString action() const; // what next() does, as a button says it; empty at the result
    bool mayGoOn() const;
    void next();
    void back(); // from the second step
    void restart(); // nothing is kept of what was entered
    QString file() const { return m_made; } // at the result: the backup

signals:
    void changed();

private:
    QWidget* makeFile();
    void show(Step step);
    void make();
    void showResult(const wallet::BackupMade& backup);

    Context& m_context;
    Step m_step { Step::Lock };
    bool m_busy { false };
    QString m_made;
    QLabel* m_title;
    LockPart* m_lock;
    PlacePart* m_place { nullptr };
    QWidget* m_file; // holds the one before
    Card* m_result;
    Banner* m_banner;
};

} // namespace tercet::ui
