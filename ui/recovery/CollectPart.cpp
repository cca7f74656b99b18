#include "ui/recovery/CollectPart.h"

#include <QDir>
#include <QVBoxLayout>

#include "core/backup/SecretFile.h"
#include "core/backup/age/Identity.h"
#include "core/crypto/SystemRandom.h"
#include "ui/Prompts.h"
#include "ui/approval/Breakable.h"
#include "ui/approval/HexText.h"
#include "ui/recovery/FileList.h"
#include "ui/recovery/OfflineWork.h"
#include "ui/recovery/RecoveryText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

CollectPart::CollectPart(Prompts& prompts, OfflineWork& work, QWidget* parent)
    : Card(parent)
    , m_prompts(prompts)
    , m_work(work)
    , m_result(new Banner(this))
    , m_key(new QVBoxLayout)
    , m_parts(new FileList(FileList::Kind::Parts, prompts, this))
{
    setObjectName(QStringLiteral("collectPart"));
    setAccessibleName(tr("The others are not here"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    auto* words = label(
        tr("Each holder can open their own share on their own computer and seal it to a fresh key "
           "of yours, so that nobody gives away a key. Make that key, tell the others its "
           "recipient, and add the parts that come back."),
        TextStyle::Body, 2, this);
    words->setWordWrap(true);
    body()->addWidget(words);
    auto* make = secondaryButton(tr("Make a key to collect with…"), "makeCollectKey", this);
    connect(make, &QPushButton::clicked, this, &CollectPart::ask);
    body()->addWidget(make, 0, Qt::AlignLeft);
    m_result->setObjectName(QStringLiteral("collectResult"));
    body()->addWidget(m_result);
    m_key->setSpacing(metric::S3);
    body()->addLayout(m_key);
    body()->addWidget(m_parts);
    connect(m_parts, &FileList::changed, this, &CollectPart::changed);
}

std::vector<std::string> CollectPart::parts() const
{
    std::vector<std::string> out;
    for (const auto& one : m_parts->chosen()) out.push_back(one.path);
    return out;
}

void CollectPart::tell(const std::vector<Status>& states) { m_parts->tell(states); }

Result<CollectPart::Key> CollectPart::make(const std::string& path)
{
    crypto::SystemRandom random;
    const auto identity = backup::age::Identity::generate(random);
    TERCET_CHECK(backup::writeSecretFile(path, identity.file()));
    const auto& recipient = identity.recipient();
    return Key { QString::fromStdString(recipient.text()),
        QString::fromStdString(recipient.fingerprint()) };
}

void CollectPart::ask()
{
    m_prompts.saveFile(this, tr("Write the key"), QStringLiteral("collecting-key.txt"),
        [this](const QString& path) {
            if (path.isEmpty()) return;
            m_work.run<Result<Key>>([path = path.toStdString()] { return make(path); }, this,
                [this, path](const Result<Key>& made) {
                    if (made) return show(*made, path);
                    const auto text = recoveryErrorText(made.error());
                    m_result->show(Banner::Tone::Bad, text.what, text.next);
                });
        });
}

void CollectPart::show(const Key& key, const QString& path)
{
    while (auto* item = m_key->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_result->show(Banner::Tone::Ok,
        tr("The key is made. Destroy it when the money has been moved."),
        visibleText(QDir::toNativeSeparators(path), 400));
    m_key->addWidget(factRow(tr("Recipient"),
        new HexText(key.recipient, tr("Recipient of the key"), "collectRecipient", this), this));
    auto* fingerprint = label(key.fingerprint, TextStyle::MonoSmall, 2, this);
    fingerprint->setObjectName(QStringLiteral("collectFingerprint"));
    fingerprint->setWordWrap(true);
    m_key->addWidget(factRow(tr("Fingerprint"), breakable(fingerprint), this));
    emit keyMade(path);
}

} // namespace tercet::ui
