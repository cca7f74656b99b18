#include "ui/recovery/SweepPart.h"

#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "core/base/AtomicFile.h"
#include "core/chains/ethereum/TransactionJson.h"
#include "ui/Prompts.h"
#include "ui/approval/AmountText.h"
#include "ui/approval/Breakable.h"
#include "ui/approval/HexText.h"
#include "ui/recovery/OfflineWork.h"
#include "ui/recovery/RecoveryText.h"
#include "ui/recovery/RevealPart.h"
#include "ui/recovery/TypedWord.h"
#include "ui/text/RiskText.h"
#include "ui/widgets/AddressView.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/CheckItem.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"

namespace tercet::ui {

namespace {

constexpr std::size_t kMaxFile = 1 << 20;

QWidget* value(const QString& text, TextStyle style, QWidget* parent)
{
    auto* out = label(text, style, 1, parent);
    out->setWordWrap(true);
    return breakable(out);
}

// The same rule as on the approval card (ui.md 7): an inner group, another one for another
// transaction, never an end of the address.
int groupOf(const chains::Decoded& decoded) { return 3 + decoded.digest[0] % 6; }

} // namespace

SweepPart::SweepPart(std::shared_ptr<const backup::Recovery> recovery, Prompts& prompts,
    OfflineWork& work, QWidget* parent)
    : Card(parent)
    , m_recovery(std::move(recovery))
    , m_prompts(prompts)
    , m_work(work)
    , m_message(new Banner(this))
{
    setObjectName(QStringLiteral("sweepPart"));
    setAccessibleName(tr("Sign a sweep"));
    body()->addWidget(label(accessibleName(), TextStyle::Heading, 1, this));
    auto* words
        = label(tr("Signs one Ethereum transaction that was prepared on another computer, without "
                   "taking a key out. Bring the unsigned transaction here as a file, take the "
                   "signed one back and send it from there."),
            TextStyle::Body, 2, this);
    words->setWordWrap(true);
    body()->addWidget(words);
    auto* pick = secondaryButton(tr("Choose a transaction…"), "chooseSweep", this);
    connect(pick, &QPushButton::clicked, this, &SweepPart::choose);
    body()->addWidget(pick, 0, Qt::AlignLeft);
    m_message->setObjectName(QStringLiteral("sweepMessage"));
    body()->addWidget(m_message);
}

Result<SweepPart::Plan> SweepPart::plan(const backup::Recovery& recovery, const std::string& path)
{
    TERCET_TRY(const auto bytes, systemFiles().read(path, kMaxFile));
    Plan out { .text = std::string(tercet::text(bytes)), .from = {}, .decoded = {} };
    TERCET_TRY(out.from, recovery.sweeper(out.text));
    TERCET_TRY(const auto input, chains::ethereum::readTransaction(out.text));
    TERCET_TRY(out.decoded,
        chains::decode(
            chains::Payload { chains::PayloadType::EthereumTransaction, buildUnsigned(input.tx) },
            out.from.address));
    if (!out.decoded.fullyDecoded)
        return fail(Code::NotFullyDecoded, "not decoded to the last byte");
    return out;
}

void SweepPart::dropContent()
{
    m_message->clear();
    if (!m_content) return;
    m_content->hide();
    m_content->deleteLater();
    m_content = nullptr;
}

void SweepPart::choose()
{
    m_prompts.openFile(this, tr("Choose an unsigned transaction"), [this](const QString& path) {
        if (path.isEmpty()) return;
        dropContent();
        m_work.run<Result<Plan>>(
            [recovery = m_recovery, path = path.toStdString()] { return plan(*recovery, path); },
            this,
            [this](const Result<Plan>& made) {
                dropContent();
                if (made)
                    show(*made);
                else
                    showError(made.error());
            });
    });
}

void SweepPart::showError(const Error& error)
{
    if (error.code == Code::WrongSender)
        return m_message->show(Banner::Tone::Bad, tr("This key has no such address."),
            tr("The transaction names a sender that is not among the addresses above."));
    if (error.code == Code::MissingField && error.field == "from")
        return m_message->show(Banner::Tone::Bad, tr("Which address pays?"),
            tr("The vault has several Ethereum addresses. Put “from” into the transaction."));
    const auto text = recoveryErrorText(error);
    m_message->show(Banner::Tone::Bad, text.what, text.next);
}

void SweepPart::show(const Plan& plan)
{
    const auto& d = plan.decoded;
    m_content = new QWidget(this);
    auto* rows = new QVBoxLayout(m_content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S3);
    rows->addWidget(rule(m_content));
    if (d.amount)
        rows->addWidget(factRow(tr("Amount"),
            value(amountText(*d.amount).both(), TextStyle::Title, m_content), m_content));
    const auto& target = d.recipient ? d.recipient : d.contract;
    if (target) {
        auto* address = new AddressView(QString::fromStdString(*target), m_content);
        address->setObjectName(QStringLiteral("sweepRecipient"));
        rows->addWidget(factRow(tr("To"), address, m_content));
    }
    rows->addWidget(factRow(tr("From"),
        value(QString::fromStdString(plan.from.address), TextStyle::MonoSmall, m_content),
        m_content));
    rows->addWidget(factRow(tr("Network"),
        value(QString::fromStdString(d.network), TextStyle::Body, m_content), m_content));
    if (d.feeMax)
        rows->addWidget(factRow(tr("Fee at most"),
            value(amountText(*d.feeMax).both(), TextStyle::Body, m_content), m_content));
    bool forbidden = false;
    for (const auto& risk : d.risks) {
        using L = CheckItem::Level;
        forbidden = forbidden || risk.level == chains::Level::Forbidden;
        const auto words = riskText(risk);
        rows->addWidget(new CheckItem(risk.level == chains::Level::Note ? L::Note
                : risk.level == chains::Level::Warning                  ? L::Warning
                                                                        : L::Danger,
            words.title, words.detail, m_content));
    }
    if (!forbidden) {
        const QString name = typedName(*m_recovery);
        const int group = groupOf(d);
        auto* confirm = new TypedWord(target
                ? tr("To sign, type group %1 of the recipient’s address (four digits, counted "
                     "after 0x)")
                      .arg(QLocale().toString(group))
                : tr("To sign, type the name of the vault: %1").arg(name),
            target ? QString::fromStdString(*target).mid(2 + 4 * (group - 1), 4) : name, tr("Sign"),
            "sweepSign", m_content);
        rows->addWidget(confirm);
        connect(confirm, &TypedWord::confirmed, this, [this, confirm, text = plan.text] {
            confirm->setBusy(true);
            sign(text);
        });
    }
    body()->addWidget(m_content);
}

void SweepPart::sign(const std::string& text)
{
    using Swept = backup::Recovery::Swept;
    m_work.run<Result<Swept>>([recovery = m_recovery, text] { return recovery->sweep(text); }, this,
        [this](const Result<Swept>& swept) {
            dropContent();
            if (swept)
                showSigned(*swept);
            else
                showError(swept.error());
        });
}

void SweepPart::showSigned(const backup::Recovery::Swept& swept)
{
    const auto raw = QString::fromStdString(hex0x(swept.raw));
    m_message->show(Banner::Tone::Ok, tr("Signed, not sent."),
        tr("Copy it or save it, and send it from a computer with a network."));
    m_content = new QWidget(this);
    m_content->setObjectName(QStringLiteral("swept"));
    auto* rows = new QVBoxLayout(m_content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S3);
    rows->addWidget(factRow(tr("Transaction"),
        new HexText(QString::fromStdString(hex0x(swept.hash)), tr("Hash of the transaction"),
            "sweptHash", m_content),
        m_content));
    rows->addWidget(factRow(tr("Signed bytes"),
        new HexText(raw, tr("Signed transaction"), "sweptRaw", m_content), m_content));
    auto* save = secondaryButton(tr("Save to a file…"), "saveSwept", m_content);
    rows->addWidget(save, 0, Qt::AlignLeft);
    connect(save, &QPushButton::clicked, this, [this, raw] {
        m_prompts.saveFile(this, tr("Save the signed transaction"),
            QStringLiteral("signed-transaction.txt"), [this, raw](const QString& path) {
                if (path.isEmpty()) return;
                const auto written = writeAtomically(
                    systemFiles(), path.toStdString(), view(raw.toStdString() + "\n"), 0644);
                if (!written) return showError(written.error());
                m_message->show(Banner::Tone::Ok, tr("The signed transaction is saved."), path);
            });
    });
    body()->addWidget(m_content);
}

} // namespace tercet::ui
