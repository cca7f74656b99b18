#include "ui/backup/DrillPart.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "ui/backup/OpenBackupPart.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/CheckItem.h"
#include "ui/widgets/ConnectionPill.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

DrillPart::DrillPart(Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_question(new Card(this))
    , m_result(new Card(this))
{
    m_open = new OpenBackupPart(context, tr("Test the backup"), m_question);
    m_question->body()->addWidget(m_open);
    m_result->setObjectName(QStringLiteral("drillResult"));
    m_result->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S4);
    column->addWidget(m_question);
    column->addWidget(m_result);
    connect(m_open, &OpenBackupPart::opened, this, &DrillPart::drill);
}

void DrillPart::suggest(const QString& file) { m_open->suggest(file); }

void DrillPart::clear()
{
    if (m_busy) return;
    m_open->clear();
    m_result->hide();
    m_question->show();
}

void DrillPart::drill(const wallet::OpenedBackup& backup)
{
    m_busy = true;
    m_open->setBusy(tr("Both co-signers are being asked to confirm the share in it…"));
    m_context.wallet.drillBackup(
        backup.backup, backup.sha256, this, [this](const Result<wallet::DrillInfo>& result) {
            m_busy = false;
            m_open->setBusy({});
            if (!result) return m_open->showError(result.error());
            showResult(*result);
        });
}

void DrillPart::showResult(const wallet::DrillInfo& result)
{
    auto* rows = m_result->body();
    while (auto* item = rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    using Level = CheckItem::Level;
    auto* head = label(tr("The backup is good"), TextStyle::Heading, 1, m_result);
    head->setObjectName(QStringLiteral("drillVerdict"));
    rows->addWidget(head);
    rows->addWidget(new CheckItem(Level::Pass,
        tr("It is this vault’s, of the epoch %1 in use").arg(locale().toString(result.epoch)), {},
        m_result));
    for (const auto share : { wallet::Share::Google, wallet::Share::Azure }) {
        const bool confirmed = result.confirmed[std::size_t(share) - 1];
        rows->addWidget(confirmed
                ? new CheckItem(Level::Pass,
                      tr("%1 confirmed the share in it").arg(shareName(share)), {}, m_result)
                : new CheckItem(Level::Warning,
                      tr("%1 did not confirm the share in it").arg(shareName(share)), {},
                      m_result));
    }
    auto* date = label(tr("Tested on %1. Tercet reminds you in 90 days.")
                           .arg(locale().toString(result.date.toLocalTime(), QLocale::ShortFormat)),
        TextStyle::Body, 2, m_result);
    date->setObjectName(QStringLiteral("drillDate"));
    date->setWordWrap(true);
    rows->addWidget(date);
    m_question->hide();
    m_result->show();
    emit passed();
}

} // namespace tercet::ui
