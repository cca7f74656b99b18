#include "ui/leave/PackageCard.h"

#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/crypto/Hash.h"
#include "ui/leave/PackageText.h"
#include "ui/leave/RecipientRow.h"
#include "ui/leave/RecipientsEdit.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {

constexpr int kMaxConditions = 16 * 1024; // of characters

QLabel* sentence(const QString& text, int tone, QWidget* parent)
{
    auto* out = label(text, TextStyle::Body, tone, parent);
    out->setWordWrap(true);
    return out;
}

} // namespace

PackageCard::PackageCard(Context& context, backup::Purpose purpose, QWidget* parent)
    : Card(parent)
    , m_context(context)
    , m_purpose(purpose)
    , m_waiting(new Banner(this))
    , m_result(new Banner(this))
    , m_last(label({}, TextStyle::Body, 1, this))
    , m_busyText(sentence({}, 2, this))
{
    setObjectName(isTrust() ? QStringLiteral("trustCard") : QStringLiteral("exportCard"));
    setAccessibleName(isTrust() ? tr("Trust backup") : tr("Key share export"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    body()->addWidget(sentence(isTrust()
            ? tr("A third party keeps a package with all three shares, sealed to its keys, and "
                 "opens it only under the conditions that you write into it.")
            : tr("All three shares, each sealed to a recipient of yours, best three people in "
                 "three places. Together they rebuild the key, without the co-signers."),
        2, this));
    m_waiting->setObjectName(QStringLiteral("packageWaiting"));
    body()->addWidget(m_waiting);
    m_cancelChange = secondaryButton(tr("Cancel the change"), "cancelRecipients", this);
    body()->addWidget(m_cancelChange, 0, Qt::AlignLeft);
    m_people = new QWidget(this);
    new QVBoxLayout(m_people);
    body()->addWidget(m_people);
    m_form = makeForm();
    body()->addWidget(m_form);
    m_last->setObjectName(QStringLiteral("lastPackage"));
    m_last->setWordWrap(true);
    body()->addWidget(m_last);
    m_busyText->setObjectName(QStringLiteral("packageBusy"));
    body()->addWidget(m_busyText);
    m_result->setObjectName(QStringLiteral("packageResult"));
    body()->addWidget(m_result);
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::S3);
    m_change = secondaryButton(tr("Change recipients…"), "changeRecipients", this);
    m_run = primaryButton(isTrust() ? tr("Make the package…") : tr("Export…"), "makePackage", this);
    row->addWidget(m_change);
    row->addStretch(1);
    row->addWidget(m_run);
    body()->addLayout(row);
    connect(m_change, &QPushButton::clicked, this, [this] { openForm(true); });
    connect(m_run, &QPushButton::clicked, this, &PackageCard::choose);
    connect(m_cancelChange, &QPushButton::clicked, this, &PackageCard::cancelChange);
    setBusy({});
    openForm(false);
    for (QWidget* w : std::initializer_list<QWidget*> { m_last, m_change, m_run, m_cancelChange })
        w->hide();
}

QWidget* PackageCard::makeForm()
{
    auto* box = new QWidget(this);
    box->setObjectName(QStringLiteral("recipientsForm"));
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S3);
    if (isTrust()) {
        m_name = new QLineEdit(box);
        m_name->setObjectName(QStringLiteral("trustName"));
        m_name->setMaxLength(64);
        column->addWidget(new FormField(tr("Name of the trust"), m_name, box));
        m_conditions = new QPlainTextEdit(box);
        m_conditions->setObjectName(QStringLiteral("conditions"));
        m_conditions->setTabChangesFocus(true);
        m_conditions->setFixedHeight(5 * Theme::the().lineHeight(TextStyle::Body) + metric::S4);
        column->addWidget(new FormField(tr("When it may be opened, in your words"), m_conditions,
            box, tr("The text is part of the package, readable without a key.")));
        connect(m_name, &QLineEdit::textChanged, this, &PackageCard::updateForm);
        connect(m_conditions, &QPlainTextEdit::textChanged, this, &PackageCard::updateForm);
    }
    m_edit = isTrust()
        ? new RecipientsEdit({ tr("Key of the first officer"), tr("Second officer, if any"),
                                 tr("Third officer, if any"), tr("Fourth officer, if any") },
              3, box)
        : new RecipientsEdit({ tr("Recipient of share 1"), tr("Recipient of share 2"),
                                 tr("Recipient of share 3") },
              0, box);
    column->addWidget(m_edit);
    if (isTrust()) column->addWidget(m_togetherField = makeTogether(box));
    column->addWidget(sentence(
        tr("A key begins with age1 (age-keygen) or ssh-ed25519 (ssh-keygen). Compare the "
           "fingerprints with their holders afterwards. The first recipients hold at once; to "
           "change them later takes the delay of your policy, so that a thief cannot."),
        2, box));
    auto* row = new QHBoxLayout;
    row->setSpacing(metric::S3);
    m_keep = secondaryButton(tr("Cancel"), "keepRecipients", box);
    m_save = primaryButton(tr("Register"), "registerRecipients", box);
    row->addStretch(1);
    row->addWidget(m_keep);
    row->addWidget(m_save);
    column->addLayout(row);
    connect(m_edit, &RecipientsEdit::changed, this, &PackageCard::updateForm);
    connect(m_keep, &QPushButton::clicked, this, [this] { openForm(false); });
    connect(m_save, &QPushButton::clicked, this, &PackageCard::submit);
    return box;
}

