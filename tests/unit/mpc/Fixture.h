#pragma once

#include <deque>

#include "core/base/Random.h"
#include "core/crypto/Hash.h"
#include "core/crypto/Scalar.h"
#include "core/mpc/BaseOt.h"

namespace tercet::mpc::test {

// D(label, n) of protocol.md 11.1.
inline Bytes draw(std::string_view label, std::size_t n)
{
    Bytes out(n);
    crypto::prg(crypto::sha256(view(label)), out);
    return out;
}

template <std::size_t N> ByteArray<N> drawArray(std::string_view label)
{
    ByteArray<N> out;
    crypto::prg(crypto::sha256(view(label)), out);
    return out;
}

inline crypto::Scalar drawScalar(std::string_view label)
{
    return crypto::Scalar::reduce32(drawArray<32>(label));
}

// Reproducible and never repeating: block n is D(seed ‖ n).
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::string seed)
        : m_seed(std::move(seed))
    {
    }
    void fill(MutableByteView out) override
    {
        const auto block = draw(m_seed + "/" + std::to_string(m_count++), out.size());
        std::copy(block.begin(), block.end(), out.begin());
    }

private:
    std::string m_seed;
    unsigned m_count { 0 };
};

// Gives what it is told, in order.
class ScriptedRandom final : public Random {
public:
    explicit ScriptedRandom(std::deque<Bytes> answers)
        : m_answers(std::move(answers))
    {
    }
    void fill(MutableByteView out) override
    {
        if (m_answers.empty() || m_answers.front().size() != out.size()) std::abort();
        std::copy(m_answers.front().begin(), m_answers.front().end(), out.begin());
        m_answers.pop_front();
    }

private:
    std::deque<Bytes> m_answers;
};

struct OtKeys {
    OtSenderKeys alice;
    OtReceiverKeys bob;
};

// Matching keys of both roles without a base OT; k_r^b = D("{prefix}k{r}{b}"), Δ =
// D("{prefix}delta").
inline OtKeys otKeys(const std::string& prefix = {})
{
    OtKeys keys;
    const auto delta = draw(prefix + "delta", kDeltaBytes);
    std::copy(delta.begin(), delta.end(), keys.alice.delta.data());
    for (std::size_t r = 0; r < kBaseOts; ++r)
        for (std::size_t b = 0; b < 2; ++b) {
            const auto k = draw(prefix + "k" + std::to_string(r) + std::to_string(b), 32);
            std::copy(k.begin(), k.end(), keys.bob.keys.data() + 64 * r + 32 * b);
            if ((delta[r / 8] >> (r % 8) & 1u) == b)
                std::copy(k.begin(), k.end(), keys.alice.keys.data() + 32 * r);
        }
    return keys;
}

} // namespace tercet::mpc::test
