#include "ui/policy/PolicyPage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/policy/AddressesEdit.h"
#include "ui/policy/DifferenceList.h"
#include "ui/policy/KindsEdit.h"
#include "ui/policy/LimitsEdit.h"
#include "ui/policy/PartiesCard.h"
#include "ui/policy/PendingCard.h"
#include "ui/policy/QuietEdit.h"
#include "ui/policy/WaitsEdit.h"
#include "ui/text/ErrorText.h"
#include "ui/text/PolicyWords.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

QString when(const QDateTime& time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

} // namespace

PolicyPage::PolicyPage(Context& context, QWidget* parent)
    : Page(context, tr("Policy"), parent)
{
    backTo(Place::KeyShares);
    setSubtitle(tr("What may be signed. This device and both co-signers check every request "
                   "against it, each for itself."));
    auto* rows = scrollingContent();
    m_result = new Banner(body());
    m_result->setObjectName(QStringLiteral("policyBanner"));
    rows->addWidget(m_result);
    m_form = new QWidget(body());
    auto* form = new QVBoxLayout(m_form);
    form->setContentsMargins(0, 0, 0, 0);
    form->setSpacing(metric::S5);
    makeForm(form);
    rows->addWidget(m_form);
    m_review = makeReview();
    rows->addWidget(m_review);
    rows->addStretch(1);
    m_foot = makeFoot();
    content()->addWidget(m_foot);
    connect(&wallet(), &wallet::Wallet::policyChanged, this, &PolicyPage::policyChanged);
    m_inForce = wallet().policy().policy;
    show(m_inForce);
    setReviewing(false);
}

void PolicyPage::makeForm(QVBoxLayout* rows)
{
    m_pending = new PendingCard(context(), m_form);
    m_parties = new PartiesCard(wallet(), m_form);
    m_limits = new LimitsEdit(wallet(), m_form);
    m_addresses = new AddressesEdit(wallet(), m_form);
    m_kinds = new KindsEdit(m_form);
    m_waits = new WaitsEdit(m_form);
    m_quiet = new QuietEdit(m_form);
    for (QWidget* card : std::initializer_list<QWidget*> {
             m_pending, m_parties, m_limits, m_addresses, m_kinds, m_waits, m_quiet })
        rows->addWidget(card);
    connect(m_limits, &LimitsEdit::changed, this, &PolicyPage::edited);
    connect(m_addresses, &AddressesEdit::changed, this, &PolicyPage::edited);
    connect(m_kinds, &KindsEdit::changed, this, &PolicyPage::edited);
    connect(m_waits, &WaitsEdit::changed, this, &PolicyPage::edited);
    connect(m_quiet, &QuietEdit::changed, this, &PolicyPage::edited);
}

QWidget* PolicyPage::makeReview()
{
    auto* card = new Card(body());
    card->setObjectName(QStringLiteral("policyReview"));
    card->setAccessibleName(tr("What this change does"));
    card->body()->setSpacing(metric::S4);
    card->body()->addWidget(label(card->accessibleName(), TextStyle::Heading, 1, card));
    m_meaning = new Banner(card);
    m_meaning->setObjectName(QStringLiteral("policyMeaning"));
    card->body()->addWidget(m_meaning);
    m_differences = new DifferenceList(card);
    card->body()->addWidget(m_differences);
    return card;
}

QWidget* PolicyPage::makeFoot()
{
    auto* foot = new QWidget(this);
    auto* column = new QVBoxLayout(foot);
    column->setContentsMargins(0, 0, 0, metric::S4);
    column->setSpacing(metric::S3);
    column->addWidget(rule(foot));
    auto* across = new QHBoxLayout;
    across->setSpacing(metric::S3);
    m_summary = label({}, TextStyle::Body, 1, foot);
    m_summary->setObjectName(QStringLiteral("policySummary"));
    m_summary->setWordWrap(true);
    across->addWidget(m_summary, 1);
    m_back = secondaryButton({}, "policyBack", foot);
    m_go = primaryButton({}, "policyGo", foot);
    across->addWidget(m_back);
    across->addWidget(m_go);
    column->addLayout(across);
    connect(m_back, &QPushButton::clicked, this, &PolicyPage::back);
    connect(m_go, &QPushButton::clicked, this, &PolicyPage::go);
    return foot;
}

