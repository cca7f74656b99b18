#pragma once

#include <QFrame>

#include "ui/Context.h"

class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace tercet::ui {

class Banner;

// After signing: what was signed, hash and raw bytes to copy and save, and the way to the network.
// Only the bytes that were signed are ever sent, also the second time.
class SignedView : public QFrame {
    Q_OBJECT
public:
    SignedView(Context& context, wallet::RequestDetail request, QWidget* parent = nullptr);

private:
    void addTransaction(QVBoxLayout* rows);
    void addMessage(QVBoxLayout* rows);
    void addNetwork(QVBoxLayout* rows);
    QWidget* makeNodeForm(quint64 chainId);
    void save(const QString& bytes, const QString& name);
    void broadcast();

    Context& m_context;
    wallet::RequestDetail m_request;
    Banner* m_message;
    QWidget* m_nodeForm { nullptr };
    QLineEdit* m_nodeUrl { nullptr };
    QPushButton* m_broadcast { nullptr };
};

} // namespace tercet::ui
