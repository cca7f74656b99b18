#pragma once

#include <QWidget>

#include "core/wallet/Types.h"
#include "ui/Context.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace tercet::ui {

class Pill;

// What a co-signer proves of itself: a state, three statements, details, the raw evidence.
class AttestationPart : public QWidget {
    Q_OBJECT
public:
    AttestationPart(Context& context, wallet::Share cosigner, QWidget* parent = nullptr);
    void update();

private:
    void addDetails(const wallet::AttestationInfo& info);
    void exportEvidence();

    Context& m_context;
    wallet::Share m_cosigner;
    Pill* m_state;
    QLabel *m_meaning, *m_error;
    QWidget* m_body { nullptr }; // the statements and details, made anew with each answer
    QVBoxLayout* m_rows;
    QPushButton *m_again, *m_export;
    QLabel* m_help;
};

} // namespace tercet::ui
