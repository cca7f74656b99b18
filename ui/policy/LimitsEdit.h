#pragma once

#include <array>

#include "core/wallet/Wallet.h"
#include "ui/widgets/Card.h"

class QComboBox;
class QLineEdit;

namespace tercet::ui {

class FormField;

// The limits of a policy: for each unit the most in one transaction and within rolling periods.
class LimitsEdit : public Card {
    Q_OBJECT
public:
    explicit LimitsEdit(wallet::Wallet& wallet, QWidget* parent = nullptr);
    void show(const policy::Policy& policy);
    // False where a field has no amount; it says so itself.
    bool read(policy::Policy& policy);

signals:
    void changed();

private:
    struct Row {
        std::optional<policy::Unit> unit; // none: of every unit without a row
        QWidget* box;
        std::array<QLineEdit*, 4> edits;
        std::array<FormField*, 4> fields;
    };
    QWidget* makeAdder();
    void fillAssets();
    void addRow(const policy::Limit& limit, bool ofAll);
    void removeRow(const policy::Unit& unit);
    void addChosen();

    wallet::Wallet& m_wallet;
    QWidget* m_list;
    QList<Row> m_rows;
    QComboBox *m_network, *m_asset;
    QLineEdit* m_contract;
    FormField* m_contractField;
};

} // namespace tercet::ui
