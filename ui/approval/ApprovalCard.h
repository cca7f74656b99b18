#pragma once

#include <QFrame>
#include <QTimer>

#include "ui/Context.h"

class QVBoxLayout;

namespace tercet::ui {

class AmountView;
class ApproveGuard;
class Banner;
class BytesPart;
class ChecksPart;
class FitScroll;
class FooterPart;
class HeadPart;
class QueuePart;
class RecipientPart;

// One request in full, in the fixed order of ui.md 7: what, how much, to whom, the facts, the
// checks worst first, the bytes, and the pinned footer. Everything on it is decoded from the bytes
// that will be signed.
class ApprovalCard : public QFrame {
    Q_OBJECT
public:
    ApprovalCard(Context& context, wallet::RequestDetail request, QWidget* parent = nullptr);
    // The request as the wallet has it now. One that looks different resets the card and says so.
    void setRequest(const wallet::RequestDetail& request);
    const wallet::RequestDetail& request() const { return m_request; }
    // The wallet refused the approval; the card stays.
    void showError(const Error& error);

signals:
    // `digest` is of the card at which the person looked.
    void approved(const tercet::Bytes32& digest, const QString& typed);
    void rejected(const QString& reason);
    void backupAsked(); // the way to what it waits for

protected:
    void resizeEvent(QResizeEvent*) override;
    void showEvent(QShowEvent*) override;

private:
    void build(bool changed);
    QWidget* makeContent();
    void updateFooter();
    bool waitsForBackup();
    QString accountName() const;

    Context& m_context;
    wallet::RequestDetail m_request;
    ApproveGuard* m_guard;
    QTimer m_clock, m_look;
    QVBoxLayout* m_outer;
    QWidget* m_inner { nullptr };
    Banner *m_message { nullptr }, *m_backup { nullptr };
    HeadPart* m_head { nullptr };
    AmountView* m_amount { nullptr };
    RecipientPart* m_recipient { nullptr };
    ChecksPart* m_checks { nullptr };
    QueuePart* m_queue { nullptr };
    BytesPart* m_bytes { nullptr };
    FooterPart* m_footer { nullptr };
};

} // namespace tercet::ui
