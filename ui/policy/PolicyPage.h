#pragma once

#include "ui/Page.h"

class QPushButton;

namespace tercet::ui {

class AddressesEdit;
class Banner;
class Card;
class DifferenceList;
class KindsEdit;
class LimitsEdit;
class PartiesCard;
class PendingCard;
class QuietEdit;
class WaitsEdit;

// The vault's policy: what is in force at each of the three parties, what waits, and a draft of the
// next one. What a change does is shown before it is sent anywhere.
class PolicyPage : public Page {
    Q_OBJECT
public:
    explicit PolicyPage(Context& context, QWidget* parent = nullptr);
    void refresh() override;

private:
    void makeForm(QVBoxLayout* rows);
    QWidget* makeReview();
    QWidget* makeFoot();
    void show(const policy::Policy& policy); // as the draft
    void policyChanged();
    void edited();
    void go();
    void back();
    void send();
    void setReviewing(bool on);
    void updateFoot();
    bool isDirty() const { return !m_good || m_draft != m_inForce; }
    QString effect(policy::Change change) const;

    policy::Policy m_inForce, m_draft;
    bool m_good { true }, m_reviewing { false }, m_sending { false };
    LimitsEdit* m_limits { nullptr };
    AddressesEdit* m_addresses { nullptr };
    KindsEdit* m_kinds { nullptr };
    QuietEdit* m_quiet { nullptr };
    WaitsEdit* m_waits { nullptr };
    PartiesCard* m_parties { nullptr };
    PendingCard* m_pending { nullptr };
    QWidget *m_form { nullptr }, *m_review { nullptr }, *m_foot { nullptr };
    Banner *m_result { nullptr }, *m_meaning { nullptr };
    DifferenceList* m_differences { nullptr };
    QLabel* m_summary { nullptr };
    QPushButton *m_back { nullptr }, *m_go { nullptr };
};

} // namespace tercet::ui
