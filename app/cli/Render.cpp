#include "app/cli/Render.h"

namespace tercet::cli {

namespace {

std::string isoTime(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODate).toStdString();
}

} // namespace

Answer vaultAnswer(const wallet::VaultInfo& vault)
{
    Answer out { { "vault", vault.id.toStdString() }, { "name", vault.name.toStdString() },
        { "practice", vault.practice }, { "secp256k1", vault.secp256k1.toStdString() },
        { "ed25519", vault.ed25519.toStdString() },
        { "chain_code_secp256k1", vault.chainCodeSecp256k1.toStdString() },
        { "chain_code_ed25519", vault.chainCodeEd25519.toStdString() }, { "epoch", vault.epoch } };
    if (vault.restoring != 0) out["restoring"] = vault.restoring;
    if (vault.restoreDue.isValid())
        out["restore_due"] = vault.restoreDue.toUTC().toString(Qt::ISODate).toStdString();
    return out;
}

Answer decodedAnswer(const chains::Decoded& decoded)
{
    auto fields = Answer::array(), risks = Answer::array();
    for (const auto& f : decoded.fields)
        fields.push_back({ { "name", f.name }, { "value", f.value } });
    for (const auto& r : decoded.risks)
        risks.push_back(
            { { "level", chains::levelName(r.level) }, { "code", r.code }, { "text", r.text } });
    return { { "summary", decoded.summary }, { "fields", std::move(fields) },
        { "fully_decoded", decoded.fullyDecoded }, { "digest", hex0x(decoded.digest) },
        { "risks", std::move(risks) } };
}

Answer signedAnswer(const wallet::RequestDetail& request)
{
    if (request.rawTransaction.isEmpty()) {
        Answer out { { "signature", request.signature.toStdString() },
            { "address", request.from.toStdString() } };
        if (request.payload.type == chains::PayloadType::SolanaMessage)
            out["signed_bytes"] = hex(request.decoded.signedBytes);
        else if (request.payload.type != chains::PayloadType::BitcoinMessage)
            out["digest"] = hex0x(request.decoded.digest);
        return out;
    }
    return { { "raw", request.rawTransaction.toStdString() },
        { "hash", request.transactionHash.toStdString() },
        { "signature",
            { { "r", request.signatureR.toStdString() }, { "s", request.signatureS.toStdString() },
                { "recid", request.recid } } },
        { "from", request.from.toStdString() } };
}

Answer requestAnswer(const wallet::RequestSummary& request)
{
    Answer out { { "id", request.id.toStdString() },
        { "state", wallet::requestStateName(request.state) },
        { "kind", chains::kindName(request.kind) }, { "summary", request.summary.toStdString() },
        { "created", isoTime(request.created) },
        { "expires", request.expires.isValid() ? Answer(isoTime(request.expires)) : Answer() } };
    if (request.queue) out["queue"] = queueAnswer(*request.queue);
    return out;
}

Answer queueAnswer(const wallet::QueueInfo& queue)
{
    auto places = Answer::array(), votes = Answer::array();
    for (std::size_t i = 0; i < queue.at.size(); ++i)
        places.push_back({ { "share", i + 2 }, { "state", wallet::queuePlaceName(queue.at[i]) } });
    for (const auto& vote : queue.votes)
        votes.push_back({ { "by", vote.key.toStdString() }, { "name", vote.name.toStdString() },
            { "role", vote.approver ? "approver" : "device" },
            { "decision", vote.approves ? "approve" : "reject" },
            { "reason", vote.reason.toStdString() }, { "counts", vote.counted() } });
    return { { "requester", queue.name.toStdString() }, { "key", queue.key.toStdString() },
        { "note", queue.note.toStdString() }, { "shared", queue.shared() },
        { "cosigners", std::move(places) }, { "decisions", std::move(votes) } };
}

void extend(Answer& answer, const Answer& more)
{
    for (const auto& [key, value] : more.items()) answer[key] = value;
}

Answer texts(const QStringList& list)
{
    auto out = Answer::array();
    for (const QString& text : list) out.push_back(text.toStdString());
    return out;
}

Answer backupAnswer(const wallet::BackupEntry& entry)
{
    return { { "file", entry.file.toStdString() }, { "sha256", entry.sha256.toStdString() },
        { "epoch", entry.epoch }, { "recipients", texts(entry.recipients) } };
}

} // namespace tercet::cli
