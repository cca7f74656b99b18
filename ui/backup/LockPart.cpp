#include "ui/backup/LockPart.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/approval/Breakable.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/ChoiceCard.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NewPassphrase.h"

namespace tercet::ui {

LockPart::LockPart(Split split, QWidget* parent)
    : QWidget(parent)
    , m_withPassphrase(new ChoiceCard(QStringLiteral("lock"), tr("With a passphrase"),
          tr("Choose another one than the vault’s, and keep it apart from the file."), this))
    , m_withKeys(new ChoiceCard(QStringLiteral("key-round"), tr("With one of some keys"),
          tr("Public keys of age (age1…) or SSH (ssh-ed25519 …). Each one opens it alone."), this))
    , m_withPieces(new ChoiceCard(QStringLiteral("users"), tr("Split between people"),
          tr("Each of them gets a piece, as a file for their key. Some of them together open it, "
             "none alone."),
          this))
    , m_passphrase(new NewPassphrase(tr("Passphrase of the backup"),
          tr("Passphrase of the backup once more"), "newBackupPassphrase", this))
    , m_keys(makeKeys())
{
    m_withPassphrase->setObjectName(QStringLiteral("lockPassphrase"));
    m_withKeys->setObjectName(QStringLiteral("lockKeys"));
    m_withPieces->setObjectName(QStringLiteral("lockPieces"));
    m_withPieces->setVisible(split == Split::Yes);
    m_withPassphrase->setChecked(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S4);
    auto* choices = new QVBoxLayout;
    choices->setSpacing(metric::S3);
    choices->addWidget(m_withPassphrase);
    choices->addWidget(m_withKeys);
    choices->addWidget(m_withPieces);
    column->addLayout(choices);
    column->addWidget(m_passphrase);
    column->addWidget(m_keys);
    for (auto* choice : { m_withPassphrase, m_withKeys, m_withPieces })
        connect(choice, &QAbstractButton::toggled, this, &LockPart::update);
    connect(m_passphrase, &NewPassphrase::changed, this, &LockPart::changed);
    connect(m_passphrase, &NewPassphrase::submitted, this, &LockPart::submitted);
    connect(m_text, &QPlainTextEdit::textChanged, this, &LockPart::readKeys);
    update();
}

QWidget* LockPart::makeKeys()
{
    auto* keys = new QWidget(this);
    auto* column = new QVBoxLayout(keys);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S3);
    m_text = new QPlainTextEdit(keys);
    m_text->setObjectName(QStringLiteral("backupRecipients"));
    m_text->setTabChangesFocus(true);
    m_text->setFont(Theme::the().font(TextStyle::MonoSmall));
    m_text->setFixedHeight(5 * m_text->fontMetrics().lineSpacing() + 20);
    m_field = new FormField(tr("Public keys, one a line"), m_text, keys,
        tr("As age-keygen and ssh-keygen show them. Never enter a secret key here."));
    column->addWidget(m_field);
    m_fingerprints = label({}, TextStyle::MonoSmall, 1, keys);
    m_fingerprints->setObjectName(QStringLiteral("backupFingerprints"));
    m_fingerprints->setWordWrap(true);
    column->addWidget(m_fingerprints);
    m_threshold = new QSpinBox(keys);
    m_threshold->setObjectName(QStringLiteral("backupThreshold"));
    m_threshold->setRange(2, 2);
    m_thresholdField = new FormField(tr("How many of them open it together"), m_threshold, keys,
        tr("Fewer than all: then a piece may be lost."));
    column->addWidget(m_thresholdField);
    return keys;
}

void LockPart::update()
{
    const bool keys = !m_withPassphrase->isChecked();
    m_passphrase->setVisible(!keys);
    m_keys->setVisible(keys);
    m_thresholdField->setVisible(isSplit());
    if (keys) m_passphrase->clear();
    readKeys();
}

void LockPart::readKeys()
{
    QStringList recipients, fingerprints;
    QString error;
    const auto lines = m_text->toPlainText().split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size() && error.isEmpty(); ++i) {
        const auto line = lines[i].trimmed();
        if (line.isEmpty() || line.startsWith(QLatin1Char('#'))) continue;
        if (line.startsWith(QLatin1String("AGE-SECRET-KEY-"), Qt::CaseInsensitive)) {
            m_text->clear(); // reads the keys again
            return m_field->setError(
                tr("That was a secret key; it was removed. Enter the public key that belongs to "
                   "it, and make a new pair if somebody could have seen it."));
        }
        const auto fingerprint = wallet::recipientFingerprint(line);
        if (!fingerprint)
            error = tr("Line %1: %2")
                        .arg(locale().toString(i + 1), errorText(fingerprint.error()).both());
        else if (fingerprints.contains(*fingerprint))
            error = tr("Line %1: This key stands there already.").arg(locale().toString(i + 1));
        else
            recipients << line, fingerprints << *fingerprint;
    }
    m_recipients = error.isEmpty() ? recipients : QStringList();
    m_field->setError(error);
    m_fingerprints->setText(fingerprints.join(QLatin1Char('\n')));
    breakable(m_fingerprints);
    m_fingerprints->setAccessibleName(
        tr("Fingerprints of the keys: %1").arg(fingerprints.join(QStringLiteral(", "))));
    m_fingerprints->setVisible(!fingerprints.isEmpty());
    m_threshold->setMaximum(qMax(2, int(fingerprints.size())));
    emit changed();
}

bool LockPart::isSplit() const { return m_withPieces->isChecked(); }

bool LockPart::isComplete() const
{
    if (m_withPassphrase->isChecked()) return m_passphrase->isComplete();
    return m_recipients.size() >= (isSplit() ? 2 : 1);
}

void LockPart::fill(wallet::BackupOrder& order)
{
    if (m_withPassphrase->isChecked())
        order.passphrase = m_passphrase->take();
    else
        order.recipients = m_recipients;
    if (isSplit()) order.threshold = m_threshold->value();
}

void LockPart::clear()
{
    m_passphrase->clear();
    m_text->clear();
    m_threshold->setValue(2);
    m_withPassphrase->setChecked(true);
}

} // namespace tercet::ui
