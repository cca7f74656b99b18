#include "ui/backup/OpenBackupPart.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/backup/BackupText.h"
#include "ui/backup/PiecesPart.h"
#include "ui/paper/PaperCollector.h"
#include "ui/paper/PaperPictures.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/PassphraseRow.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {
constexpr int kNameLimit = 120;
}

OpenBackupPart::OpenBackupPart(Context& context, const QString& action, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_action(action)
    , m_paper(new PaperCollector(this))
    , m_fileRow(fileRow(
          tr("File of the backup"), "backupFile", m_fileText, &OpenBackupPart::chooseBackup))
    , m_identityRow(
          fileRow(tr("File of the key"), "backupKey", m_identityText, &OpenBackupPart::chooseKey))
    , m_backupPassphrase(new PassphraseRow(tr("Passphrase of the backup"), this))
    , m_keyPassphrase(new PassphraseRow(tr("Passphrase of the key"), this))
    , m_pieces(new PiecesPart(context.prompts, this))
    , m_other(quietButton({}, "backupOtherKey", this))
    , m_split(quietButton(tr("It opens with pieces of several people"), "backupWithPieces", this))
    , m_open(primaryButton(action, "backupOpen", this))
    , m_working(label({}, TextStyle::Body, 2, this))
    , m_banner(new Banner(this))
{
    setObjectName(QStringLiteral("openBackup"));
    m_backupPassphrase->edit()->setObjectName(QStringLiteral("backupPassphrase"));
    m_keyPassphrase->edit()->setObjectName(QStringLiteral("backupKeyPassphrase"));
    m_backupField = new FormField(tr("Passphrase of the backup"), m_backupPassphrase, this,
        tr("The one that was chosen when the backup was made, not the vault’s."));
    m_keyField = new FormField(tr("Passphrase of the key"), m_keyPassphrase, this,
        tr("Only for an SSH key that has one of its own."));
    m_working->setObjectName(QStringLiteral("backupWorking"));
    m_working->setWordWrap(true);
    m_banner->setObjectName(QStringLiteral("backupOpenError"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S4);
    column->addWidget(m_fileRow);
    column->addWidget(m_identityRow);
    column->addWidget(m_backupField);
    column->addWidget(m_keyField);
    column->addWidget(m_pieces);
    auto* others = new QVBoxLayout;
    others->setSpacing(0);
    for (auto* other : { m_other, m_split }) others->addWidget(other, 0, Qt::AlignLeft);
    column->addLayout(others);
    column->addWidget(m_banner);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    column->addWidget(m_working);
    for (auto* row : { m_backupPassphrase, m_keyPassphrase }) {
        connect(row->edit(), &SecretEdit::changed, this, &OpenBackupPart::update);
        connect(row->edit(), &SecretEdit::submitted, this, &OpenBackupPart::open);
    }
    connect(m_paper, &PaperCollector::changed, this, &OpenBackupPart::showPaper);
    connect(m_open, &QPushButton::clicked, this, &OpenBackupPart::open);
    connect(m_pieces, &PiecesPart::changed, this, &OpenBackupPart::update);
    connect(m_other, &QPushButton::clicked, this,
        [this] { take(m_with == With::Passphrase ? With::Key : With::Passphrase); });
    connect(m_split, &QPushButton::clicked, this,
        [this] { take(m_with == With::Pieces ? With::Key : With::Pieces); });
    take(With::Passphrase);
}

QWidget* OpenBackupPart::fileRow(
    const QString& title, const char* name, QLabel*& text, void (OpenBackupPart::*choose)())
{
    auto* row = new QWidget(this);
    auto* across = new QHBoxLayout(row);
    across->setContentsMargins(0, 0, 0, 0);
    across->setSpacing(metric::S3);
    auto* texts = new QVBoxLayout;
    texts->setSpacing(2);
    texts->addWidget(label(title, TextStyle::Label, 2, row));
    text = new UntrustedText({}, TextStyle::Body, 1, row, kNameLimit);
    text->setObjectName(QLatin1String(name) + QStringLiteral("Name"));
    texts->addWidget(text);
    across->addLayout(texts, 1);
    auto* button = secondaryButton(tr("Choose…"), name, row);
    //: %1: "File of the backup" or "File of the key"
    button->setAccessibleName(tr("Choose: %1").arg(title));
    across->addWidget(button, 0, Qt::AlignVCenter);
    connect(button, &QPushButton::clicked, this, choose);
    return row;
}

void OpenBackupPart::chooseBackup()
{
    m_context.prompts.openFiles(this, tr("File of the backup, or pictures of its pages"),
        [self = QPointer(this)](const QStringList& files) {
            if (self && !files.isEmpty()) self->take(files);
        });
}

void OpenBackupPart::chooseKey()
{
    m_context.prompts.openFile(
        this, tr("File of the key"), [self = QPointer(this)](const QString& file) {
            if (!self || file.isEmpty()) return;
            self->m_identity = file;
            self->m_identityText->setText(visibleText(QFileInfo(file).fileName(), kNameLimit));
            self->m_banner->clear();
            self->update();
        });
}

// Parts on paper come in as many steps as the person likes; a file takes the place of all of them.
void OpenBackupPart::take(const QStringList& files)
{
    m_banner->clear();
    if (files.size() == 1 && !isOfPaper(files[0])) return suggest(files[0]);
    m_file.clear();
    m_paper->add(files);
}

void OpenBackupPart::showPaper()
{
    m_banner->clear();
    if (!m_paper->state().isEmpty()) m_fileText->setText(m_paper->state());
    if (const auto text = m_paper->error())
        m_banner->show(Banner::Tone::Warn, text->what, text->next);
    update();
}

void OpenBackupPart::take(With with)
{
    m_with = with;
    m_backupPassphrase->edit()->clear();
    m_keyPassphrase->edit()->clear();
    if (with != With::Pieces) m_pieces->clear();
    m_identityRow->setVisible(with == With::Key);
    m_keyField->setVisible(with == With::Key);
    m_backupField->setVisible(with == With::Passphrase);
    m_pieces->setVisible(with == With::Pieces);
    const auto key = tr("It opens with a key");
    m_other->setText(with == With::Passphrase ? key : tr("It opens with a passphrase"));
    m_split->setText(with == With::Pieces ? key : tr("It opens with pieces of several people"));
    update();
}

void OpenBackupPart::suggest(const QString& file)
{
    if (m_opening || !m_busyText.isEmpty()) return;
    m_paper->clear();
    m_file = file;
    m_fileText->setText(visibleText(QFileInfo(file).fileName(), kNameLimit));
    update();
}

bool OpenBackupPart::isComplete() const
{
    if (m_opening || !m_busyText.isEmpty() || (m_file.isEmpty() && !m_paper->isComplete()))
        return false;
    switch (m_with) {
    case With::Passphrase:
        return !m_backupPassphrase->edit()->isEmpty();
    case With::Key:
        return !m_identity.isEmpty();
    case With::Pieces:
        break;
    }
    return m_pieces->isComplete();
}

void OpenBackupPart::update()
{
    const bool busy = m_opening || !m_busyText.isEmpty();
    for (auto* part : std::initializer_list<QWidget*> {
             m_fileRow, m_identityRow, m_backupField, m_keyField, m_pieces, m_other, m_split })
        part->setEnabled(!busy);
    if (m_file.isEmpty() && m_paper->state().isEmpty()) m_fileText->setText(tr("None chosen"));
    if (m_identity.isEmpty()) m_identityText->setText(tr("None chosen"));
    m_working->setText(m_opening ? tr("The file is being opened…") : m_busyText);
    m_working->setVisible(busy);
    m_open->setVisible(!m_action.isEmpty());
    m_open->setEnabled(isComplete());
    emit changed();
}

void OpenBackupPart::setBusy(const QString& text)
{
    m_busyText = text;
    update();
}

void OpenBackupPart::clear()
{
    ++m_attempt;
    m_opening = false;
    m_busyText.clear();
    m_file.clear();
    m_paper->clear();
    m_identity.clear();
    m_banner->clear();
    take(With::Passphrase);
}

void OpenBackupPart::showError(const Error& error)
{
    const auto text = backupErrorText(error);
    m_banner->show(Banner::Tone::Bad, text.what, text.next);
}

void OpenBackupPart::open()
{
    if (!isComplete()) return;
    m_banner->clear();
    m_opening = true;
    wallet::BackupKey key;
    if (m_with == With::Key) key.identityFile = m_identity;
    if (m_with == With::Pieces) key.pieces = m_pieces->chosen();
    if (auto* edit = (m_with == With::Key ? m_keyPassphrase : m_backupPassphrase)->edit();
        !edit->isEmpty())
        key.passphrase = edit->take();
    update();
    const auto done = [this, attempt = ++m_attempt](const Result<wallet::OpenedBackup>& backup) {
        if (attempt != m_attempt) return;
        m_opening = false;
        update();
        if (!backup) return showError(backup.error());
        emit opened(*backup);
    };
    if (m_file.isEmpty())
        m_context.wallet.openBackupFrom(m_paper->file(), std::move(key), this, done);
    else
        m_context.wallet.openBackup(m_file, std::move(key), this, done);
}

} // namespace tercet::ui
