#pragma once

#include "core/wallet/PolicyTypes.h"
#include "ui/widgets/Card.h"

class QComboBox;
class QSpinBox;

namespace tercet::ui {

// Whose approvals a policy wants and how long it makes one wait.
class WaitsEdit : public Card {
    Q_OBJECT
public:
    explicit WaitsEdit(QWidget* parent = nullptr);
    void show(const policy::Policy& policy);
    void read(policy::Policy& policy) const;

signals:
    void changed();

private:
    QSpinBox* count(policy::Role role, const QString& title, const QString& detail);
    QComboBox* delay(const char* name, const QString& title, const QString& detail);
    QList<std::pair<policy::Role, QSpinBox*>> m_counts;
    QComboBox *m_newRecipient, *m_loosening;
};

} // namespace tercet::ui
