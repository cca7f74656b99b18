#pragma once

#include <QWidget>

#include "ui/Context.h"

namespace tercet::ui {

class CeremonySteps;
class ShareTriangle;
class StepText;

// A restore as the person sees it: the proof of the share, then new shares for all three.
class RestoreRunStep : public QWidget {
    Q_OBJECT
public:
    explicit RestoreRunStep(wallet::Wallet& wallet, QWidget* parent = nullptr);
    void begin();

private:
    void follow(const wallet::Progress& progress);
    ShareTriangle* m_triangle;
    CeremonySteps* m_steps;
};

// How it ended well.
class RestoredStep : public QWidget {
    Q_OBJECT
public:
    explicit RestoredStep(QWidget* parent = nullptr);
    void setResult(const wallet::VaultInfo& vault, const QString& address);

signals:
    void backupWanted();

private:
    QWidget* m_card { nullptr };
};

} // namespace tercet::ui
