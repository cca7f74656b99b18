#include "core/crypto/Secp256k1.h"

#include <cstdlib>
#include <memory>

#include "core/crypto/Secret.h"
#include "core/crypto/SystemRandom.h"

namespace tercet::crypto {

namespace {

struct Destroy {
    void operator()(secp256k1_context* c) const { secp256k1_context_destroy(c); }
};

} // namespace

secp256k1_context* secpContext()
{
    thread_local const std::unique_ptr<secp256k1_context, Destroy> context = [] {
        std::unique_ptr<secp256k1_context, Destroy> c(
            secp256k1_context_create(SECP256K1_CONTEXT_NONE));
        Secret<32> seed;
        SystemRandom().fill(seed.mutableView());
        if (!secp256k1_context_randomize(c.get(), seed.data())) std::abort();
        return c;
    }();
    return context.get();
}

void blindSecpContext(Random& rng)
{
    Secret<32> seed;
    rng.fill(seed.mutableView());
    if (!secp256k1_context_randomize(secpContext(), seed.data())) std::abort();
}

} // namespace tercet::crypto
