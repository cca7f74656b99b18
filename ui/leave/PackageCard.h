#pragma once

#include "ui/Context.h"
#include "ui/widgets/Card.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace tercet::ui {

class Banner;
class FormField;
class RecipientsEdit;

// A key share export or a trust's package: who is registered and whether they were tested, a change
// that waits, and making the package. What the two have in common; they differ in who may be
// registered and in a trust's name and conditions.
class PackageCard : public Card {
    Q_OBJECT
public:
    PackageCard(Context& context, backup::Purpose purpose, QWidget* parent = nullptr);
    void refresh();

private:
    bool isTrust() const { return m_purpose == backup::Purpose::Trust; }
    QWidget* makeForm();
    FormField* makeTogether(QWidget* parent);
    void show(const wallet::RecipientsStatus& status);
    void showWaiting(const wallet::RecipientsStatus& status);
    void showLast(const wallet::RecipientsStatus& status);
    void openForm(bool open);
    void updateForm();
    void submit();
    void taken(const Result<wallet::RecipientsStatus>& status);
    void cancelChange();
    void test(int number, const QString& answer);
    void choose();
    void run(const QString& folder);
    void ran(const Result<wallet::ExportOutcome>& outcome, const QString& folder);
    void setBusy(const QString& text); // empty: not busy
    void showError(const Error& error);

    Context& m_context;
    backup::Purpose m_purpose;
    Banner *m_waiting, *m_result;
    QLabel *m_last, *m_busyText;
    QWidget* m_people { nullptr };
    QWidget* m_form;
    QLineEdit* m_name { nullptr };
    QPlainTextEdit* m_conditions { nullptr };
    RecipientsEdit* m_edit { nullptr };
    QComboBox* m_together { nullptr }; // how many officers open it
    FormField* m_togetherField { nullptr };
    QPushButton *m_save { nullptr }, *m_keep { nullptr }, *m_cancelChange, *m_change, *m_run;
    std::optional<wallet::RecipientsStatus> m_status {};
    bool m_busy { false }, m_formOpen { false };
};

} // namespace tercet::ui
