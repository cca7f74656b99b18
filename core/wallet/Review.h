#pragma once

#include <QMap>
#include <QSet>

#include <functional>

#include "core/policy/Decision.h"
#include "core/wallet/RequestStore.h"

namespace tercet::wallet {

// What the wallet knows beside the bytes. Addresses are EIP-55.
struct ReviewContext {
    QMap<QString, QString> labels; // the address book
    QSet<QString> paid; // recipients of requests that were signed
    QSet<QString> own;
    bool blindSigning { false };
    // What the device's policy says; empty: it is not asked.
    std::function<policy::Decision(const chains::Decoded&, const RequestRecord&)> judge {};
    // What is known of a request of the queue; empty for others.
    std::function<std::optional<QueueInfo>(const RequestRecord&)> queue {};
    QMap<quint64, quint64>
        nodeChains; // by the chain for which a node is set: the chain id that the node gave
};

// The card of a stored request: decoded from its payload's bytes, with the wallet's own risks
// added, worst first, and the gesture that they ask for (ui.md 7). Risks that the wallet adds,
// beside chains::decode()'s:
//   look-alike (danger; args: the address it resembles), new-recipient (warning), own-address
//   (note), node-chain (forbidden; args: the node's chain id), request-not-shared (forbidden: a
//   request of the queue that not both co-signers have), not-fully-decoded and those of the
//   policy, named by Code: policy-limit, policy-period, policy-kind, policy-recipient,
//   policy-quorum, policy-hours, policy-new-recipient, frozen, policy-forbidden (forbidden: what
//   the device refuses, for good or for now).
Result<RequestDetail> review(const RequestRecord& request, const ReviewContext& context);

RequestSummary summary(const RequestRecord& request);

// Parts of the above, pure.
RecipientStanding standing(
    const QString& recipient, const ReviewContext& context, QString* lookAlikeOf);
Gesture gesture(const chains::Decoded& decoded, bool blindSigning);

} // namespace tercet::wallet
