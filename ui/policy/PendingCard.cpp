#include "ui/policy/PendingCard.h"

#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/policy/DifferenceList.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ConnectionPill.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

QString when(const QDateTime& time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

} // namespace

PendingCard::PendingCard(Context& context, QWidget* parent)
    : Card(parent)
    , m_context(context)
    , m_rows(new QVBoxLayout)
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("pending"));
    setAccessibleName(tr("Waiting changes"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    m_rows->setSpacing(metric::S4);
    body()->addLayout(m_rows);
    m_banner->setObjectName(QStringLiteral("pendingBanner"));
    body()->addWidget(m_banner);
    connect(&context.wallet, &wallet::Wallet::policyChanged, this, &PendingCard::ask);
    hide();
}

void PendingCard::ask()
{
    m_context.wallet.pendingPolicies(
        this, [this, asked = ++m_asked](const Result<QList<wallet::PendingPolicy>>& all) {
            if (asked != m_asked) return;
            m_banner->clear();
            if (all) return show(*all);
            // What waits here is known all the same.
            QList<wallet::PendingPolicy> own;
            if (const auto here = m_context.wallet.policy().pending)
                own.append({ QString::number(here->serial), here->policy,
                    { QDateTime::fromMSecsSinceEpoch(here->dueMs), {}, {} } });
            show(own);
            if (!own.isEmpty())
                m_banner->show(
                    Banner::Tone::Warn, tr("The co-signers could not be asked what waits there."));
        });
}

void PendingCard::show(const QList<wallet::PendingPolicy>& all)
{
    while (auto* item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const auto& change : all) {
        auto* line = row(change);
        m_rows->addWidget(line);
        line->show();
    }
    setVisible(!all.isEmpty());
}

QWidget* PendingCard::row(const wallet::PendingPolicy& change)
{
    auto* box = new QWidget(this);
    box->setObjectName(QStringLiteral("pending%1").arg(change.id));
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S2);
    const auto due = *std::ranges::max_element(change.due);
    auto* head
        = label(tr("Holds everywhere from %1").arg(when(due)), TextStyle::BodyStrong, 1, box);
    head->setWordWrap(true);
    column->addWidget(head);
    QStringList where;
    for (int i = 0; i < wallet::kShareCount; ++i) {
        const auto& at = change.due[std::size_t(i)];
        const auto name = shareName(wallet::Share(i));
        //: %1: a party ("Google Cloud"), %2: a time
        where << (at.isValid() ? tr("%1: waits until %2").arg(name, when(at))
                               //: %1: a party ("Google Cloud")
                               : tr("%1: does not wait there").arg(name));
    }
    auto* parties = label(where.join(QLatin1Char('\n')), TextStyle::Caption, 2, box);
    parties->setWordWrap(true);
    column->addWidget(parties);
    if (change.ofRecipients || !change.device.isEmpty()) {
        auto* what = label(change.ofRecipients
                ? tr("Other recipients of a key share export or of the trust’s package")
                : tr("A device that was restored from a backup takes the place of this one"),
            TextStyle::Body, 1, box);
        what->setWordWrap(true);
        column->addWidget(what);
    } else {
        auto* differences = new DifferenceList(box);
        differences->show(m_context.wallet.policy().policy, change.policy);
        column->addWidget(differences);
    }
    auto* cancelIt = secondaryButton(tr("Cancel this change"), "cancelPending", box);
    column->addWidget(cancelIt, 0, Qt::AlignLeft);
    connect(cancelIt, &QPushButton::clicked, this, [this, cancelIt, id = change.id] {
        cancelIt->setEnabled(false);
        cancel(id);
    });
    return box;
}

void PendingCard::cancel(const QString& id)
{
    m_context.wallet.cancelPolicy(id, this, [this](const Status& cancelled) {
        ask();
        if (!cancelled) m_banner->show(cancelled.error());
    });
}

} // namespace tercet::ui
