#include "ui/pages/KeySharesPage.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/backup/BackupCard.h"
#include "ui/freeze/FreezeCard.h"
#include "ui/leave/LeaveCard.h"
#include "ui/pages/AttestationPart.h"
#include "ui/pages/LinkText.h"
#include "ui/pages/LinkTriangle.h"
#include "ui/pages/RefreshCard.h"
#include "ui/pages/ShareCard.h"
#include "ui/policy/PolicyCard.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ConnectionPill.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

QString when(const QDateTime& time)
{
    return QLocale().toString(time.toLocalTime(), QLocale::ShortFormat);
}

// What a co-signer of a connected vault was made to run in; what is proven of it, the attestation
// says.
QString runsIn(const wallet::CosignerInfo& cosigner, wallet::Share share)
{
    if (cosigner.profile == QLatin1String("unattested"))
        return KeySharesPage::tr("Unattested, self-hosted: as trustworthy as its operator");
    if (cosigner.profile == QLatin1String("simulated"))
        return KeySharesPage::tr("A simulated enclave, for tests");
    return KeySharesPage::tr("%1; what is proven of it stands below").arg(shareEnclave(share));
}

QString keychainText(const wallet::VaultInfo& vault)
{
    switch (vault.keychain) {
    case wallet::KeychainKind::System:
        return vault.keychainBackend.isEmpty()
            ? KeySharesPage::tr("In the system's keychain")
            : KeySharesPage::tr("In the system's keychain (%1)").arg(vault.keychainBackend);
    case wallet::KeychainKind::File:
        return KeySharesPage::tr("In a sealed file, as you chose");
    case wallet::KeychainKind::Memory:
        return KeySharesPage::tr("In memory only; it is gone when Tercet ends");
    }
    return {};
}

} // namespace

KeySharesPage::KeySharesPage(Context& context, QWidget* parent)
    : Page(context, tr("Key shares"), parent)
{
    setSubtitle(tr("Three shares make one key. All three are needed to sign, and none of them is "
                   "enough alone."));
    auto* rows = scrollingContent();
    rows->addWidget(makeLinkCard());
    m_cards = { makeDeviceCard(), makeCosignerCard(wallet::Share::Google),
        makeCosignerCard(wallet::Share::Azure) };
    m_backup = new BackupCard(context, body());
    connect(m_backup, &BackupCard::wanted, this,
        [this](Place place, const QString& file) { emit goTo(place, file); });
    rows->addWidget(m_cards[0]);
    rows->addWidget(m_backup);
    rows->addWidget(m_cards[1]);
    rows->addWidget(m_cards[2]);
    m_policy = new PolicyCard(wallet(), body());
    connect(m_policy, &PolicyCard::wanted, this, [this] { emit goTo(Place::Policy); });
    rows->addWidget(m_policy);
    m_refresh = new RefreshCard(context, body());
    connect(m_refresh, &RefreshCard::backupWanted, this, [this] { emit goTo(Place::Backup); });
    rows->addWidget(m_refresh);
    m_freeze = new FreezeCard(context, body());
    rows->addWidget(m_freeze);
    m_leave = new LeaveCard(context, body());
    connect(m_leave, &LeaveCard::recoveryWanted, this, &Page::recoveryWanted);
    connect(m_leave, &LeaveCard::wanted, this, [this] { emit goTo(Place::Leave); });
    rows->addWidget(m_leave);
    rows->addStretch(1);
    connect(&wallet(), &wallet::Wallet::linkChanged, this, &KeySharesPage::update);
    connect(&wallet(), &wallet::Wallet::vaultsChanged, this, &KeySharesPage::updateFacts);
    connect(&wallet(), &wallet::Wallet::eventsChanged, this, &KeySharesPage::updateFacts);
    update();
    updateFacts();
}

void KeySharesPage::refresh()
{
    update();
    updateFacts();
    m_refresh->update();
    m_policy->update();
    m_leave->update();
    m_backup->update();
}

void KeySharesPage::open(const QString& what)
{
    bringIntoView(what);
    if (what == QLatin1String("freeze")) m_freeze->focusFirst();
}

