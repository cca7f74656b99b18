#pragma once

#include <QFrame>
#include <optional>

#include "ui/Context.h"

class QBoxLayout;
class QPushButton;

namespace tercet::ui {

class Banner;
class CeremonySteps;
class FailurePanel;
class FitScroll;
class ShareTriangle;

// What the card becomes after the approval: the three shares and the steps side by side, Cancel
// until it is too late, and in the end the reason of a failure.
class CeremonyView : public QFrame {
    Q_OBJECT
public:
    CeremonyView(Context& context, const wallet::RequestDetail& request,
        const std::optional<wallet::Progress>& progress, QWidget* parent = nullptr);
    void setProgress(const wallet::Progress& progress);
    // Failed without a progress that told why.
    void setFailed(const std::optional<Error>& error);
    bool failed() const { return m_failure != nullptr; }

signals:
    void cancelRequested();
    void retryRequested();

public slots:
    void tooLateToCancel();
    void showError(const tercet::Error& error);

protected:
    void resizeEvent(QResizeEvent*) override;

private:
    void showFailure(const struct FailureText& text);
    QBoxLayout *m_sides, *m_body;
    ShareTriangle* m_shares;
    CeremonySteps* m_steps;
    QWidget* m_rule;
    QPushButton* m_cancel;
    Banner* m_message;
    FailurePanel* m_failure { nullptr };
};

} // namespace tercet::ui
