#include "core/wallet/ExportPush.h"

#include "core/backup/ExportAsk.h"
#include "core/backup/age/Age.h"
#include "core/cosigner/ExportViews.h"
#include "core/wallet/Convert.h"

namespace tercet::wallet {

namespace {

using cosigner::Operation;

constexpr unsigned kMask = kStop;

Result<ByCosigner<cosigner::Answer>> ask(
    Exchange& exchange, const mpc::CoreRecord& record, Operation operation, Bytes body = {})
{
    const cosigner::Call call {
        .operation = operation, .vault = hex(record.wid), .body = std::move(body)
    };
    auto answers = exchange.both({ call, call }, kMask);
    if (!answers) return std::unexpected(answers.error().error);
    return std::move(*answers);
}

Status addChallenge(
    const backup::age::Recipient& to, int share, exports::Registered& out, Random& random)
{
    const auto answer = hex(random.bytes<16>());
    const auto text = answer + "\n";
    TERCET_TRY(const auto file,
        backup::age::encrypt(view(text), std::span(&to, 1), backup::age::Armor::Yes, random));
    const auto hash = crypto::sha256(view(answer));
    out.recipients.append({ share, toQt(to.text()), toQt(to.fingerprint()),
        QString::fromLatin1(reinterpret_cast<const char*>(file.data()), qsizetype(file.size())),
        false });
    out.answers.append(
        QByteArray(reinterpret_cast<const char*>(hash.data()), qsizetype(hash.size())));
    return {};
}

void addPieces(const exports::TrustPieces& pieces, exports::Registered& out)
{
    for (qsizetype i = 0; i < pieces.pieces.size(); ++i) {
        const auto& to = pieces.officers.people[std::size_t(i)].recipient;
        out.recipients.append(
            { 0, toQt(to.text()), toQt(to.fingerprint()), pieces.pieces[i], false });
    }
    out.answers = pieces.checkIns;
}

} // namespace

Result<exports::Registered> pushRecipients(Exchange& exchange, const mpc::CoreRecord& record,
    std::uint64_t serial, const backup::RecipientSet& set, const QString& conditions,
    const std::optional<exports::TrustPieces>& pieces, Random& random)
{
    TERCET_CHECK(set.check());
    TERCET_TRY(const auto before, ask(exchange, record, Operation::Recipients));
    for (const auto& answer : before) {
        TERCET_TRY(const auto view, cosigner::RecipientsView::decode(answer.body));
        if (const auto* entry = view.of(set.purpose)) serial = std::max(serial, entry->serial);
    }
    exports::Registered out { .serial = serial + 1, .set = set, .conditions = conditions };
    out.pieces = pieces;
    TERCET_TRY(const auto after,
        ask(exchange, record, Operation::SetRecipients,
            backup::signRecipients(record.own.ik(), record.wid, { out.serial, set })));
    for (const auto& answer : after) {
        TERCET_TRY(const auto view, cosigner::RecipientsView::decode(answer.body));
        const auto* entry = view.of(set.purpose);
        const bool waits = entry && entry->waiting == set;
        if (!entry || (!waits && entry->set != set))
            return fail(Code::CosignerBadAnswer, "other recipients", "set");
        if (waits) out.activeFromMs = std::max<qint64>(out.activeFromMs, entry->dueMs);
    }
    if (pieces) {
        addPieces(*pieces, out);
        return out;
    }
    const bool each = set.purpose == backup::Purpose::Export;
    for (std::size_t i = 0; i < set.recipients.size(); ++i)
        TERCET_CHECK(addChallenge(set.recipients[i], each ? int(i) + 1 : 0, out, random));
    return out;
}

Result<std::optional<RecipientsInForce>> recipientsInForce(
    Exchange& exchange, const mpc::CoreRecord& record, backup::Purpose purpose)
{
    TERCET_TRY(const auto answers, ask(exchange, record, Operation::Recipients));
    std::optional<RecipientsInForce> out;
    for (const auto& answer : answers) {
        TERCET_TRY(const auto view, cosigner::RecipientsView::decode(answer.body));
        const auto* entry = view.of(purpose);
        if (!entry || !entry->set || entry->waiting) return std::nullopt;
        if (!out) out = RecipientsInForce { *entry->set };
        if (out->set != *entry->set) return std::nullopt;
        out->serial = std::max(out->serial, entry->serial);
    }
    return out;
}

Result<std::array<backup::ShareExport, 3>> collectExport(Exchange& exchange,
    const mpc::CoreRecord& record, const backup::RecipientSet& set, const std::string& name,
    std::int64_t nowMs, Random& random)
{
    const auto keys = backup::VaultKeys::of(record);
    TERCET_TRY(const auto answers,
        ask(exchange, record, Operation::Export,
            backup::signAsk(record.own.ik(), record.wid,
                { set.purpose, set.hash(record.wid), record.epoch, nowMs, name })));
    std::array<backup::ShareExport, 3> out;
    TERCET_TRY(out[0], backup::exportShare(record, set, name, nowMs / 1000, random));
    for (std::size_t i = 0; i < answers.size(); ++i) {
        auto part = backup::ShareExport::decode(answers[i].body);
        if (!part) return fail(Code::CosignerBadAnswer, part.error().context, part.error().field);
        TERCET_CHECK(backup::verifyExport(*part, mpc::Party(i + 2), keys, set));
        out[i + 1] = std::move(*part);
    }
    return out;
}

} // namespace tercet::wallet
