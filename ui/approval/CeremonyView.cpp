#include "ui/approval/CeremonyView.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/approval/AmountText.h"
#include "ui/approval/FailurePanel.h"
#include "ui/approval/Headline.h"
#include "ui/approval/LargeText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FitScroll.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/ShareTriangle.h"

namespace tercet::ui {

namespace {
constexpr int kSharesWidth = 256, kStepsWidth = 216;
}

CeremonyView::CeremonyView(Context& context, const wallet::RequestDetail& request,
    const std::optional<wallet::Progress>& progress, QWidget* parent)
    : QFrame(parent)
    , m_sides(new QBoxLayout(QBoxLayout::TopToBottom))
{
    setProperty("card", true);
    setObjectName(QStringLiteral("ceremony"));
    setAccessibleName(tr("Signing"));
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, metric::S5, 0, metric::S4);
    outer->setSpacing(0);
    auto* content = new QWidget;
    m_body = new QVBoxLayout(content);
    m_body->setContentsMargins(metric::S6, 0, metric::S6, metric::S4);
    m_body->setSpacing(metric::S4);
    auto* title = label(headline(request.decoded), TextStyle::Heading, 1, content);
    title->setWordWrap(true);
    m_body->addWidget(title);
    if (request.decoded.amount) {
        auto* amount
            = label(amountText(*request.decoded.amount).both(), TextStyle::Title, 1, content);
        amount->setWordWrap(true);
        m_body->addWidget(amount);
    }
    m_shares = new ShareTriangle(content);
    m_shares->setObjectName(QStringLiteral("shares"));
    m_steps = new CeremonySteps(content);
    m_steps->setObjectName(QStringLiteral("steps"));
    m_shares->setMinimumWidth(scaled(kSharesWidth));
    m_steps->setMinimumWidth(scaled(kStepsWidth));
    m_sides->setSpacing(metric::S6);
    m_sides->addWidget(m_shares, 1);
    m_sides->addWidget(m_steps, 1);
    m_body->addLayout(m_sides);
    outer->addWidget(new FitScroll(content, this));
    m_rule = rule(this);
    outer->addWidget(m_rule);

    auto* pinned = new QVBoxLayout;
    pinned->setContentsMargins(metric::S6, metric::S4, metric::S6, 0);
    pinned->setSpacing(metric::S3);
    m_message = new Banner(this);
    pinned->addWidget(m_message);
    m_cancel = secondaryButton(tr("Cancel"), "cancel", this);
    pinned->addWidget(m_cancel, 0, Qt::AlignLeft);
    outer->addLayout(pinned);
    connect(m_cancel, &QPushButton::clicked, this, &CeremonyView::cancelRequested);

    wallet::Progress start { .request = request.head.id, .phase = wallet::Phase::Approval };
    start.shares = context.wallet.link().shares;
    setProgress(progress.value_or(start));
    if (request.head.state == wallet::RequestState::Failed && !failed()) setFailed(request.error);
}

void CeremonyView::setProgress(const wallet::Progress& progress)
{
    m_shares->setStates(progress.shares[0], progress.shares[1], progress.shares[2]);
    m_steps->setSteps(ceremonySteps(progress));
    if (progress.error) {
        showFailure(failureText(progress));
    } else if (!progress.cancellable || progress.phase >= wallet::Phase::Verify) {
        tooLateToCancel();
    } else if (m_cancel->isEnabled()) {
        m_cancel->setText(tr("Cancel"));
    }
}

void CeremonyView::setFailed(const std::optional<Error>& error)
{
    if (!m_failure) showFailure(failureText(error));
}

void CeremonyView::tooLateToCancel()
{
    m_cancel->setText(tr("Too late to cancel"));
    m_cancel->setEnabled(false);
}

void CeremonyView::showError(const Error& error) { m_message->show(error); }

void CeremonyView::showFailure(const FailureText& text)
{
    delete m_failure;
    m_failure = new FailurePanel(text, m_body->parentWidget());
    connect(m_failure, &FailurePanel::retry, this, &CeremonyView::retryRequested);
    m_body->insertWidget(m_body->indexOf(m_sides),
        m_failure); // before the picture: it is what the person has to read
    m_cancel->hide();
    m_rule->hide();
}

void CeremonyView::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    const int needed = scaled(kSharesWidth + kStepsWidth) + 3 * metric::S6;
    m_sides->setDirection(width() >= needed ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace tercet::ui