void PolicyPage::refresh()
{
    policyChanged();
    m_parties->ask();
    m_pending->ask();
}

void PolicyPage::show(const policy::Policy& policy)
{
    m_draft = policy;
    m_good = true;
    m_limits->show(policy);
    m_addresses->show(policy);
    m_kinds->show(policy);
    m_waits->show(policy);
    m_quiet->show(policy);
    updateFoot();
}

void PolicyPage::policyChanged()
{
    const auto now = wallet().policy().policy;
    const bool touched = isDirty();
    m_inForce = now;
    if (!touched) show(now);
    if (m_reviewing) setReviewing(m_draft != m_inForce);
    updateFoot();
}

void PolicyPage::edited()
{
    if (m_sending) return;
    auto draft = m_inForce;
    m_good = m_limits->read(draft);
    m_addresses->read(draft);
    m_kinds->read(draft);
    m_waits->read(draft);
    m_quiet->read(draft);
    m_draft = normalized(std::move(draft));
    m_result->clear();
    updateFoot();
}

QString PolicyPage::effect(policy::Change change) const
{
    if (change == policy::Change::Tightening)
        return tr("It allows less, so it holds at once at all three parties.");
    if (m_inForce.looseningDelayS == 0)
        return tr("It allows more. The policy in force knows no delay for that, so it holds at "
                  "once at all three parties.");
    return tr("It allows more, so it waits until %1 and can be cancelled until then. Only then "
              "anything of it holds, also what allows less.")
        .arg(when(context().now().addSecs(m_inForce.looseningDelayS)));
}

void PolicyPage::updateFoot()
{
    m_foot->setVisible(isDirty());
    const auto checked = policy::check(m_draft);
    const auto change = policy::compare(m_inForce, m_draft);
    if (m_sending)
        m_summary->setText(tr("Being brought to all three parties…"));
    else if (!m_good)
        m_summary->setText(tr("An amount cannot be read. Look at the marked field."));
    else if (!checked)
        m_summary->setText(errorText(checked.error()).both());
    else
        m_summary->setText(change == policy::Change::Tightening ? tr("This allows less.")
                                                                : tr("This allows more."));
    m_back->setText(m_reviewing ? tr("Back") : tr("Discard"));
    m_go->setText(m_reviewing ? tr("Change at all three") : tr("Look at the change"));
    m_back->setEnabled(!m_sending);
    m_go->setEnabled(!m_sending && m_good && checked.has_value());
}

void PolicyPage::setReviewing(bool on)
{
    m_reviewing = on;
    m_form->setVisible(!on);
    m_review->setVisible(on);
    if (on) {
        const auto change = policy::compare(m_inForce, m_draft);
        m_differences->show(m_inForce, m_draft);
        m_meaning->show(
            change == policy::Change::Tightening ? Banner::Tone::Info : Banner::Tone::Warn,
            effect(change),
            wallet().policy().pending ? tr("It takes the place of the change that waits.")
                                      : QString());
    }
    findChild<QScrollArea*>()->verticalScrollBar()->setValue(0);
    updateFoot();
}

void PolicyPage::go()
{
    if (!m_go->isEnabled()) return;
    if (m_reviewing) return send();
    edited(); // what was typed last
    if (m_go->isEnabled()) setReviewing(true);
}

void PolicyPage::back()
{
    if (m_reviewing)
        setReviewing(false);
    else
        show(m_inForce);
}

void PolicyPage::send()
{
    m_sending = true;
    m_result->clear();
    updateFoot();
    wallet().setPolicy(m_draft, this, [this](const Result<wallet::PolicyOutcome>& stored) {
        m_sending = false;
        if (!stored) {
            m_result->show(stored.error());
            return updateFoot();
        }
        m_inForce = wallet().policy().policy;
        show(m_inForce);
        setReviewing(false);
        if (stored->due.isValid())
            m_result->show(Banner::Tone::Warn,
                tr("It allows more, so it waits until %1").arg(when(stored->due)),
                tr("Until then the policy stays as it is, and you can cancel the change below."));
        else
            m_result->show(Banner::Tone::Ok, tr("All three parties have the new policy"));
    });
}

} // namespace tercet::ui
