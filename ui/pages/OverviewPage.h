#pragma once

#include "ui/Page.h"

class QBoxLayout;
class QPushButton;

namespace tercet::ui {

class ActivityList;
class BalanceCard;
class Banner;

// Balance, the three shares, the next thing to do, the last activities.
class OverviewPage : public Page {
    Q_OBJECT
public:
    explicit OverviewPage(Context& context, QWidget* parent = nullptr);
    void refresh() override;

protected:
    void resizeEvent(QResizeEvent*) override;

private:
    void updateNext();
    void updateActivity();
    void updateBackup();
    QWidget* makeNext();
    QWidget* makeActivity();

    Banner *m_practice, *m_backup;
    QPushButton* m_toBackup;
    BalanceCard* m_balance;
    QLabel *m_next, *m_nextDetail;
    QPushButton* m_act;
    Place m_target { Place::Receive };
    ActivityList* m_list;
    QLabel* m_noActivity;
    QBoxLayout* m_columns;
};

} // namespace tercet::ui
