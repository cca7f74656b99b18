#include "ui/approval/CeremonyText.h"

#include <QCoreApplication>
#include <QLocale>

#include "ui/text/ErrorText.h"
#include "ui/widgets/ConnectionPill.h"

namespace tercet::ui {

namespace {

using wallet::Phase;
using State = CeremonySteps::State;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CeremonyText)
};

int stepOf(Phase phase)
{
    switch (phase) {
    case Phase::Approval:
        return 0;
    case Phase::Policies:
        return 1;
    case Phase::Signing:
        return 2;
    case Phase::Verify:
    case Phase::Broadcast:
        return 3;
    case Phase::Finished:
        return 4;
    case Phase::Commit:
    case Phase::Reveal:
    case Phase::Confirm:
    case Phase::Store:
    case Phase::Link:
        break;
    }
    return 0;
}

QString roundText(const wallet::Progress& p)
{
    const QLocale locale;
    if (p.rounds == 0) return Words::tr("All three shares are needed");
    if (p.round == 0) return Words::tr("%n round(s) between the three parties", nullptr, p.rounds);
    return Words::tr("Round %1 of %2").arg(locale.toString(p.round), locale.toString(p.rounds));
}

QString stopped(const wallet::Progress& p)
{
    if (p.error && p.error->code == Code::Cancelled) return Words::tr("You cancelled the signing.");
    const QLocale locale;
    const QString who = p.culprit ? shareName(*p.culprit) : QString();
    if (p.phase == Phase::Signing && p.round > 0) {
        const QString round = locale.toString(p.round), rounds = locale.toString(p.rounds);
        return who.isEmpty()
            ? Words::tr("Signing stopped in round %1 of %2.").arg(round, rounds)
            : Words::tr("Signing stopped at “%1” in round %2 of %3.").arg(who, round, rounds);
    }
    if (p.phase == Phase::Policies)
        return who.isEmpty()
            ? Words::tr("Signing stopped while the co-signers checked their policies.")
            : Words::tr("Signing stopped at “%1” while it checked its policy.").arg(who);
    if (p.phase == Phase::Verify)
        return Words::tr("Signing stopped when this device checked the signature.");
    return who.isEmpty() ? Words::tr("Signing stopped before its first round.")
                         : Words::tr("Signing stopped at “%1” before the first round.").arg(who);
}

QString nextStep(const wallet::Progress& p)
{
    if (p.error && p.error->code == Code::ProtocolQuarantine)
        return Words::tr("The connection to the co-signers was closed for safety. Open it again in "
                         "Key shares before you try again.");
    if (p.leftDevice)
        return Words::tr("You can try this same request again: it signs the same bytes, so nothing "
                         "can be paid twice. Do not "
                         "make a new request for the same payment.");
    return Words::tr("You can try again; a new nonce is used.");
}

} // namespace

QList<CeremonySteps::Step> ceremonySteps(const wallet::Progress& p)
{
    const int at = stepOf(p.phase);
    QList<CeremonySteps::Step> steps {
        { Words::tr("Your approval"),
            at > 0 ? Words::tr("Given on this device") : Words::tr("Being written down"), {} },
        { Words::tr("Co-signer policies"),
            at > 1 ? Words::tr("Both co-signers agree")
                   : Words::tr("Each co-signer checks on its own"),
            {} },
        { Words::tr("Sign together"),
            at > 2 ? Words::tr("All three shares took part") : roundText(p), {} },
        { Words::tr("Verify and broadcast"),
            p.phase == Phase::Broadcast ? Words::tr("Being sent to the network")
                : at > 3                ? Words::tr("The signature is right")
                                        : Words::tr("Checked on this device first"),
            {} },
    };
    for (int i = 0; i < steps.size(); ++i)
        steps[i].state = i < at ? State::Done
            : i > at            ? State::Pending
            : p.error           ? State::Failed
                                : State::Active;
    return steps;
}

FailureText failureText(const wallet::Progress& p)
{
    FailureText out;
    out.title = stopped(p);
    if (p.error && p.error->code != Code::Cancelled) out.reason = errorText(*p.error).both();
    out.left = p.leftDevice
        ? Words::tr("This device's part of the signature had already left it. No finished "
                    "signature is known here.")
        : Words::tr(
              "Nothing was signed, and nothing that could become a signature left this device.");
    out.next = nextStep(p);
    return out;
}

FailureText failureText(const std::optional<Error>& error)
{
    FailureText out { Words::tr("This request was not signed."),
        error ? errorText(*error).both() : QString(), {}, {} };
    out.left = Words::tr("No finished signature is known here.");
    out.next = Words::tr("You can try this same request again: it signs the same bytes, so nothing "
                         "can be paid twice.");
    return out;
}

} // namespace tercet::ui
