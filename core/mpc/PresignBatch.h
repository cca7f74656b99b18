#pragma once

#include "core/mpc/PresignRun.h"

namespace tercet::mpc {

// Several presignatures made in one session, as one party makes them, the same for the hub and for
// the co-signers: protocol.md 5.1, batch index. Presignature b has its own ssid and its own
// envelopes; what travels is the list of them, the envelopes of b = 0, 1, … one behind the other,
// all of one length. A batch of one is the single presignature, without an index.
//
// Methods in the order of PresignRun's. The presignatures are checked one after the other; the
// first abort is the batch's.
class PresignBatch {
public:
    static constexpr int kMax = 16;
    // How many presignatures a list of A is for. Drop unless it is 1…16 envelopes.
    static Step<int> countOf(ByteView extensions);
    // The ssid of each.
    static std::vector<Bytes32> sessions(const Bytes32& link, const Bytes32& nonce1, int count);

    // What a list holds, for the sessions it was opened for. Drop where one does not authenticate
    // or was seen before; accept() marks all of them.
    using Payloads = std::vector<crypto::SecretBytes>;
    static Step<Payloads> open(LinkState& link, std::span<const Bytes32> sessions, ByteView list,
        std::uint8_t round, Party from);
    static void accept(
        LinkState& link, std::span<const Bytes32> sessions, std::uint8_t round, Party from);

    // `nonce1` is n_1; `count` is 1…16. The link is live.
    PresignBatch(const std::shared_ptr<LinkState>& link, const Bytes32& nonce1, int count);

    LinkState& link() { return m_runs.front().link(); }
    const std::shared_ptr<LinkState>& shared() const { return m_runs.front().shared(); }
    const std::vector<Bytes32>& sessions() const { return m_sessions; }

    Bytes extensions(Party to);
    Step<> takeExtensions(Party from, const Payloads& payloads);
    Step<> multiply();
    Bytes shares(Party to);
    Step<> takeShares(Party from, const Payloads& payloads);
    Step<std::vector<Presignature>> finish();

private:
    std::vector<Bytes32> m_sessions;
    std::vector<PresignRun> m_runs;
};

} // namespace tercet::mpc
