#include "ui/firstrun/CosignerCard.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

#include "ui/approval/HexText.h"
#include "ui/approval/KindBadge.h"
#include "ui/firstrun/PairingText.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/ConnectionPill.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Pill.h"

namespace tercet::ui {

namespace {

QString inGroups(const QString& hex)
{
    QStringList groups;
    for (qsizetype i = 0; i < hex.size(); i += 4) groups << hex.mid(i, 4);
    return groups.join(QLatin1Char(' '));
}

// What it says of itself, and nothing more: its evidence is asked for when the vault is made.
QString claimOf(const QString& profile)
{
    if (profile == QLatin1String("simulated"))
        return CosignerCard::tr("Simulated enclave, for tests");
    //: %1: a technology, "AMD SEV-SNP"
    const auto claimed = CosignerCard::tr("Says %1; not verified yet");
    if (profile == QLatin1String("snp")) return claimed.arg(QStringLiteral("AMD SEV-SNP"));
    if (profile == QLatin1String("sgx")) return claimed.arg(QStringLiteral("Intel SGX"));
    return CosignerCard::tr("Unattested, self-hosted");
}

} // namespace

CosignerCard::CosignerCard(wallet::Wallet& wallet, wallet::Share share, QWidget* parent)
    : Card(parent)
    , m_wallet(wallet)
    , m_share(share)
    , m_state(new Pill(QStringLiteral("clock"), tr("Not checked"), Pill::Tone::Neutral, this))
    , m_error(new Banner(this))
{
    setObjectName(QStringLiteral("cosigner%1").arg(int(share)));
    setAccessibleName(shareName(share));
    body()->setSpacing(metric::S3);
    auto* head = new QHBoxLayout;
    head->setSpacing(metric::S3);
    head->addWidget(new KindBadge(QStringLiteral("cloud"), this));
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(label(shareName(share), TextStyle::Heading, 1, this));
    names->addWidget(label(tr("Holds share %1").arg(int(share) + 1), TextStyle::Caption, 3, this));
    head->addLayout(names, 1);
    head->addWidget(m_state, 0, Qt::AlignTop);
    body()->addLayout(head);
    m_url = field(tr("Address"),
        tr("All three at once: paste the line that its operator gave you."), "cosignerUrl");
    m_pin = field(tr("Fingerprint of its TLS key"), {}, "cosignerPin");
    m_code = field(tr("Pairing code"), {}, "cosignerCode");
    auto* row = new QHBoxLayout;
    m_check = secondaryButton(tr("Check"), "check", this);
    m_check->setObjectName(QStringLiteral("check%1").arg(int(share)));
    m_check->setAccessibleName(tr("Check %1").arg(shareName(share)));
    row->addWidget(m_check);
    row->addStretch(1);
    body()->addLayout(row);
    body()->addWidget(m_error);
    connect(m_check, &QPushButton::clicked, this, &CosignerCard::check);
    update();
}

QLineEdit* CosignerCard::field(const QString& name, const QString& hint, const char* objectName)
{
    constexpr int kMaxLine = 2000;
    auto* edit = new QLineEdit(this);
    edit->setObjectName(QLatin1String(objectName) + QString::number(int(m_share)));
    edit->setMaxLength(kMaxLine);
    //: %1: a field ("Pairing code"), %2: whose ("Google Cloud")
    edit->setAccessibleName(tr("%1 of %2").arg(name, shareName(m_share)));
    body()->addWidget(new FormField(name, edit, this, hint));
    connect(edit, &QLineEdit::textChanged, this, &CosignerCard::edited);
    connect(edit, &QLineEdit::returnPressed, this, &CosignerCard::check);
    return edit;
}

wallet::CosignerPlace CosignerCard::place() const
{
    wallet::CosignerPlace out { m_url->text().trimmed(), m_pin->text().trimmed(),
        m_code->text().trimmed() };
    if (m_met) {
        out.identity = m_met->info.identity;
        out.profile = m_met->info.profile;
    }
    return out;
}

void CosignerCard::prefill(const QString& url, const QString& pin)
{
    m_url->setText(url);
    m_pin->setText(pin);
}

void CosignerCard::focusFirst() { (m_url->text().isEmpty() ? m_url : m_code)->setFocus(); }

void CosignerCard::edited(const QString& text)
{
    const auto all = readPairingText(text);
    if (all) {
        for (const auto& [edit, part] :
            { std::pair(m_url, all->url), { m_pin, all->pin }, { m_code, all->pairingCode } }) {
            const QSignalBlocker once(edit);
            edit->setText(part);
        }
    }
    // The code is not what was checked.
    if (all || sender() != m_code || !m_met) {
        ++m_attempt;
        m_asking = false;
        m_met.reset();
        m_error->clear();
    }
    update();
}

void CosignerCard::check()
{
    if (!m_check->isEnabled()) return;
    const bool focused = m_check->hasFocus(); // a button that is disabled loses it
    m_asking = true;
    m_met.reset();
    m_error->clear();
    update();
    const auto at = place();
    m_wallet.meetCosigner(m_share, at.url, at.pin, this,
        [this, focused, attempt = ++m_attempt](Result<wallet::CosignerMet> met) {
            if (attempt != m_attempt) return;
            m_asking = false;
            if (met)
                m_met = *met;
            else if (met.error().field == "share")
                m_error->show(Banner::Tone::Bad, tr("This co-signer holds the other share."),
                    tr("Exchange the two addresses, or ask its operator."));
            else
                m_error->show(met.error());
            update();
            if (focused) m_check->setFocus(Qt::OtherFocusReason);
        });
}

void CosignerCard::update()
{
    const auto at = place();
    m_check->setEnabled(!m_asking && !at.url.isEmpty() && !at.pin.isEmpty());
    m_check->setText(m_asking ? tr("Checking…") : tr("Check"));
    if (m_identityRow) delete std::exchange(m_identityRow, nullptr);
    if (m_met) {
        m_state->setContent(
            QStringLiteral("triangle-alert"), claimOf(m_met->info.profile), Pill::Tone::Warn);
        m_identityRow = factRow(tr("Its identity"),
            new HexText(inGroups(m_met->info.identity),
                tr("Identity of %1").arg(shareName(m_share)), "cosignerIdentity", this),
            this);
        body()->addWidget(m_identityRow);
    } else if (m_asking) {
        m_state->setContent(QStringLiteral("clock"), tr("Checking…"), Pill::Tone::Accent);
    } else if (!m_error->title().isEmpty()) {
        m_state->setContent(QStringLiteral("circle-alert"), tr("Failed"), Pill::Tone::Bad);
    } else {
        m_state->setContent(QStringLiteral("clock"), tr("Not checked"), Pill::Tone::Neutral);
    }
    emit changed();
}

} // namespace tercet::ui
