#pragma once

#include "core/wallet/PolicyTypes.h"
#include "ui/widgets/Card.h"

class QComboBox;
class QVBoxLayout;

namespace tercet::ui {

class Banner;

// The hours in which a policy lets nothing be signed.
class QuietEdit : public Card {
    Q_OBJECT
public:
    explicit QuietEdit(QWidget* parent = nullptr);
    void show(const policy::Policy& policy);
    void read(policy::Policy& policy) const { policy.quietHours = m_hours; }

signals:
    void changed();

private:
    QWidget* makeAdder();
    void add();
    void fill();
    std::vector<policy::Hours> m_hours;
    QVBoxLayout* m_rows;
    QComboBox *m_days, *m_from, *m_to;
    Banner* m_banner;
};

} // namespace tercet::ui
