#pragma once

#include <QListWidget>

#include "ui/Context.h"

namespace tercet::ui {

// Requests as a short list: what, how much, state.
class RequestQueue : public QListWidget {
    Q_OBJECT
public:
    explicit RequestQueue(Context& context, QWidget* parent = nullptr);
    void setRequests(const QStringList& ids, const QString& current);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return { 0, 44 }; }

signals:
    void chosen(const QString& id);

private:
    Context& m_context;
};

// "Send USDC, 1,250.50 USDC": the line of a request in a list.
QString requestLine(const wallet::RequestDetail& request);

} // namespace tercet::ui
