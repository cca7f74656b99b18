#include "core/wire/Problem.h"

#include "core/base/Json.h"

namespace tercet::wire {

namespace {

struct Row {
    Code code;
    int status;
    const char* title; // for a developer; people are told in their language
};

constexpr Row kRows[] = {
    { Code::BadHex, 400, "Malformed hexadecimal text" },
    { Code::BadBase64, 400, "Malformed base64 text" },
    { Code::BadLength, 400, "Wrong length" },
    { Code::BadJson, 400, "Malformed JSON" },
    { Code::JsonTooDeep, 400, "JSON nested too deeply" },
    { Code::JsonTooLarge, 413, "Body too large" },
    { Code::JsonDuplicateKey, 400, "Duplicate key in JSON" },
    { Code::JsonFloat, 400, "A number that is no integer" },
    { Code::BadUtf8, 400, "Malformed UTF-8" },
    { Code::BadCbor, 400, "Malformed CBOR" },
    { Code::MissingField, 400, "Missing field" },
    { Code::UnknownField, 400, "Unknown field" },
    { Code::BadField, 400, "Bad field" },
    { Code::BadPath, 400, "Derivation path not allowed" },
    { Code::BadPoint, 400, "Not a curve point" },
    { Code::BadScalar, 400, "Not a scalar" },
    { Code::BadSignature, 401, "Signature does not verify" },
    { Code::ClockSkew, 401, "Clocks disagree" },
    { Code::RequestReplayed, 401, "Seen before" },
    { Code::UnknownDevice, 401, "Key not enrolled" },
    { Code::DeviceRevoked, 403, "Key revoked" },
    { Code::WrongPairingCode, 403, "Pairing code not valid" },
    { Code::WrongRole, 403, "Not allowed for this key" },
    { Code::Frozen, 423, "Vault frozen" },
    { Code::NoSuchPending, 404, "No such pending change" },
    { Code::VaultElsewhere, 503, "Vault served by another node" },
    { Code::Overloaded, 503, "Overloaded" },
    { Code::RequestNotShared, 409, "Not the same request at both co-signers" },
    { Code::AttestationStale, 409, "Fresh attestation needed" },
    { Code::NotAttested, 403, "Peer not attested" },
    { Code::NoSuchRoute, 404, "No such path" },
    { Code::BadMethod, 405, "Method not allowed" },
    { Code::NoSuchRequest, 404, "No such request" },
    { Code::WrongState, 409, "Request decided already" },
    { Code::Expired, 410, "Too late" },
    { Code::NoSuchSession, 404, "No such session" },
    { Code::NoSuchVaultAtCosigner, 404, "No such vault" },
    { Code::NoSuchLink, 409, "No such link" },
    { Code::RoundConflict, 409, "Round answered with other bytes" },
    { Code::PresignatureUsed, 409, "Presignature used" },
    { Code::ProtocolDropped, 409, "Message not of this session" },
    { Code::ProtocolRecoverable, 409, "Session ended" },
    { Code::ProtocolQuarantine, 409, "Link ended: a check failed" },
    { Code::ProtocolRefused, 409, "Refused by the protocol" },
    { Code::ProtocolFinal, 409, "Signature failed" },
    { Code::NotFullyDecoded, 403, "Not fully decoded" },
    { Code::PolicyLimit, 403, "Above a limit of the policy" },
    { Code::PolicyForbidden, 403, "Forbidden by the policy" },
    { Code::PolicyPeriod, 403, "Above a limit for a period" },
    { Code::PolicyRecipient, 403, "Recipient not allowed" },
    { Code::PolicyNewRecipient, 403, "New recipient has to wait" },
    { Code::PolicyKind, 403, "Kind not allowed" },
    { Code::PolicyHours, 403, "Quiet hours" },
    { Code::PolicyQuorum, 403, "Approvals missing" },
    { Code::RefreshUnfinished, 409, "A refresh has to be settled first" },
    { Code::RestoreUnfinished, 409, "A new device begins with a refresh" },
    { Code::CosignerRefused, 403, "Not offered" },
    { Code::CosignerLocked, 423, "Vault locked" },
    { Code::BadRecipient, 422, "Not a recipient" },
    { Code::RecipientsNotSet, 409, "Not the registered recipients" },
    { Code::RecipientsWaiting, 409, "Recipients still wait" },
    { Code::TrustNotSet, 409, "No trust registered" },
    { Code::MixedEpochs, 409, "Another epoch" },
    { Code::RateLimited, 429, "Too many requests" },
    { Code::Storage, 503, "Storage not available" },
    { Code::StorageNewer, 503, "Storage of a later version" },
    { Code::SealBroken, 500, "A stored record does not open" },
    { Code::BadRecord, 500, "A stored record is damaged" },
    { Code::Internal, 500, "Internal error" },
    { Code::BadRlp, 422, "Malformed RLP" },
    { Code::BadAbi, 422, "Malformed call data" },
    { Code::BadAddress, 422, "Malformed address" },
    { Code::BadChecksum, 422, "Wrong checksum" },
    { Code::BadTransaction, 422, "Malformed transaction" },
    { Code::UnsupportedTransaction, 422, "Unsupported transaction" },
    { Code::BadTypedData, 422, "Malformed typed data" },
    { Code::BadChainId, 422, "Bad chain id" },
    { Code::FeeAboveMaximum, 422, "Priority fee above the maximum fee" },
    { Code::AlreadySigned, 422, "Transaction is signed already" },
    { Code::WrongSender, 422, "Another sender" },
    { Code::UnknownChain, 422, "Unknown chain" },
    { Code::NumberTooLarge, 422, "Number too large" },
    { Code::BadNumber, 422, "Malformed number" },
    { Code::TextTooLong, 422, "Text too long" },
};

constexpr std::size_t kMaxField = 64;
constexpr std::string_view kUrn = "urn:tercet:problem:";

const Row* rowOf(Code code)
{
    for (const auto& row : kRows)
        if (row.code == code) return &row;
    return nullptr;
}

std::unexpected<Error> badAnswer(const char* what)
{
    return fail(Code::CosignerBadAnswer, what, "problem");
}

} // namespace

int statusOf(Code code)
{
    const auto* row = rowOf(code);
    return row ? row->status : 500;
}

std::string encodeProblem(const Problem& problem)
{
    const auto* row = rowOf(problem.error.code);
    if (!row) row = rowOf(Code::Internal);
    const std::string name(codeName(row->code));
    Json out { { "type", std::string(kUrn) + name }, { "title", row->title },
        { "status", row->status }, { "code", name } };
    if (!problem.error.field.empty()) out["field"] = problem.error.field.substr(0, kMaxField);
    if (problem.serverTime) out["time"] = *problem.serverTime;
    // A field's name may come from a stranger's JSON.
    return out.dump(-1, ' ', true, Json::error_handler_t::replace);
}

Result<Problem> decodeProblem(int status, std::string_view body)
{
    const auto parsed = json::parse(body);
    if (!parsed || !parsed->is_object()) return badAnswer("no JSON object");
    const auto name = json::string(*parsed, "code");
    if (!name) return badAnswer("no code");
    for (const auto& row : kRows) {
        if (codeName(row.code) != *name) continue;
        if (row.status != status) return badAnswer("another status");
        Problem out { row.status, { row.code, row.title } };
        if (parsed->contains("field")) {
            const auto field = json::string(*parsed, "field", 3 * kMaxField);
            if (!field) return badAnswer("bad field");
            out.error.field = *field;
        }
        if (parsed->contains("time")) {
            const auto time = json::integer(*parsed, "time");
            if (!time || *time > std::uint64_t(INT64_MAX)) return badAnswer("bad time");
            out.serverTime = std::int64_t(*time);
        }
        return out;
    }
    return badAnswer("unknown code");
}

} // namespace tercet::wire
