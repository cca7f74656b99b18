#include "ui/recovery/RevealPart.h"

#include <QDir>
#include <QFileInfo>
#include <QVBoxLayout>

#include "core/backup/SecretFile.h"
#include "ui/Prompts.h"
#include "ui/recovery/OfflineWork.h"
#include "ui/recovery/RecoveryText.h"
#include "ui/recovery/TypedWord.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

QString typedName(const backup::Recovery& recovery)
{
    return QString::fromStdString(recovery.manifest().name).trimmed();
}

RevealPart::RevealPart(std::shared_ptr<const backup::Recovery> recovery, Prompts& prompts,
    OfflineWork& work, QWidget* parent)
    : Card(parent)
    , m_recovery(std::move(recovery))
    , m_prompts(prompts)
    , m_work(work)
    , m_result(new Banner(this))
{
    setObjectName(QStringLiteral("revealPart"));
    setAccessibleName(tr("Take the private keys out"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    auto* words = label(
        tr("Writes the keys for other wallets into a file: the root key (xprv), and for each "
           "account its hex, WIF or Ed25519 key. They are not shown here. Whoever reads this file "
           "has the money, so move it to a new wallet at once and destroy the file."),
        TextStyle::Body, 2, this);
    words->setWordWrap(true);
    body()->addWidget(words);
    m_confirm = new TypedWord(tr("To take the keys out, type the name of the vault: %1")
                                  .arg(visibleText(typedName(*m_recovery), 80)),
        typedName(*m_recovery), tr("Write the keys…"), "reveal", this);
    body()->addWidget(m_confirm);
    m_result->setObjectName(QStringLiteral("revealResult"));
    body()->addWidget(m_result);
    connect(m_confirm, &TypedWord::confirmed, this, &RevealPart::choose);
}

void RevealPart::choose()
{
    m_result->clear();
    m_prompts.saveFile(this, tr("Write the keys"), QStringLiteral("recovered-keys.json"),
        [this](const QString& path) {
            if (path.isEmpty()) return;
            if (QFileInfo::exists(path))
                return m_result->show(Banner::Tone::Bad, tr("There is a file of this name."),
                    tr("Choose another name; nothing is written over it."));
            write(path);
        });
}

void RevealPart::write(const QString& path)
{
    m_confirm->setBusy(true);
    m_work.run<Status>(
        [recovery = m_recovery, path = path.toStdString()]() -> Status {
            TERCET_TRY(const auto text, recovery->reveal());
            return backup::writeSecretFile(path, text);
        },
        this,
        [this, path](const Status& written) {
            m_confirm->setBusy(false);
            if (!written) {
                const auto text = errorText(written.error());
                return m_result->show(Banner::Tone::Bad, text.what, text.next);
            }
            m_confirm->clear();
            m_result->show(Banner::Tone::Warn,
                tr("The keys are written. Only your user can read "
                   "the file."),
                visibleText(QDir::toNativeSeparators(path), 400));
        });
}

} // namespace tercet::ui
