#include "ui/pages/AttestationText.h"

#include <QCoreApplication>
#include <QLocale>

namespace tercet::ui {

namespace {

using Info = wallet::AttestationInfo;
using Tone = Info::Tone;
using Level = CheckItem::Level;

struct Attestation {
    Q_DECLARE_TR_FUNCTIONS(Attestation)
};

Level levelOf(Tone tone)
{
    switch (tone) {
    case Tone::Holds:
        return Level::Pass;
    case Tone::Advice:
        return Level::Warning;
    case Tone::Fails:
        return Level::Danger;
    case Tone::NotProven:
        break;
    }
    return Level::Note;
}

QString maker(const Info& info)
{
    return info.maker == Info::Maker::Amd ? QStringLiteral("AMD") : QStringLiteral("Intel");
}

AttestationLine hardware(const Info& info)
{
    AttestationLine out { levelOf(info.hardware) };
    if (info.hardware == Tone::Fails)
        out.title = Attestation::tr("Its hardware is not proven to be genuine");
    else if (info.maker == Info::Maker::None)
        out.title = Attestation::tr("It shows no evidence of its hardware");
    else if (info.kind == Info::Kind::Simulated)
        out.title = Attestation::tr("Simulated hardware: it proves nothing");
    else if (info.upToDate)
        out.title = Attestation::tr("Genuine %1 hardware, firmware up to date").arg(maker(info));
    else
        out.title = Attestation::tr("Genuine %1 hardware, with open advisories").arg(maker(info));
    return out;
}

AttestationLine software(const Info& info)
{
    AttestationLine out { levelOf(info.software) };
    if (info.software == Tone::Fails)
        out.title = Attestation::tr("It runs other software than the published one");
    else if (info.version.isEmpty())
        out.title = Attestation::tr("Nobody proves what software runs there");
    else if (info.firmwareOnly)
        out.title = Attestation::tr("Google states that it runs the published software %1")
                        .arg(info.version);
    else
        out.title = Attestation::tr("Runs the published software %1").arg(info.version);
    if (info.firmwareOnly && info.software != Tone::Fails)
        out.detail = Attestation::tr(
            "AMD's measurement covers the firmware, which is the same for everybody at Google. It "
            "does not prove which system, disk or co-signer was started after it.");
    return out;
}

AttestationLine connection(const Info& info)
{
    AttestationLine out { levelOf(info.connection) };
    if (info.connection == Tone::Fails)
        out.title = Attestation::tr("This connection does not end where the evidence says");
    else if (info.hardware == Tone::Fails || info.maker == Info::Maker::None)
        out.title = Attestation::tr("This connection ends at the key that was paired");
    else if (!info.endsInside)
        out.title = Attestation::tr("This connection ends at a relay, which sees sizes and times");
    else
        out.title = Attestation::tr("This connection ends inside it");
    if (info.checkedAt.isValid())
        out.detail
            = Attestation::tr("Checked on %1")
                  .arg(QLocale().toString(info.checkedAt.toLocalTime(), QLocale::ShortFormat));
    return out;
}

} // namespace

QString attestationState(Info::State state)
{
    switch (state) {
    case Info::State::NotChecked:
        return Attestation::tr("Not checked yet");
    case Info::State::Verified:
        return Attestation::tr("Verified");
    case Info::State::VerifiedWithAdvisory:
        return Attestation::tr("Verified with advisory");
    case Info::State::NotAttested:
        return Attestation::tr("Not attested");
    case Info::State::Failed:
        return Attestation::tr("Failed");
    }
    return {};
}

QString attestationMeaning(const Info& info)
{
    switch (info.kind) {
    case Info::Kind::Practice:
        return Attestation::tr("Not attested: practice, inside this app");
    case Info::Kind::Unattested:
        return Attestation::tr(
            "Self-hosted without attestation, as you accepted when the vault was "
            "made. Whoever runs the server can see and change what it does.");
    case Info::Kind::Simulated:
        return Attestation::tr(
            "A simulation for tests: its evidence has the real form and proves nothing.");
    case Info::Kind::Attested:
        break;
    }
    if (info.noPublishedList)
        return Attestation::tr("There is no published list of co-signer software yet, so nothing "
                               "can be verified, and nothing is signed with it.");
    if (info.state == Info::State::Failed)
        return Attestation::tr("Nothing is signed with it until its evidence holds.");
    return {};
}

QList<AttestationLine> attestationLines(const Info& info)
{
    if (info.kind == Info::Kind::Practice || !info.checkedAt.isValid()) return {};
    return { hardware(info), software(info), connection(info) };
}

} // namespace tercet::ui
