#include "ui/pages/AttestationPart.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSaveFile>
#include <QVBoxLayout>

#include "ui/approval/HexText.h"
#include "ui/pages/AttestationText.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/Buttons.h"
#include "ui/widgets/CheckItem.h"
#include "ui/widgets/Disclosure.h"
#include "ui/widgets/FactRow.h"
#include "ui/widgets/Labels.h"
#include "ui/widgets/Pill.h"
#include "ui/widgets/Toast.h"

namespace tercet::ui {

namespace {

using Info = wallet::AttestationInfo;

QLabel* sentence(const char* name, int tone, QWidget* parent)
{
    auto* l = label({}, TextStyle::Body, tone, parent);
    l->setObjectName(QLatin1String(name));
    l->setWordWrap(true);
    return l;
}

QString day(const QDateTime& time)
{
    return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
}

void showState(Pill& pill, const Info& info)
{
    const QString text
        = info.checking ? AttestationPart::tr("Being checked") : attestationState(info.state);
    if (info.checking) return pill.setContent(QStringLiteral("clock"), text, Pill::Tone::Neutral);
    switch (info.state) {
    case Info::State::Verified:
        return pill.setContent(QStringLiteral("shield-check"), text, Pill::Tone::Ok);
    case Info::State::VerifiedWithAdvisory:
        return pill.setContent(QStringLiteral("triangle-alert"), text, Pill::Tone::Warn);
    case Info::State::Failed:
        return pill.setContent(QStringLiteral("circle-alert"), text, Pill::Tone::Bad);
    case Info::State::NotAttested:
        return pill.setContent(QStringLiteral("info"), text, Pill::Tone::Neutral);
    case Info::State::NotChecked:
        return pill.setContent(QStringLiteral("clock"), text, Pill::Tone::Neutral);
    }
}

} // namespace

AttestationPart::AttestationPart(Context& context, wallet::Share cosigner, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_cosigner(cosigner)
    , m_state(new Pill(QStringLiteral("clock"), {}, Pill::Tone::Neutral, this))
    , m_meaning(sentence("attestationMeaning", 1, this))
    , m_error(sentence("attestationError", 1, this))
    , m_rows(new QVBoxLayout)
    , m_again(secondaryButton(tr("Check again"), "attestationAgain", this))
    , m_export(quietButton(tr("Export evidence…"), "attestationExport", this))
    , m_help(sentence("attestationHelp", 2, this))
{
    m_state->setObjectName(QStringLiteral("attestationState"));
    m_help->setText(
        tr("Attestation does not protect against someone who opens the server's machine."));
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S3);
    rows->addWidget(rule(this));
    auto* head = new QHBoxLayout;
    head->addWidget(label(tr("What it runs in"), TextStyle::BodyStrong, 1, this), 1);
    head->addWidget(m_state);
    rows->addLayout(head);
    rows->addWidget(m_meaning);
    rows->addWidget(m_error);
    rows->addLayout(m_rows);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(metric::S2);
    buttons->addWidget(m_again);
    buttons->addWidget(m_export);
    buttons->addStretch(1);
    rows->addLayout(buttons);
    rows->addWidget(m_help);
    connect(m_again, &QPushButton::clicked, this, [this] { m_context.wallet.checkAttestation(); });
    connect(m_export, &QPushButton::clicked, this, &AttestationPart::exportEvidence);
    connect(&context.wallet, &wallet::Wallet::attestationChanged, this, &AttestationPart::update);
    update();
}

void AttestationPart::update()
{
    const auto info = m_context.wallet.attestation(m_cosigner);
    const bool practice = info.kind == Info::Kind::Practice;
    showState(*m_state, info);
    m_state->setVisible(!practice);
    const QString meaning = attestationMeaning(info);
    m_meaning->setText(meaning);
    m_meaning->setVisible(!meaning.isEmpty());
    m_error->setVisible(info.error.has_value());
    if (info.error) m_error->setText(errorText(*info.error).both());
    delete std::exchange(m_body, nullptr);
    m_body = new QWidget(this);
    auto* rows = new QVBoxLayout(m_body);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S2);
    for (const auto& line : attestationLines(info))
        rows->addWidget(new CheckItem(line.level, line.title, line.detail, m_body));
    m_rows->addWidget(m_body);
    addDetails(info);
    m_body->setVisible(rows->count() > 0);
    m_again->setVisible(!practice);
    m_again->setEnabled(!info.checking);
    m_export->setVisible(!info.evidence.isEmpty());
    m_help->setVisible(!practice);
}

void AttestationPart::addDetails(const Info& info)
{
    if (info.measurement.isEmpty() && info.reasons.isEmpty()) return;
    auto* content = new QWidget(m_body);
    auto* rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(metric::S2);
    const auto fact = [&](const QString& name, const QString& value) {
        if (value.isEmpty()) return;
        auto* text = label(value, TextStyle::Body, 1, content);
        text->setWordWrap(true);
        rows->addWidget(factRow(name, text, content));
    };
    if (!info.measurement.isEmpty())
        rows->addWidget(factRow(tr("Measurement"),
            new HexText(
                info.measurement, tr("Measurement of the software"), "measurement", content),
            content));
    fact(tr("Processor"), info.product);
    fact(tr("Patch level"), info.tcb);
    fact(tr("Advisories"), info.advisories.join(QStringLiteral(", ")));
    if (info.certificateUntil.isValid()) fact(tr("Certificate until"), day(info.certificateUntil));
    if (info.collateralUntil.isValid()) fact(tr("Patch data until"), day(info.collateralUntil));
    fact(tr("Findings"), info.reasons.join(QStringLiteral(", ")));
    m_body->layout()->addWidget(new Disclosure(tr("Details"), content, m_body));
}

void AttestationPart::exportEvidence()
{
    const auto evidence = m_context.wallet.attestation(m_cosigner).evidence;
    const auto name = QStringLiteral("evidence-share-%1.json").arg(int(m_cosigner) + 1);
    m_context.prompts.saveFile(
        this, tr("Export evidence"), name, [this, evidence](const QString& path) {
            if (path.isEmpty()) return;
            QSaveFile file(path);
            const bool ok = file.open(QIODevice::WriteOnly)
                && file.write(evidence) == evidence.size() && file.commit();
            if (ok)
                Toast::show(window(), QStringLiteral("check"), tr("Saved"));
            else
                Toast::show(window(), QStringLiteral("circle-alert"),
                    errorText({ Code::FileUnwritable }).what);
        });
}

} // namespace tercet::ui
