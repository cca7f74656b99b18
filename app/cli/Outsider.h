#pragma once

#include "app/cli/Arguments.h"
#include "core/backend/HttpsBackend.h"
#include "core/base/Clock.h"
#include "core/crypto/SystemRandom.h"

namespace tercet::cli {

// Somebody who holds no share, at both co-signers of a vault, with a key of his own: no data folder
// and no passphrase. Waits on the calling thread.
class Outsider {
public:
    // --cosigner, --pin, --vault and --key; asks both which share they hold.
    static Result<std::unique_ptr<Outsider>> meet(const Arguments& args);

    const Bytes32& vault() const { return m_vault; }
    const crypto::SigningKey& key() const { return m_key; }
    Random& random() { return m_random; }
    const Clock& clock() const { return m_clock; }
    // Of a call that may be repeated: where no answer comes, it is sent again.
    Result<cosigner::Answer> ask(backend::Cosigner to, const cosigner::Call& call);

private:
    Outsider(const Bytes32& vault, crypto::SigningKey key,
        const std::array<backend::HttpsBackend::Peer, 2>& peers);

    Bytes32 m_vault;
    crypto::SigningKey m_key;
    crypto::SystemRandom m_random;
    SystemClock m_clock;
    backend::HttpsBackend m_https;
};

} // namespace tercet::cli
