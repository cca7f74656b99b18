#include "ui/backup/BackupSteps.h"

#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "ui/approval/Breakable.h"
#include "ui/approval/HexText.h"
#include "ui/backup/BackupText.h"
#include "ui/backup/LockPart.h"
#include "ui/backup/PlacePart.h"
#include "ui/backup/PrintPart.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/CheckItem.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {
constexpr int kPathLimit = 400;
}

BackupSteps::BackupSteps(Context& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_title(label({}, TextStyle::Heading, 1, this))
    , m_lock(new LockPart(LockPart::Split::Yes, this))
    , m_file(makeFile())
    , m_result(new Card(this))
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("backupSteps"));
    m_title->setObjectName(QStringLiteral("backupStep"));
    m_title->setWordWrap(true);
    m_result->setObjectName(QStringLiteral("backupResult"));
    m_banner->setObjectName(QStringLiteral("backupError"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S4);
    for (QWidget* part :
        std::initializer_list<QWidget*> { m_title, m_lock, m_file, m_result, m_banner })
        column->addWidget(part);
    connect(m_lock, &LockPart::changed, this, &BackupSteps::changed);
    connect(m_lock, &LockPart::submitted, this, &BackupSteps::next);
    show(Step::Lock);
}

QWidget* BackupSteps::makeFile()
{
    auto* part = new Card(this);
    auto* why
        = label(tr("Not only onto this computer: a backup that is lost with it is none. A USB "
                   "stick in a drawer will do, or a folder that is copied elsewhere."),
            TextStyle::Body, 2, part);
    why->setWordWrap(true);
    part->body()->addWidget(why);
    m_place = new PlacePart(
        m_context.prompts, tr("Back up this device’s share"),
        [this] {
            const auto name = wallet::backupFileName(m_context.wallet.vault(), m_context.now());
            return m_lock->isSplit() ? QFileInfo(name).completeBaseName() : name; // a folder
        },
        part);
    part->body()->addWidget(m_place);
    connect(m_place, &PlacePart::changed, this, [this] {
        m_banner->clear();
        show(m_step);
    });
    return part;
}

void BackupSteps::show(Step step)
{
    m_step = step;
    const QString titles[kSteps]
        = { tr("Who can open it"), tr("Where it goes"), tr("The backup is made") };
    //: the head of a step: %1 of %2 steps, then what it is about
    m_title->setText(tr("Step %1 of %2: %3")
            .arg(locale().toString(int(step) + 1), locale().toString(kSteps), titles[int(step)]));
    m_lock->setVisible(step == Step::Lock);
    m_file->setVisible(step == Step::File);
    m_result->setVisible(step == Step::Result);
    m_place->setEnabled(!m_busy);
    emit changed();
}

QString BackupSteps::action() const
{
    switch (m_step) {
    case Step::Lock:
        return tr("Continue");
    case Step::File:
        return m_busy ? tr("Writing and reading back…") : tr("Make the backup");
    case Step::Result:
        break;
    }
    return {};
}

bool BackupSteps::mayGoOn() const
{
    if (m_step == Step::Lock) return m_lock->isComplete();
    return m_step == Step::File && !m_busy && !m_place->path().isEmpty();
}

void BackupSteps::next()
{
    if (!mayGoOn()) return;
    m_banner->clear();
    if (m_step == Step::Lock)
        show(Step::File);
    else
        make();
}

void BackupSteps::back()
{
    if (m_step != Step::File || m_busy) return;
    m_banner->clear();
    show(Step::Lock);
}

void BackupSteps::restart()
{
    if (m_busy) return;
    m_place->clear();
    m_made.clear();
    m_lock->clear();
    m_banner->clear();
    show(Step::Lock);
}

void BackupSteps::make()
{
    wallet::BackupOrder order;
    order.path = m_place->path();
    m_lock->fill(order);
    const bool usedUp = order.passphrase.has_value();
    m_busy = true;
    show(Step::File);
    m_context.wallet.exportBackup(
        std::move(order), this, [this, usedUp](const Result<wallet::BackupMade>& backup) {
            m_busy = false;
            if (backup) return showResult(*backup);
            // The passphrase was used up; it is not kept for a second try.
            show(usedUp ? Step::Lock : Step::File);
            const auto text = backupErrorText(backup.error());
            m_banner->show(Banner::Tone::Bad, text.what,
                usedUp ? tr("%1 Enter the passphrase again.").arg(text.next).trimmed() : text.next);
        });
}

void BackupSteps::showResult(const wallet::BackupMade& backup)
{
    auto* rows = m_result->body();
    while (auto* item = rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    using Level = CheckItem::Level;
    rows->addWidget(new CheckItem(Level::Pass, tr("Written, read back from the disk and opened"),
        tr("The share in it belongs to the vault’s public keys."), m_result));
    rows->addWidget(new CheckItem(Level::Note, tr("Entered in the register of backups"),
        tr("It was not tested yet. A test proves it to both co-signers; nothing else shows that it "
           "would bring the vault back."),
        m_result));
    if (!backup.pieces.isEmpty())
        rows->addWidget(new CheckItem(Level::Note, tr("Give each holder their piece"),
            tr("And the file of the backup with it, or keep that where they find it. Ask them now "
               "and then for the check-in code in the piece, under Key shares."),
            m_result));
    const auto& entry = backup.entry;
    const auto fact = [&](const QString& name, const QString& text, const char* objectName) {
        auto* value = new UntrustedText(text, TextStyle::Body, 1, m_result, kPathLimit);
        value->setObjectName(QLatin1String(objectName));
        rows->addWidget(factRow(name, breakable(value), m_result));
    };
    fact(tr("File"), entry.file, "backupMadeFile");
    fact(tr("Opens with"), recipientsText(entry), "backupMadeFor");
    for (qsizetype i = 0; i < backup.pieces.size(); ++i)
        fact(tr("Piece %1").arg(locale().toString(i + 1)),
            tr("%1, for %2")
                .arg(QFileInfo(backup.pieces[i]).fileName(), entry.pieces.value(i).holder),
            "backupMadePiece");
    fact(tr("Epoch"), locale().toString(entry.epoch), "backupMadeEpoch");
    rows->addWidget(factRow(QStringLiteral("SHA-256"),
        new HexText(entry.sha256, tr("SHA-256 of the file"), "backupHash", m_result), m_result));
    rows->addWidget(new PrintPart(m_context, entry, m_result));
    m_made = entry.file;
    m_place->clear();
    m_lock->clear();
    show(Step::Result);
}

} // namespace tercet::ui
