#pragma once

#include <QList>

#include "core/wallet/PolicyTypes.h"
#include "ui/widgets/Card.h"

class QCheckBox;

namespace tercet::ui {

// Which kinds of requests a policy allows, and blind signing.
class KindsEdit : public Card {
    Q_OBJECT
public:
    explicit KindsEdit(QWidget* parent = nullptr);
    void show(const policy::Policy& policy);
    void read(policy::Policy& policy) const;

signals:
    void changed();

private:
    QList<std::pair<policy::RequestKind, QCheckBox*>> m_kinds;
    QCheckBox* m_blind;
};

} // namespace tercet::ui
