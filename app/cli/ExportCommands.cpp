#include "app/cli/Await.h"
#include "app/cli/Commands.h"
#include "app/cli/Files.h"
#include "app/cli/Session.h"

namespace tercet::cli {

namespace {

using backup::Purpose;

Result<backup::RecipientSet> setOf(Purpose purpose, const std::vector<std::string>& texts)
{
    backup::RecipientSet out { .purpose = purpose };
    for (const auto& text : texts) {
        auto one = backup::age::Recipient::parse(text);
        if (!one) return fail(one.error().code, one.error().context, text.substr(0, 100));
        out.recipients.push_back(std::move(*one));
    }
    return out;
}

Answer timeOrNull(const QDateTime& time)
{
    if (!time.isValid()) return nullptr;
    return time.toUTC().toString(Qt::ISODate).toStdString();
}

Answer statusAnswer(const wallet::RecipientsStatus& status)
{
    auto list = Answer::array();
    for (const auto& one : status.recipients) {
        Answer entry;
        if (one.share != 0) entry["share"] = one.share;
        entry["recipient"] = one.recipient.toStdString();
        entry["fingerprint"] = one.fingerprint.toStdString();
        entry["challenge"] = one.challenge.toStdString();
        entry["tested"] = one.tested;
        list.push_back(std::move(entry));
    }
    Answer out;
    if (status.purpose == Purpose::Trust) out["trust"] = status.trust.toStdString();
    if (status.threshold != 0) out["threshold"] = status.threshold;
    out["recipients"] = std::move(list);
    out["active_from"] = timeOrNull(status.activeFrom);
    return out;
}

Result<Answer> registerSet(const Arguments& args, const wallet::RecipientsOrder& order)
{
    if (order.threshold == 0) TERCET_CHECK(order.set.check());
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.unlocked());
    TERCET_TRY(const auto status, await<wallet::RecipientsStatus>([&](QObject* context, auto done) {
        session.wallet().setRecipients(order, context, std::move(done));
    }));
    return statusAnswer(status);
}

Result<Answer> confirm(const Arguments& args, Purpose purpose, const char* which)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.unlocked());
    TERCET_TRY(const auto status, await<wallet::RecipientsStatus>([&](QObject* context, auto done) {
        session.wallet().confirmRecipient(purpose, int(args.number(which, 0)),
            QString::fromStdString(args.options.at("--answer")), context, std::move(done));
    }));
    return statusAnswer(status);
}

Result<Answer> runExport(const Arguments& args, Purpose purpose)
{
    TERCET_TRY(auto session, Session::open(args));
    TERCET_TRY(const auto vault, session.unlocked());
    TERCET_TRY(const auto written, await<wallet::ExportOutcome>([&](QObject* context, auto done) {
        session.wallet().exportShares(
            purpose, QString::fromStdString(args.options.at("--out")), context, std::move(done));
    }));
    auto files = Answer::array();
    for (const auto& file : written.files) files.push_back(file.toStdString());
    const auto& coverage = written.coverage;
    if (coverage.untested > 0)
        note("tercet-cli: " + std::to_string(coverage.untested)
            + " recipients have not shown that they hold their key.");
    return Answer { { "epoch", written.epoch }, { "files", std::move(files) },
        { "coverage",
            { { "accounts", coverage.accounts }, { "addresses", coverage.addresses },
                { "curves", { "secp256k1", "ed25519" } }, { "epoch", coverage.epoch },
                { "untested", coverage.untested } } } };
}

} // namespace

Result<Answer> exportRecipientsSet(const Arguments& args)
{
    TERCET_TRY(const auto set, setOf(Purpose::Export, args.operands));
    return registerSet(args, { .set = set });
}

Result<Answer> exportRecipientsConfirm(const Arguments& args)
{
    return confirm(args, Purpose::Export, "--share");
}

Result<Answer> exportRun(const Arguments& args) { return runExport(args, Purpose::Export); }

Result<Answer> trustSet(const Arguments& args)
{
    TERCET_TRY(const auto conditions, readInput(args.options.at("--conditions")));
    if (conditions.empty() || conditions.size() > 64 * 1024)
        return fail(Code::TextTooLong, "conditions of 1 to 65536 bytes", "--conditions");
    TERCET_TRY(auto set, setOf(Purpose::Trust, args.recipients));
    set.trust = args.options.at("--name");
    const auto text = QString::fromStdString(conditions);
    if (text.toStdString() != conditions) return fail(Code::BadUtf8, "", "--conditions");
    set.conditions = crypto::sha256(view(conditions));
    return registerSet(args, { set, text, int(args.number("--threshold", 0)) });
}

Result<Answer> trustConfirm(const Arguments& args)
{
    return confirm(args, Purpose::Trust, "--officer");
}

Result<Answer> trustPackage(const Arguments& args) { return runExport(args, Purpose::Trust); }

} // namespace tercet::cli