QWidget* KeySharesPage::makeLinkCard()
{
    auto* card = new Card(body());
    auto* triangle = new LinkTriangle(wallet(), card);
    card->body()->addWidget(triangle);
    m_link = label({}, TextStyle::BodyStrong, 1, card);
    m_link->setObjectName(QStringLiteral("linkState"));
    m_link->setAlignment(Qt::AlignCenter);
    m_link->setWordWrap(true);
    m_pool = label({}, TextStyle::Body, 2, card);
    m_pool->setObjectName(QStringLiteral("pool"));
    m_pool->setAlignment(Qt::AlignCenter);
    m_pool->setWordWrap(true);
    m_broken = new Banner(card);
    m_broken->setObjectName(QStringLiteral("linkError"));
    m_reopen = secondaryButton(tr("Open the connection again"), "reopen", card);
    card->body()->addWidget(m_link);
    card->body()->addWidget(m_pool);
    card->body()->addWidget(m_broken);
    card->body()->addWidget(m_reopen, 0, Qt::AlignHCenter);
    connect(m_reopen, &QPushButton::clicked, this, [this] { wallet().reopenLink(); });
    return card;
}

ShareCard* KeySharesPage::makeDeviceCard()
{
    const auto vault = wallet().vault();
    auto* card = new ShareCard(wallet::Share::Device, body());
    card->addFact(tr("Created"), when(vault.created), "created");
    card->addFact(tr("Kept"), keychainText(vault), "keychain");
    card->addFact(tr("Protected by"),
        vault.passphrase ? tr("Your passphrase, besides the place where it is kept")
                         : tr("The keychain only"),
        "protection");
    card->addFact(tr("Share"), {}, "shareEpoch");
    card->addFact(tr("Last used"), {}, "lastUsed");
    card->addIdentity(wallet().identities()[0]);
    return card;
}

ShareCard* KeySharesPage::makeCosignerCard(wallet::Share share)
{
    const auto vault = wallet().vault();
    auto* card = new ShareCard(share, body());
    card->addFact(tr("Runs in"),
        vault.practice
            ? tr("This app, for practice. Connected, it would run in %1.").arg(shareEnclave(share))
            : runsIn(vault.cosigners[std::size_t(share) - 1], share),
        "enclave");
    if (!vault.practice)
        card->addFact(tr("Address"), vault.cosigners[std::size_t(share) - 1].url, "url");
    card->addFact(tr("Share"), {}, "shareEpoch");
    card->addIdentity(wallet().identities()[std::size_t(share)]);
    card->body()->addWidget(new AttestationPart(context(), share, card));
    return card;
}

void KeySharesPage::updateFacts()
{
    const auto vault = wallet().vault();
    const auto events = wallet().events();
    const auto last = [&](wallet::EventKind kind) {
        const auto found = std::ranges::find(events, kind, &wallet::Event::kind);
        return found == events.end() ? QString() : when(found->when);
    };
    const QLocale locale;
    const QString epoch = locale.toString(vault.epoch);
    const QString renewed = last(wallet::EventKind::SharesRefreshed);
    for (auto* card : m_cards)
        card->setFact("shareEpoch",
            renewed.isEmpty() ? tr("Of epoch %1").arg(epoch)
                              : tr("Of epoch %1, renewed on %2").arg(epoch, renewed));
    const QString used = last(wallet::EventKind::Signed);
    m_cards[0]->setFact("lastUsed", used.isEmpty() ? tr("Never to sign") : used);
}

void KeySharesPage::update()
{
    const auto link = wallet().link();
    for (std::size_t i = 0; i < m_cards.size(); ++i)
        m_cards[i]->setState(link.shares[i], link.latencyMs[i]);
    using L = wallet::LinkState;
    m_broken->clear();
    m_reopen->setVisible(link.state == L::Broken || link.state == L::Closed);
    switch (link.state) {
    case L::Closed:
        m_link->setText(tr("The connection between the shares is closed."));
        break;
    case L::Opening:
        m_link->setText(tr("The connection between the shares is being opened."));
        break;
    case L::Open:
        m_link->setText(tr("The connection between the shares is open."));
        break;
    case L::Broken:
        m_link->setText(endedElsewhere(link) ? tr("The connection between the shares is closed.")
                                             : tr("The connection between the shares is broken."));
        if (const auto end = linkEnd(link); !end.title.isEmpty())
            m_broken->show(endedElsewhere(link) ? Banner::Tone::Info : Banner::Tone::Warn,
                end.title, end.detail);
        else if (link.error)
            m_broken->show(*link.error);
        break;
    }
    m_pool->setVisible(link.state == L::Open || link.state == L::Opening);
    m_pool->setText(poolText(link));
}

} // namespace tercet::ui
