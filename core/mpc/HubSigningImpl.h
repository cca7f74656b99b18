#pragma once

#include "core/mpc/HubLink.h"
#include "core/mpc/LinkState.h"
#include "core/mpc/Online.h"

namespace tercet::mpc {

// Shared by signing from the pool and by full signing.
struct HubSigning::Impl {
    std::shared_ptr<LinkState> link;
    Bytes32 session {};
    OnlineRequest request;
    SignShare own;

    static Step<> allowed(LinkState& link, const SigningInput& input);
    // Uses the presignature up: journal, own share, request.
    static Step<Next<HubSigning>> begin(const std::shared_ptr<LinkState>& link,
        const Presignature& presignature, const SigningInput& input);
};

} // namespace tercet::mpc
