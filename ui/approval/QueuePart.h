#pragma once

#include <QDateTime>
#include <QWidget>

#include "core/wallet/Types.h"

class QVBoxLayout;

namespace tercet::ui {

// Of a request of the queue: where it stands at each co-signer, and who has decided so far. What
// anybody says of himself is shown as that.
class QueuePart : public QWidget {
    Q_OBJECT
public:
    QueuePart(const wallet::QueueInfo& queue, const QDateTime& now, QWidget* parent = nullptr);
    void setQueue(const wallet::QueueInfo& queue, const QDateTime& now);

private:
    QWidget* m_inner { nullptr };
    QVBoxLayout* m_rows;
};

} // namespace tercet::ui
