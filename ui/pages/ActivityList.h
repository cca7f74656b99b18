#pragma once

#include <QListWidget>

#include "ui/Context.h"

namespace tercet::ui {

// Requests or events as lines, newest first. An item carries the id of its request where there is
// one.
class ActivityList : public QListWidget {
    Q_OBJECT
public:
    explicit ActivityList(Context& context, QWidget* parent = nullptr);
    void setLimit(int most) { m_limit = most; }
    void showRequests(const QString& filter);
    void showEvents(const QString& filter);
    static QString requestOf(const QListWidgetItem* item)
    {
        return item->data(Qt::UserRole).toString();
    }

signals:
    void chosen(const QString& request);

private:
    void add(const QString& icon, const QString& title, const QString& detail,
        const QString& request, const QString& filter);
    QString lineOf(const QString& request) const;
    Context& m_context;
    int m_limit { 1000 };
};

} // namespace tercet::ui
