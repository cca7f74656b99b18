#pragma once

#include <QMap>
#include <QSet>

#include "core/policy/Policy.h"
#include "core/wallet/RequestStore.h"

namespace tercet::wallet {

// What the wallet knows beside the bytes. Addresses are EIP-55.
struct ReviewContext {
    QMap<QString, QString> labels; // the address book
    QSet<QString> paid; // recipients of requests that were signed
    QSet<QString> own;
    policy::Policy policy;
    QMap<quint64, quint64>
        nodeChains; // by the chain for which a node is set: the chain id that the node gave
};

// The card of a stored request: decoded from its payload's bytes, with the wallet's own risks
// added, worst first, and the gesture that they ask for (ui.md 7). Risks that the wallet adds,
// beside chains::decode()'s:
//   look-alike (danger; args: the address it resembles), new-recipient (warning), own-address
//   (note), node-chain (forbidden; args: the node's chain id), policy-limit, not-fully-decoded,
//   policy-forbidden (forbidden: what the device and both co-signers will refuse).
Result<RequestDetail> review(const RequestRecord& request, const ReviewContext& context);

RequestSummary summary(const RequestRecord& request);

// Parts of the above, pure.
RecipientStanding standing(
    const QString& recipient, const ReviewContext& context, QString* lookAlikeOf);
Gesture gesture(const chains::Decoded& decoded, bool blindSigning);

} // namespace tercet::wallet
