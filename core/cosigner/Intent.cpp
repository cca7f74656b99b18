#include "core/cosigner/Intent.h"

#include "core/policy/SigningPath.h"

namespace tercet::cosigner {

Result<Intent> readIntent(chains::KeyTree& keys, const mpc::SigningIntent& request)
{
    TERCET_TRY(const auto place, policy::checkSigningPath(request.path));
    TERCET_TRY(const auto type, chains::payloadType(request.payloadType));
    if (!chains::signs(place.kind, type))
        return fail(Code::BadPath, "a path of another chain than the payload's");
    TERCET_TRY(const auto* signer, keys.find(place));
    TERCET_TRY(auto decoded, chains::decode({ type, request.payload }, signer->address));
    return Intent { *signer, std::move(decoded) };
}

} // namespace tercet::cosigner