FormField* PackageCard::makeTogether(QWidget* parent)
{
    m_together = new QComboBox(parent);
    m_together->setObjectName(QStringLiteral("together"));
    m_together->addItem(tr("Each officer alone"), 0);
    for (const int count : { 2, 3, 4 })
        m_together->addItem(tr("Any %1 of them together").arg(QLocale().toString(count)), count);
    auto* out = new FormField(tr("Who opens the package"), m_together, parent,
        tr("Together: this device makes a key for the trust, splits it into a piece for each "
           "officer, and forgets it. The pieces stay good when the shares are refreshed."));
    connect(m_together, &QComboBox::currentIndexChanged, out, [out] { out->setError({}); });
    return out;
}

void PackageCard::refresh()
{
    m_context.wallet.recipients(
        m_purpose, this, [this](const Result<wallet::RecipientsStatus>& status) {
            if (status) return show(*status);
            const auto code = status.error().code;
            if (code == Code::RecipientsNotSet || code == Code::TrustNotSet)
                openForm(true);
            else
                showError(status.error());
        });
}

void PackageCard::show(const wallet::RecipientsStatus& status)
{
    m_status = status;
    auto* old = m_people;
    m_people = new QWidget(this);
    auto* rows = new QVBoxLayout(m_people);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S4);
    if (isTrust()) {
        auto* name = new UntrustedText(status.trust, TextStyle::Body, 1, m_people, 64);
        name->setObjectName(QStringLiteral("trustShown"));
        rows->addWidget(factRow(tr("Trust"), name, m_people));
        if (status.threshold != 0) {
            const QLocale locale;
            auto* together = sentence(tr("Any %1 of the %2 officers open the package together.")
                                          .arg(locale.toString(status.threshold),
                                              locale.toString(int(status.recipients.size()))),
                1, m_people);
            together->setObjectName(QStringLiteral("togetherShown"));
            rows->addWidget(together);
        }
    }
    for (int i = 0; i < status.recipients.size(); ++i) {
        auto* row = new RecipientRow(status.recipients[i], i + 1, status.threshold != 0, m_people);
        connect(row, &RecipientRow::answered, this, &PackageCard::test, Qt::QueuedConnection);
        rows->addWidget(row);
    }
    delete body()->replaceWidget(old, m_people);
    old->hide();
    old->deleteLater();
    m_people->show();
    showWaiting(status);
    showLast(status);
    openForm(false);
}

void PackageCard::showWaiting(const wallet::RecipientsStatus& status)
{
    const bool waits = status.activeFrom.isValid();
    if (waits)
        m_waiting->show(Banner::Tone::Warn,
            tr("These recipients hold from %1.")
                .arg(QLocale().toString(status.activeFrom.toLocalTime(), QLocale::ShortFormat)),
            tr("Until then nothing is exported to them. If it was not you who changed them, cancel "
               "the change and freeze the vault."));
    else
        m_waiting->clear();
    m_cancelChange->setVisible(waits);
}

void PackageCard::showLast(const wallet::RecipientsStatus& status)
{
    m_last->setText(lastPackageText(status, m_context.wallet.vault().epoch));
    m_last->show();
}

void PackageCard::openForm(bool open)
{
    m_formOpen = open;
    m_form->setVisible(open);
    m_keep->setVisible(m_status.has_value());
    m_change->setVisible(!open && m_status.has_value());
    m_run->setVisible(!open && m_status.has_value());
    m_people->setVisible(!open);
    if (open && m_together && m_status)
        m_together->setCurrentIndex(qMax(0, m_together->findData(m_status->threshold)));
    if (open && m_status) m_edit->focusFirst();
    updateForm();
    setBusy({});
}

