#pragma once

#include "core/cosigner/QueuedRequest.h"

namespace tercet::cosigner {

// The queue's bodies, JSON both ways. Keys, ids, signatures and payloads are lower-case hex, times
// Unix seconds. Reading is strict: BadJson and its kin, MissingField, UnknownField, BadField,
// BadPath, BadHex, UnsupportedTransaction, NumberTooLarge, TextTooLong, BadUtf8.

// Operation::CreateRequest: {"path": [44, 60, 0, 0, 0], "type", "payload", "expires", "note"?,
// "from"?}; `type` is chains::PayloadType's number.
inline constexpr std::size_t kMaxDraft = 16 * 1024;
std::string encodeDraft(const RequestDraft& draft);
Result<RequestDraft> decodeDraft(std::string_view body);
// Its answer: {"id"}.
std::string encodeRequestId(const Bytes32& id);
Result<Bytes32> decodeRequestId(std::string_view body);

// Operation::Decide: {"decision": "approve" | "reject", "signature", "reason"?}.
struct DecisionBody {
    bool approves { false };
    std::string reason {};
    ByteArray<64> signature {};
    friend bool operator==(const DecisionBody&, const DecisionBody&) = default;
};
std::string encodeDecisionBody(const DecisionBody& body);
Result<DecisionBody> decodeDecisionBody(std::string_view body);

// Operation::GetRequest, and of Decide the request afterwards: {"id", "requester", "name", "key",
// "path", "type", "payload", "note", "created", "expires", "state", "change", "decisions": [{"by",
// "role", "decision", "reason", "at", "signature", "name", "counts"}]}; `key` is the idempotency
// key. Reading gives whole seconds and checks that the id is of what is in it.
std::string encodeRequest(const RequestRow& row);
Result<RequestRow> decodeRequest(const Bytes32& vault, std::string_view body);

// Operation::ListRequests: {"requests": […], "last", "more"}.
struct RequestPage {
    static constexpr std::size_t kMaxBytes = 192 * 1024; // of the answer
    std::vector<RequestRow> requests {}; // by change
    std::uint64_t last { 0 }; // the change to ask on from
    bool more { false }; // there are some after them already
    friend bool operator==(const RequestPage&, const RequestPage&) = default;
};
// Leaves out what does not fit, and says so.
std::string encodePage(const RequestPage& page);
Result<RequestPage> decodePage(const Bytes32& vault, std::string_view body);

} // namespace tercet::cosigner
