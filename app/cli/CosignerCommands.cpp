#include "app/cli/Await.h"
#include "app/cli/Commands.h"
#include "app/cli/Session.h"

namespace tercet::cli {

namespace {

Answer orNull(const QString& text)
{
    return text.isEmpty() ? Answer() : Answer(text.toStdString());
}

Answer rowOf(const wallet::CosignerStatus& status, std::uint32_t epoch)
{
    auto reasons = Answer::array();
    for (const auto& reason : status.reasons) reasons.push_back(reason.toStdString());
    Answer policy;
    if (status.policySerial)
        policy
            = { { "serial", *status.policySerial }, { "hash", status.policyHash.toStdString() } };
    return { { "share", status.share }, { "name", status.name.toStdString() },
        { "tee", status.tee.toStdString() }, { "url", orNull(status.url) },
        { "reachable", status.reachable },
        { "attestation",
            { { "state", status.attestation.toStdString() }, { "reasons", std::move(reasons) } } },
        { "policy", std::move(policy) }, { "epoch", status.epoch == 0 ? epoch : status.epoch },
        { "latency_ms", status.latencyMs < 0 ? Answer() : Answer(status.latencyMs) },
        { "error", status.error ? Answer(codeName(status.error->code)) : Answer() } };
}

} // namespace

Result<Answer> cosignerStatus(const Arguments& args)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.vault());
    if (args.passphraseFd || !vault.passphrase) {
        TERCET_CHECK(session.unlocked());
    } else {
        TERCET_CHECK(session.wallet().selectVault(vault.id));
    }
    TERCET_TRY(
        const auto all, await<QList<wallet::CosignerStatus>>([&](QObject* context, auto done) {
            session.wallet().askCosigners(context, std::move(done));
        }));
    auto rows = Answer::array();
    for (const auto& status : all) rows.push_back(rowOf(status, vault.epoch));
    return Answer { { "cosigners", std::move(rows) } };
}

} // namespace tercet::cli
