#include "core/wallet/PolicyPush.h"

#include "core/cosigner/Views.h"
#include "core/policy/PolicyChange.h"

namespace tercet::wallet {

namespace {

constexpr int kEtherDecimals = 18;

} // namespace

Result<policy::Policy> policyOf(const PolicySettings& settings)
{
    policy::Policy policy { .blindSigning = settings.blindSigning };
    if (settings.limitPerTransaction.isEmpty()) return policy;
    const auto limit = chains::Uint256::fromAmount(
        settings.limitPerTransaction.trimmed().toStdString(), kEtherDecimals);
    if (!limit) return fail(limit.error().code, limit.error().context, "limitPerTransaction");
    policy.limitPerTransaction = *limit;
    return policy;
}

Status pushPolicy(Exchange& exchange, const mpc::CoreRecord& record, const policy::Policy& policy)
{
    cosigner::Call call { .operation = cosigner::Operation::Vault, .vault = hex(record.wid) };
    const auto views = exchange.both({ call, call }, kStop);
    if (!views) return std::unexpected(views.error().error);
    std::uint64_t serial = 0;
    for (const auto& answer : *views) {
        TERCET_TRY(const auto view, cosigner::VaultView::decode(answer.body));
        serial = std::max(serial, view.policySerial);
    }
    call.operation = cosigner::Operation::SetPolicy;
    call.body = policy::signChange(record.own.ik(), record.wid, { serial + 1, policy });
    const auto done = exchange.both({ call, call }, kStop);
    if (!done) return std::unexpected(done.error().error);
    return {};
}

} // namespace tercet::wallet
