#pragma once

#include "core/base/Random.h"
#include "core/mpc/Abort.h"
#include "core/mpc/Bodies.h"
#include "core/wallet/Exchange.h"

namespace tercet::wallet {

// One session with both co-signers: round 1 opens it at each, the next rounds are numbered. On the
// worker.
class Conversation {
public:
    Conversation(Exchange& exchange, Random& random, std::string vault, cosigner::SessionKind kind);
    void interruptedBy(unsigned mask) { m_mask = mask; }
    // The answers to the next round.
    Outcome<mpc::Bodies> send(const mpc::Bodies& out);
    int round() const { return m_round; }

    // Sends `out`, and hands the answers to `next`, a call on the protocol's state. What does not
    // authenticate is dropped (protocol.md 1.5) and asked for again: the co-signer repeats the
    // answer that it gave.
    template <typename Next>
    auto advance(const mpc::Bodies& out, Next&& next)
        -> Outcome<typename std::invoke_result_t<Next, const mpc::Bodies&>::value_type>
    {
        for (int attempt = 1;; ++attempt) {
            auto answers = attempt == 1 ? send(out) : repeat(out);
            if (!answers) return std::unexpected(answers.error());
            auto step = next(*answers);
            if (step) {
                if constexpr (std::is_void_v<typename std::invoke_result_t<Next,
                                  const mpc::Bodies&>::value_type>)
                    return {};
                else
                    return std::move(*step);
            }
            if (!step.error().template is<mpc::Drop>() || attempt >= m_exchange.timing().tries)
                return std::unexpected(stopped(step.error()));
        }
    }
    static Stopped stopped(const mpc::Abort& abort);

private:
    Outcome<mpc::Bodies> repeat(const mpc::Bodies& out);
    Exchange& m_exchange;
    std::string m_vault;
    cosigner::SessionKind m_kind;
    std::string m_key; // the idempotency key of round 1
    ByCosigner<std::string> m_sessions;
    int m_round { 0 };
    unsigned m_mask { kStop };
};

} // namespace tercet::wallet
