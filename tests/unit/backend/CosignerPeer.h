#pragma once

#include <QUrl>

#include "core/cosigner/Cosigner.h"
#include "core/wire/Control.h"
#include "core/wire/MessageSignature.h"
#include "core/wire/Problem.h"
#include "core/wire/Route.h"
#include "tests/unit/backend/TlsPeer.h"

namespace tercet::test {

// What answers as a co-signer behind a TlsPeer: the routes, and an identity that signs. It keeps no
// devices and checks only that a request is signed.
class CosignerPeer {
public:
    using Handle = std::function<Result<cosigner::Answer>(const cosigner::Call&)>;
    CosignerPeer(int share, const crypto::SigningKey& identity, Handle handle)
        : m_share(share)
        , m_identity(identity.clone())
        , m_handle(std::move(handle))
    {
    }
    QByteArray answer(const TlsPeer::Request& request) const
    {
        const auto field
            = [&](const char* name) { return request.fields.value(name).toStdString(); };
        const auto [status, type, body] = reply(request);
        const wire::Response response { status, type, body };
        const auto headers
            = wire::signResponse(response, field("signature"), m_identity, 1'750'000'000, {});
        return TlsPeer::http(status, QByteArray::fromStdString(type),
            QByteArray(reinterpret_cast<const char*>(body.data()), qsizetype(body.size())),
            "Content-Digest: " + QByteArray::fromStdString(headers.contentDigest)
                + "\r\nSignature-Input: " + QByteArray::fromStdString(headers.input)
                + "\r\nSignature: " + QByteArray::fromStdString(headers.signature) + "\r\n");
    }

private:
    struct Reply {
        int status;
        std::string type;
        Bytes body;
    };
    static Reply json(const std::string& text)
    {
        return { 200, std::string(wire::kJsonType), toBytes(view(text)) };
    }
    static Reply problem(const Error& error)
    {
        const auto status = wire::statusOf(error.code);
        return { status, std::string(wire::kProblemType),
            toBytes(view(wire::encodeProblem({ status, error }))) };
    }
    Reply reply(const TlsPeer::Request& request) const
    {
        const QUrl target { QString::fromLatin1(request.target) };
        const auto path = target.path().toStdString();
        const auto query = target.query().toStdString();
        if (path == wire::kVersionPath)
            return json(wire::encodeAbout({ m_share, "unattested", "test" }));
        const auto field
            = [&](const char* name) { return request.fields.value(name).toStdString(); };
        const auto method = request.method.toStdString();
        const Bytes body(request.body.begin(), request.body.end());
        const auto type = field("content-type"), key = field("idempotency-key"),
                   host = field("host");
        Result<wire::Parameters> signer = fail(Code::BadSignature);
        if (path != "/v1/identity") {
            signer = wire::verifyRequest({ .method = method,
                                             .authority = host,
                                             .path = path,
                                             .query = query,
                                             .contentType = type,
                                             .idempotencyKey = key,
                                             .body = body },
                { field("content-digest"), field("signature-input"), field("signature") });
            if (!signer) return problem(signer.error());
        }
        if (path == wire::kDevicesPath) return json(wire::encodeEnrolled(signer->key, m_share));
        auto call = wire::readRoute(method, path, query);
        if (!call) return problem(call.error());
        call->body = body;
        call->idempotencyKey = key;
        const auto answer = m_handle(*call);
        if (!answer) return problem(answer.error());
        return { 200, std::string(wire::kCborType), wire::encodeAnswer(*call, *answer) };
    }

    int m_share;
    crypto::SigningKey m_identity;
    Handle m_handle;
};

} // namespace tercet::test
