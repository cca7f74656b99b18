#pragma once

#include "core/wallet/Types.h"
#include "core/wallet/Wallet.h"
#include "core/wallet/node/Node.h"

namespace tercet::wallet {

// Asks a node for everything that fills the form: nonce, fee, gas limit, balance. What it cannot
// tell stays empty (a gas limit of a form that has no recipient yet); it fails when the node fails.
void askAbout(
    node::Node& node, const SendForm& form, const QString& from, Callback<NodeFacts> done);

} // namespace tercet::wallet
