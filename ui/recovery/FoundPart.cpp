#include "ui/recovery/FoundPart.h"

#include <QDateTime>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>

#include "ui/approval/Breakable.h"
#include "ui/recovery/RecoveryText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/CheckItem.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/UntrustedText.h"

namespace tercet::ui {

namespace {
constexpr std::size_t kShownAddresses = 24;
constexpr int kNameLimit = 80;
}

FoundPart::FoundPart(const Verdict& verdict, QWidget* parent)
    : Card(parent)
{
    setObjectName(QStringLiteral("found"));
    setAccessibleName(tr("What was found"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    auto* banner = new Banner(this);
    banner->setObjectName(QStringLiteral("verdict"));
    body()->addWidget(banner);
    if (verdict.package) {
        const auto text = recoveryErrorText(*verdict.package);
        const auto file = QString::fromStdString(verdict.package->field);
        // A path is the person's own choice and stands above.
        banner->show(Banner::Tone::Bad,
            file.isEmpty() || file.contains(QLatin1Char('/'))
                ? text.what
                //: %1: a file, %2: what is wrong with it
                : tr("%1: %2").arg(visibleText(file, kNameLimit), text.what),
            text.next);
        return;
    }
    const auto& manifest = *verdict.manifest;
    const QString epoch = QLocale().toString(manifest.keys.epoch);
    if (verdict.recovery) {
        banner->show(Banner::Tone::Ok,
            tr("Complete: all three shares of epoch %1 open, and together they are the key.")
                .arg(epoch),
            tr("All %n address(es) of the manifest belong to it.", nullptr,
                int(verdict.addresses.size())));
    } else if (verdict.sum) {
        const auto text = recoveryErrorText(*verdict.sum);
        banner->show(Banner::Tone::Bad,
            tr("All three shares open, but they are not the key of this vault."), text.both());
    } else {
        banner->show(Banner::Tone::Bad, tr("Not complete: the key cannot be put together."),
            tr("All three shares of one epoch are needed."));
    }
    addShares(verdict);
    addSet(manifest);
    if (!verdict.addresses.empty()) addAddresses(verdict.addresses);
}

void FoundPart::addShares(const Verdict& verdict)
{
    using Level = CheckItem::Level;
    for (std::size_t i = 0; i < verdict.shares.size(); ++i) {
        const auto name = QString::fromStdString(backup::shareFileName(unsigned(i) + 1));
        CheckItem* item = nullptr;
        if (verdict.shares[i]) {
            item = new CheckItem(
                Level::Pass, tr("%1 opens, its share is right").arg(name), {}, this);
        } else {
            const auto text = recoveryErrorText(verdict.shares[i].error());
            item = new CheckItem(Level::Danger, tr("%1: %2").arg(name, text.what), text.next, this);
        }
        item->setObjectName(QStringLiteral("foundShare%1").arg(i + 1));
        body()->addWidget(item);
    }
}

void FoundPart::addSet(const backup::Manifest& manifest)
{
    const QLocale locale;
    auto* name = new UntrustedText(
        QString::fromStdString(manifest.name), TextStyle::Body, 1, this, kNameLimit);
    name->setObjectName(QStringLiteral("foundName"));
    body()->addWidget(factRow(tr("Vault"), name, this));
    const bool trust = manifest.recipients.purpose == backup::Purpose::Trust;
    auto* kind
        = new UntrustedText(trust ? tr("Package for the trust “%1”")
                                        .arg(QString::fromStdString(manifest.recipients.trust))
                                  : tr("Key share export"),
            TextStyle::Body, 1, this, 2 * kNameLimit);
    body()->addWidget(factRow(tr("Kind"), kind, this));
    auto* made = label(
        locale.toString(QDateTime::fromSecsSinceEpoch(manifest.created), QLocale::ShortFormat),
        TextStyle::Body, 1, this);
    made->setWordWrap(true);
    body()->addWidget(factRow(tr("Made"), made, this));
    auto* covers = label(tr("Epoch %1, both curves, %n account(s)", nullptr, int(manifest.accounts))
                             .arg(locale.toString(manifest.keys.epoch)),
        TextStyle::Body, 1, this);
    covers->setWordWrap(true);
    body()->addWidget(factRow(tr("Covers"), covers, this));
}

void FoundPart::addAddresses(const std::vector<backup::CoveredAddress>& addresses)
{
    body()->addWidget(rule(this));
    body()->addWidget(label(tr("Addresses of this key"), TextStyle::BodyStrong, 1, this));
    for (std::size_t i = 0; i < addresses.size() && i < kShownAddresses; ++i) {
        const auto& one = addresses[i];
        auto* box = new QWidget(this);
        auto* column = new QVBoxLayout(box);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(1);
        auto* address = label(QString::fromStdString(one.address), TextStyle::MonoSmall, 1, box);
        address->setObjectName(QStringLiteral("foundAddress"));
        column->addWidget(breakable(address));
        column->addWidget(label(QString::fromStdString(one.path), TextStyle::Caption, 3, box));
        body()->addWidget(factRow(chainText(one.chain), box, this));
    }
    if (addresses.size() > kShownAddresses) {
        auto* more = label(
            tr("And %n more, each compared.", nullptr, int(addresses.size() - kShownAddresses)),
            TextStyle::Caption, 2, this);
        more->setWordWrap(true);
        body()->addWidget(more);
    }
}

} // namespace tercet::ui
