#pragma once

#include "core/base/Random.h"

namespace tercet::wallet {

struct Timing {
    int callMs { 4000 }; // one call to a practice co-signer
    int connectedCallMs { 20'000 }; // one call to a co-signer over HTTPS
    int tries { 6 }; // of the same bytes, while a co-signer cannot be reached or does not answer
    int backoffMs { 250 }; // the longest pause before the second try, doubled each time …
    int longestBackoffMs { 8'000 }; // … up to this
    int totalMs { 60'000 }; // no try begins later than this after the first
};

// The pause after `tries` tries: full jitter, uniform up to the bound for that try
// (cosigner-api.md).
int backoffMs(const Timing& timing, int tries, Random& random);

} // namespace tercet::wallet
