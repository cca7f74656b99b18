#include "ui/recovery/HandOverPart.h"

#include <QDir>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/backup/SecretFile.h"
#include "core/crypto/SystemRandom.h"
#include "ui/Prompts.h"
#include "ui/recovery/OfflineWork.h"
#include "ui/recovery/RecoveryText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

HandOverPart::HandOverPart(
    Prompts& prompts, OfflineWork& work, std::function<Source()> source, QWidget* parent)
    : Card(parent)
    , m_prompts(prompts)
    , m_work(work)
    , m_source(std::move(source))
    , m_recipient(new QLineEdit(this))
    , m_seal(secondaryButton(tr("Seal my share…"), "sealPart", this))
    , m_result(new Banner(this))
{
    setObjectName(QStringLiteral("handOverPart"));
    setAccessibleName(tr("Open my share for somebody else"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    auto* words = label(
        tr("Somebody else collects the shares. Your share is opened with your key, checked, and "
           "sealed to theirs, so that nobody on the way can read it. Compare the fingerprint of "
           "their key on the telephone first: whoever has that key gets your share."),
        TextStyle::Body, 2, this);
    words->setWordWrap(true);
    body()->addWidget(words);
    m_recipient->setObjectName(QStringLiteral("sealFor"));
    m_recipient->setPlaceholderText(QStringLiteral("age1…"));
    m_recipient->setMaxLength(400);
    m_field = new FormField(tr("Their recipient"), m_recipient, this);
    body()->addWidget(m_field);
    body()->addWidget(m_seal, 0, Qt::AlignLeft);
    m_result->setObjectName(QStringLiteral("sealResult"));
    body()->addWidget(m_result);
    connect(m_recipient, &QLineEdit::textChanged, this, [this] {
        m_field->setError({});
        update();
    });
    connect(m_seal, &QPushButton::clicked, this, &HandOverPart::ask);
    update();
}

void HandOverPart::setReady(bool ready)
{
    m_ready = ready;
    m_result->clear();
    update();
}

void HandOverPart::update()
{
    m_seal->setEnabled(m_ready && !m_busy && !m_recipient->text().trimmed().isEmpty());
}

void HandOverPart::ask()
{
    m_result->clear();
    const auto to = backup::age::Recipient::parse(m_recipient->text().trimmed().toStdString());
    if (!to) return m_field->setError(errorText(to.error()).both());
    m_prompts.saveFile(this, tr("Write the sealed part"), QStringLiteral("my-part.age"),
        [this, to = *to](const QString& path) {
            if (!path.isEmpty()) write(to, path);
        });
}

Result<HandOverPart::Sealed> HandOverPart::seal(
    const Source& source, const backup::age::Recipient& to, const std::string& out)
{
    TERCET_TRY(const auto package, backup::readPackage(systemFiles(), source.folder));
    std::vector<Status> states;
    const auto keys = keysOf(source.identities, states);
    for (const auto& state : states) TERCET_CHECK(state);
    crypto::SystemRandom random;
    TERCET_TRY(const auto part, backup::sealPart(package, keys, 0, to, random));
    TERCET_CHECK(backup::writeSecretFile(out, crypto::SecretBytes::from(part.file)));
    return Sealed { part.share, part.piece };
}

void HandOverPart::write(const backup::age::Recipient& to, const QString& path)
{
    m_busy = true;
    update();
    const auto source = std::make_shared<const Source>(m_source());
    m_work.run<Result<Sealed>>(
        [source, to, out = path.toStdString()] { return seal(*source, to, out); }, this,
        [this, to, path](const Result<Sealed>& sealed) {
            m_busy = false;
            update();
            if (sealed)
                show(*sealed, to, path);
            else
                showError(sealed.error());
        });
}

void HandOverPart::show(const Sealed& sealed, const backup::age::Recipient& to, const QString& path)
{
    const QLocale locale;
    m_result->show(Banner::Tone::Ok,
        sealed.share ? tr("Share %1 is sealed.").arg(locale.toString(sealed.share))
                     : tr("Piece %1 is sealed.").arg(locale.toString(sealed.piece)),
        tr("Only the key with the fingerprint %1 opens it.")
                .arg(QString::fromStdString(to.fingerprint()))
            + QLatin1Char('\n') + visibleText(QDir::toNativeSeparators(path), 300));
}

void HandOverPart::showError(const Error& error)
{
    if (error.code == Code::MissingField || error.code == Code::BadField)
        return m_result->show(Banner::Tone::Bad,
            tr("These keys open more than one share or piece."),
            tr("Choose your own key alone. Who can open all of it needs nobody to collect."));
    const auto text = recoveryErrorText(error);
    const auto file = QString::fromStdString(error.field);
    m_result->show(Banner::Tone::Bad,
        file.isEmpty() || file.contains(QLatin1Char('/'))
            ? text.what
            //: %1: a file, %2: what is wrong with it
            : tr("%1: %2").arg(visibleText(file, 80), text.what),
        text.next);
}

} // namespace tercet::ui
