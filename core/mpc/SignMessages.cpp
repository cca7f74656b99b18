#include "core/mpc/SignMessages.h"

#include "core/base/Codec.h"

namespace tercet::mpc {

Bytes encodeSignRequest(const SignRequest& request)
{
    Writer w;
    w.raw(request.presignature);
    request.intent.write(w);
    return w.take();
}

Result<SignRequest> decodeSignRequest(ByteView bytes)
{
    Reader r(bytes);
    SignRequest out;
    TERCET_TRY(out.presignature, r.array<32>());
    TERCET_TRY(out.intent, SigningIntent::read(r));
    return out;
}

Bytes SignShare::encode() const { return Writer().raw(u).raw(w).take(); }

Result<SignShare> SignShare::decode(ByteView bytes)
{
    if (bytes.size() != 64) return fail(Code::BadLength, "share");
    TERCET_TRY(const auto u, crypto::Scalar::decode(bytes.first(32)));
    TERCET_TRY(const auto w, crypto::Scalar::decode(bytes.last(32)));
    return SignShare { u, w };
}

} // namespace tercet::mpc
