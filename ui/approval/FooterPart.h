#pragma once

#include <QWidget>

#include "ui/approval/TypedConfirmation.h"

class QLabel;
class QLineEdit;
class QPushButton;

namespace tercet::ui {

class HoldButton;

// 7 The pinned footer: Reject, what happens next, and the way to approve that the request's risk
// asks for. There is no default button and Enter does nothing.
class FooterPart : public QWidget {
    Q_OBJECT
public:
    explicit FooterPart(const wallet::RequestDetail& request, QWidget* parent = nullptr);
    // Whether approving is possible right now; `why` stands in the note while it is not.
    void setOpen(bool open, const QString& why);
    bool open() const { return m_open; }

signals:
    void rejected(const QString& reason);
    // `typed` is empty where holding was enough.
    void approved(const QString& typed);
    void digestAsked(); // the typed confirmation is about the digest: it must be in sight

private:
    QWidget* makeTypedRow();
    QWidget* makeReasonRow(bool told);
    void showTypedRow();
    void update();

    wallet::Gesture::Kind m_kind;
    TypedConfirmation m_asked;
    bool m_open { false };
    QPushButton *m_reject, *m_addReason, *m_typedApprove { nullptr };
    QLineEdit *m_reason { nullptr }, *m_typed { nullptr };
    QLabel* m_note;
    HoldButton* m_hold { nullptr };
    QWidget *m_typedRow { nullptr }, *m_reasonRow { nullptr };
};

} // namespace tercet::ui