void PackageCard::updateForm()
{
    bool complete = m_edit->isComplete();
    if (isTrust())
        complete = complete && !m_name->text().trimmed().isEmpty()
            && !m_conditions->toPlainText().trimmed().isEmpty()
            && m_conditions->toPlainText().size() <= kMaxConditions;
    m_save->setEnabled(complete && !m_busy);
}

void PackageCard::submit()
{
    m_result->clear();
    auto recipients = m_edit->recipients();
    if (!recipients) return;
    wallet::RecipientsOrder order;
    auto& set = order.set;
    set.purpose = m_purpose;
    set.recipients = std::move(*recipients);
    if (isTrust()) {
        order.conditions = m_conditions->toPlainText();
        order.threshold = m_together->currentData().toInt();
        if (std::size_t(order.threshold) > set.recipients.size())
            return m_togetherField->setError(tr("There are fewer officers than that."));
        set.trust = m_name->text().trimmed().toStdString();
        set.conditions = crypto::sha256(view(order.conditions.toStdString()));
    }
    if (order.threshold == 0)
        if (const auto fit = set.check(); !fit) return showError(fit.error());
    setBusy(tr("Registering at both co-signers…"));
    m_context.wallet.setRecipients(order, this, [this](const auto& status) { taken(status); });
}

void PackageCard::taken(const Result<wallet::RecipientsStatus>& status)
{
    setBusy({});
    if (!status) return showError(status.error());
    show(*status);
}

void PackageCard::cancelChange()
{
    m_result->clear();
    setBusy(tr("Cancelling at both co-signers…"));
    m_context.wallet.pendingPolicies(this, [this](const Result<QList<wallet::PendingPolicy>>& all) {
        setBusy({});
        if (!all) return showError(all.error());
        // Of two that wait, the one that was shown: it holds when the later co-signer does.
        const auto found = std::ranges::find_if(*all, [this](const auto& one) {
            const auto due = *std::ranges::max_element(one.due);
            return one.ofRecipients && m_status && qAbs(due.msecsTo(m_status->activeFrom)) < 1000;
        });
        if (found == all->end()) return showError({ Code::NoSuchPending });
        m_context.wallet.cancelPolicy(found->id, this, [this](const Status& cancelled) {
            if (!cancelled) return showError(cancelled.error());
            m_waiting->clear();
            m_cancelChange->hide();
            openForm(true);
            m_result->show(Banner::Tone::Ok, tr("The change is cancelled."),
                tr("Both co-signers keep the recipients from before. Enter those again, so "
                   "that this device seals to them too."));
        });
    });
}

void PackageCard::test(int number, const QString& answer)
{
    m_result->clear();
    m_context.wallet.confirmRecipient(
        m_purpose, number, answer, this, [this](const auto& status) { taken(status); });
}

void PackageCard::choose()
{
    m_result->clear();
    const auto name = packageFolderName(m_context.wallet.vault(), isTrust());
    m_context.prompts.saveFile(
        this, tr("A new folder for the package"), name, [this](const QString& folder) {
            if (folder.isEmpty()) return;
            if (QFileInfo::exists(folder))
                return m_result->show(Banner::Tone::Bad, tr("There is something of this name."),
                    tr("Choose the name of a new folder; nothing is written over."));
            run(folder);
        });
}

void PackageCard::run(const QString& folder)
{
    setBusy(tr("Asking both co-signers for their sealed shares, and verifying the proof of each…"));
    m_context.wallet.exportShares(
        m_purpose, folder, this, [this, folder](const auto& made) { ran(made, folder); });
}

void PackageCard::ran(const Result<wallet::ExportOutcome>& outcome, const QString& folder)
{
    setBusy({});
    if (!outcome) return showError(outcome.error());
    refresh();
    m_result->show(Banner::Tone::Ok,
        coverageText(outcome->coverage, int(m_context.wallet.accounts().size())),
        coverageGaps(outcome->coverage) + QLatin1Char('\n')
            + tr("It is in %1.").arg(visibleText(QDir::toNativeSeparators(folder), 300)));
}

void PackageCard::setBusy(const QString& text)
{
    m_busy = !text.isEmpty();
    m_busyText->setText(text);
    m_busyText->setVisible(m_busy);
    for (QWidget* w :
        std::initializer_list<QWidget*> { m_change, m_cancelChange, m_people, m_edit, m_keep })
        w->setEnabled(!m_busy);
    m_run->setEnabled(!m_busy && m_status && !m_status->activeFrom.isValid());
    updateForm();
}

void PackageCard::showError(const Error& error) { m_result->show(error); }

} // namespace tercet::ui
