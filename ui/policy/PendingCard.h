#pragma once

#include "ui/Context.h"
#include "ui/widgets/Card.h"

class QVBoxLayout;

namespace tercet::ui {

class Banner;

// The changes of the policy that wait for their delay, here or at a co-signer, each with a way to
// cancel it. Hidden where nothing waits.
class PendingCard : public Card {
    Q_OBJECT
public:
    explicit PendingCard(Context& context, QWidget* parent = nullptr);
    void ask();

private:
    void show(const QList<wallet::PendingPolicy>& all);
    QWidget* row(const wallet::PendingPolicy& change);
    void cancel(const QString& id);

    Context& m_context;
    QVBoxLayout* m_rows;
    Banner* m_banner;
    quint64 m_asked { 0 };
};

} // namespace tercet::ui
