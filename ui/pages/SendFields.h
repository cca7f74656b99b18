#pragma once

#include <QWidget>

#include "ui/Context.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace tercet::ui {

class FormField;
class RecipientField;
class SignerChoice;

// The fields of a payment. Amounts stay text; the core turns them into integers and names the field
// that is wrong.
class SendFields : public QWidget {
    Q_OBJECT
public:
    explicit SendFields(Context& context, QWidget* parent = nullptr);
    void reload(); // networks, tokens, accounts and nodes may have changed
    void clear(); // recipient, amount and nonce; the rest stays for the next payment
    wallet::SendForm form() const;
    // Says at each field what is missing or malformed.
    bool check();
    // False when the error belongs to no field.
    bool showError(const Error& error);
    void setAsking(bool asking);
    void fill(const wallet::NodeFacts& facts);

signals:
    void nodeAsked();

private:
    struct Text {
        FormField* field { nullptr };
        QLineEdit* edit { nullptr };
    };
    Text addText(
        QVBoxLayout* rows, const QString& name, const char* objectName, const QString& hint = {});
    QComboBox* addChoice(QVBoxLayout* rows, const QString& name, const char* objectName);
    void addFees(QVBoxLayout* rows);
    void reloadAssets();
    void showFeeKind();
    QHash<QString, FormField*> fieldsByName() const;

    Context& m_context;
    SignerChoice* m_from;
    QComboBox *m_network, *m_asset, *m_feeKind;
    RecipientField* m_to;
    QLabel* m_contract;
    Text m_amount, m_gasLimit, m_maxFee, m_priorityFee, m_gasPrice, m_nonce;
    QPushButton* m_ask;
    QLabel* m_nodeNote;
};

} // namespace tercet::ui
