#include "core/wallet/NewRequest.h"

#include "core/wallet/Convert.h"

namespace tercet::wallet {

Result<RequestRecord> newRequest(
    const chains::Payload& payload, const NewRequest& origin, Random& random)
{
    TERCET_TRY(const auto decoded, chains::decode(payload, origin.from.toStdString()));
    RequestRecord request;
    request.id = hexText(random.bytes<8>());
    request.vault = origin.vault;
    request.kind = decoded.kind;
    request.summary = toQt(decoded.summary);
    request.payload = payload;
    request.requester = stored(origin.requester);
    request.account = origin.account;
    request.index = origin.index;
    request.from = origin.from;
    request.created = origin.created;
    request.expires = origin.expires;
    return request;
}

} // namespace tercet::wallet
