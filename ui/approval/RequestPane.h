#pragma once

#include <QWidget>

#include "ui/Context.h"

class QVBoxLayout;

namespace tercet::ui {

class ApprovalCard;
class CeremonyView;

// One request through its life: the card, then the ceremony, then what came of it. Follows the
// wallet.
class RequestPane : public QWidget {
    Q_OBJECT
public:
    explicit RequestPane(Context& context, QWidget* parent = nullptr);
    void open(const QString& id); // empty: nothing
    QString id() const { return m_id; }

signals:
    void rejected(const QString& id);
    void backupAsked();

private:
    void reload();
    void follow(const wallet::Progress& progress);
    void put(QWidget* view);
    void showCard(const wallet::RequestDetail& request);
    void showCeremony(const wallet::RequestDetail& request);

    Context& m_context;
    QString m_id;
    QHash<QString, wallet::Progress> m_progress;
    QVBoxLayout* m_layout;
    QWidget* m_view { nullptr };
};

} // namespace tercet::ui
