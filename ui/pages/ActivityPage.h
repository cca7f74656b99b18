#pragma once

#include "ui/Page.h"

class QComboBox;
class QLineEdit;
class QPushButton;

namespace tercet::ui {

class ActivityList;
class EmptyState;
class RequestPane;

// What was asked for and what happened, newest first; one of them in full.
class ActivityPage : public Page {
    Q_OBJECT
public:
    explicit ActivityPage(Context& context, QWidget* parent = nullptr);
    void refresh() override;
    void open(const QString& id) override;
    bool focusFilter() override;

private:
    void reload();
    QWidget* makeBar();

    QComboBox* m_what;
    QLineEdit* m_filter;
    ActivityList* m_list;
    RequestPane* m_detail;
    QLabel* m_none;
    EmptyState* m_empty;
    QWidget *m_bar, *m_body, *m_holder;
    QPushButton* m_back;
};

} // namespace tercet::ui
