#include "core/backend/HttpsAnswer.h"

#include <algorithm>

#include "core/wire/Problem.h"

namespace tercet::backend {

namespace {

constexpr Code kUnsigned[] = { Code::ClockSkew, Code::UnknownDevice, Code::RateLimited,
    Code::Overloaded, Code::VaultElsewhere };
constexpr int kTransient[] = { 408, 425, 429, 502, 503, 504 };

template <typename Range, typename T> bool contains(const Range& range, const T& value)
{
    return std::ranges::find(range, value) != std::end(range);
}

std::unexpected<Error> byStatus(int status)
{
    const auto context = "HTTP " + std::to_string(status);
    return contains(kTransient, status) ? fail(Code::CosignerUnreachable, context)
                                        : fail(Code::CosignerBadAnswer, context);
}

Status isFrom(const HttpsReply& reply, const Bytes32& identity)
{
    const wire::Response response { reply.status, reply.contentType, reply.body };
    const auto checked
        = wire::verifyResponse(response, reply.headers, reply.requestSignature, identity);
    if (checked) return {};
    if (checked.error().field == "keyid")
        return fail(Code::CosignerIdentityChanged, "signed by another identity");
    return fail(Code::CosignerBadAnswer, "signature: " + checked.error().context);
}

std::unexpected<Error> problem(const HttpsReply& reply, bool isVerified)
{
    if (reply.contentType != wire::kProblemType) return byStatus(reply.status);
    auto found = wire::decodeProblem(reply.status, text(reply.body));
    if (!found) return byStatus(reply.status);
    auto& error = found->error;
    if (!isVerified && !contains(kUnsigned, error.code)) return byStatus(reply.status);
    if (error.code == Code::RequestReplayed)
        return fail(Code::CosignerUnreachable, "repeated on its way");
    if (const auto time = found->serverTime)
        error.context += ", its time is " + std::to_string(*time);
    return std::unexpected(std::move(error));
}

} // namespace

Result<Bytes> verified(const HttpsReply& reply, const Bytes32& identity)
{
    const bool good = reply.status >= 200 && reply.status < 300;
    if (good || reply.isSigned()) TERCET_CHECK(isFrom(reply, identity));
    if (!good) return problem(reply, reply.isSigned());
    return reply.body;
}

Result<cosigner::IdentityView> introduced(const HttpsReply& reply)
{
    if (reply.status < 200 || reply.status >= 300) return problem(reply, false);
    auto view = cosigner::IdentityView::decode(reply.body);
    if (!view) return fail(Code::CosignerBadAnswer, "identity: " + view.error().context);
    TERCET_CHECK(isFrom(reply, view->keys.ik));
    return view;
}

} // namespace tercet::backend
