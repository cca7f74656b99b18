#pragma once

#include "ui/Page.h"

class QBoxLayout;
class QPushButton;
class QToolButton;

namespace tercet::ui {

class Banner;
class EmptyState;
class OpenFilePanel;
class RequestPane;
class RequestQueue;

// The requests that wait, oldest first, one of them in full.
class ApprovalsPage : public Page {
    Q_OBJECT
public:
    explicit ApprovalsPage(Context& context, QWidget* parent = nullptr);
    void refresh() override;
    void open(const QString& id) override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent*) override;

private:
    void reload();
    void showSide();
    void step(int by);
    void select(const QString& id);
    void openFile();
    QWidget* makeBar();
    QWidget* makeSide();

    QStringList m_queue; // ids, oldest first
    QLabel* m_position;
    QToolButton *m_previous, *m_next;
    QPushButton* m_nextWaiting;
    Banner* m_message;
    OpenFilePanel* m_file;
    RequestPane* m_pane;
    RequestQueue* m_list;
    QWidget* m_side { nullptr };
    EmptyState* m_empty;
    QWidget* m_body;
    QWidget* m_room; // below the question about a file
};

} // namespace tercet::ui
