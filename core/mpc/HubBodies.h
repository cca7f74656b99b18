#pragma once

#include "core/mpc/Bodies.h"
#include "core/mpc/Body.h"

namespace tercet::mpc {

// The answers of both co-signers to one round, parsed.
struct HubBodies {
    Body p2, p3;
    const Body& operator[](Party k) const { return k == Party::P2 ? p2 : p3; }

    static Step<HubBodies> parse(const Bodies& answers, std::initializer_list<Key> required,
        std::initializer_list<Key> optional, std::size_t maxBytes = Body::kMaxBytes)
    {
        TERCET_TRY(auto p2, Body::parse(answers.p2, required, optional, maxBytes));
        TERCET_TRY(auto p3, Body::parse(answers.p3, required, optional, maxBytes));
        return HubBodies { std::move(p2), std::move(p3) };
    }
};

} // namespace tercet::mpc
