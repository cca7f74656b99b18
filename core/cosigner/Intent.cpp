#include "core/cosigner/Intent.h"

#include "core/chains/ethereum/Address.h"
#include "core/crypto/Bip32.h"
#include "core/policy/SigningPath.h"

namespace tercet::cosigner {

namespace {

Result<chains::PayloadType> payloadType(std::uint8_t value)
{
    using enum chains::PayloadType;
    for (const auto known : { EthereumTransaction, EthereumMessage, EthereumTypedData })
        if (std::uint8_t(known) == value) return known;
    return fail(Code::UnsupportedTransaction, "an unknown payload type", "payloadType");
}

} // namespace

Result<Intent> readIntent(const mpc::CoreRecord& record, const mpc::SignRequest& request)
{
    TERCET_CHECK(policy::checkSigningPath(request.path));
    TERCET_TRY(const auto type, payloadType(request.payloadType));
    TERCET_TRY(
        const auto derived, crypto::derivePublic({ record.key, record.chainCode }, request.path));
    const auto from = chains::ethereum::Address::ofKey(derived.node.key).text();
    TERCET_TRY(auto decoded, chains::decode({ type, request.payload }, from));
    return Intent { std::move(decoded), derived.tweak };
}

} // namespace tercet::cosigner
