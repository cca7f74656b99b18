#include "ui/backup/LockPart.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "ui/approval/Breakable.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/ChoiceCard.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/NewPassphrase.h"

namespace tercet::ui {

LockPart::LockPart(QWidget* parent)
    : QWidget(parent)
    , m_withPassphrase(new ChoiceCard(QStringLiteral("lock"), tr("With a passphrase"),
          tr("Choose another one than the vault’s, and keep it apart from the file."), this))
    , m_withKeys(new ChoiceCard(QStringLiteral("key-round"), tr("With one of some keys"),
          tr("Public keys of age (age1…) or SSH (ssh-ed25519 …). Each one opens it alone."), this))
    , m_passphrase(new NewPassphrase(tr("Passphrase of the backup"),
          tr("Passphrase of the backup once more"), "newBackupPassphrase", this))
    , m_keys(makeKeys())
{
    m_withPassphrase->setObjectName(QStringLiteral("lockPassphrase"));
    m_withKeys->setObjectName(QStringLiteral("lockKeys"));
    m_withPassphrase->setChecked(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metric::S4);
    auto* choices = new QVBoxLayout;
    choices->setSpacing(metric::S3);
    choices->addWidget(m_withPassphrase);
    choices->addWidget(m_withKeys);
    column->addLayout(choices);
    column->addWidget(m_passphrase);
    column->addWidget(m_keys);
    connect(m_withPassphrase, &QAbstractButton::toggled, this, &LockPart::update);
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
    return keys;
}

void LockPart::update()
{
    const bool keys = m_withKeys->isChecked();
    m_passphrase->setVisible(!keys);
    m_keys->setVisible(keys);
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
    emit changed();
}

bool LockPart::isComplete() const
{
    return m_withKeys->isChecked() ? !m_recipients.isEmpty() : m_passphrase->isComplete();
}

void LockPart::fill(wallet::BackupOrder& order)
{
    if (m_withKeys->isChecked())
        order.recipients = m_recipients;
    else
        order.passphrase = m_passphrase->take();
}

void LockPart::clear()
{
    m_passphrase->clear();
    m_text->clear();
    m_withPassphrase->setChecked(true);
}

} // namespace tercet::ui
