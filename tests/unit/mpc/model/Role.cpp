#include <algorithm>
#include <iostream>
#include <optional>
#include <sstream>

#include "core/crypto/SystemRandom.h"
#include "core/mpc/KeyProofs.h"
#include "core/mpc/RefreshParty.h"
#include "core/mpc/Rvole.h"
#include "core/mpc/ShareProof.h"
#include "core/mpc/Tags.h"
#include "core/mpc/ZeroShare.h"

// Our side of the cross-check: plays one role of base OT and RVOLE for crosscheck.py, which plays
// the other with the reference model. One command a line, its arguments in hex; one answer a line,
// hex values or the class of the abort.
using namespace tercet;
using namespace tercet::mpc;
using crypto::Scalar;

namespace {

using Arguments = std::vector<Bytes>;
using Answer = std::string;

// The randomness that the other side chose, in the order in which it is drawn.
class GivenRandom final : public Random {
public:
    explicit GivenRandom(Bytes bytes)
        : m_bytes(std::move(bytes))
    {
    }
    void fill(MutableByteView out) override
    {
        if (m_bytes.size() - m_at < out.size()) std::abort();
        std::copy_n(m_bytes.begin() + std::ptrdiff_t(m_at), out.size(), out.begin());
        m_at += out.size();
    }

private:
    Bytes m_bytes;
    std::size_t m_at { 0 };
};

template <std::size_t N> ByteArray<N> fixed(const Bytes& bytes)
{
    if (bytes.size() != N) std::abort();
    ByteArray<N> out;
    std::copy(bytes.begin(), bytes.end(), out.begin());
    return out;
}

template <typename... T> Answer line(const T&... values)
{
    std::string out;
    ((out += hex(values) + " "), ...);
    return out;
}

Answer line(const Abort& abort) { return std::string(abort.name()); }

class Role {
public:
    Answer run(const std::string& command, const Arguments& a)
    {
        if (command == "base-alice") return startBaseAlice(a);
        if (command == "base-alice-finish") return finishBaseAlice(a);
        if (command == "base-bob") return baseBob(a);
        if (command == "vole-bob") return startVoleBob(a);
        if (command == "vole-bob-finish") return finishVoleBob(a);
        if (command == "vole-alice") return voleAlice(a);
        if (command == "zero") return zero(a);
        if (command == "refresh") return refresh(a);
        if (command == "prove") return prove(a);
        if (command == "prove-share") return proveShare(a);
        return "unknown";
    }

private:
    Answer startBaseAlice(const Arguments& a)
    {
        m_baseAlice.emplace(fixed<32>(a.at(0)), Party::P2, m_random);
        return line(m_baseAlice->message());
    }

    Answer finishBaseAlice(const Arguments& a)
    {
        const auto done = std::move(*m_baseAlice).finish(a.at(0), a.at(1));
        if (!done) return line(done.error());
        return line(done->keys.delta.view(), done->keys.keys.view(), done->transcript);
    }

    Answer baseBob(const Arguments& a)
    {
        const auto bob = BaseOtBob::answer(fixed<32>(a.at(0)), Party::P1, a.at(1), m_random);
        if (!bob) return line(bob.error());
        return line(bob->messageHash, bob->y, bob->keys.keys.view(), bob->transcript);
    }

    Answer startVoleBob(const Arguments& a)
    {
        OtReceiverKeys keys { crypto::Secret<kBaseOts * 64>(fixed<kBaseOts * 64>(a.at(1))) };
        GivenRandom x(a.at(2));
        m_voleBob.emplace(keys, fixed<32>(a.at(0)), Party::P1, x);
        return line(m_voleBob->message(), m_voleBob->chi());
    }

    Answer finishVoleBob(const Arguments& a)
    {
        const auto d = std::move(*m_voleBob).finish(fixed<32>(a.at(0)), a.at(1));
        if (!d) return line(d.error());
        return line((*d)[0], (*d)[1]);
    }

    Answer voleAlice(const Arguments& a)
    {
        OtSenderKeys keys { crypto::Secret<kDeltaBytes>(fixed<kDeltaBytes>(a.at(1))),
            crypto::Secret<kBaseOts * 32>(fixed<kBaseOts * 32>(a.at(2))) };
        const ScalarPair inputs { *Scalar::decode(a.at(4)), *Scalar::decode(a.at(5)) };
        const auto alice = RvoleAlice::answerTo(
            a.at(6), keys, fixed<32>(a.at(0)), Party::P2, fixed<32>(a.at(3)), inputs, m_random);
        if (!alice) return line(alice.error());
        return line(alice->c[0], alice->c[1], alice->answer);
    }

    Answer zero(const Arguments& a)
    {
        const ZeroShare share(Party(a.at(0).at(0)), crypto::Secret<32>(fixed<32>(a.at(1))),
            crypto::Secret<32>(fixed<32>(a.at(2))));
        return line(share(text(a.at(3)), a.at(4)));
    }

    // LID, n_1, PR and the new epoch: rid and the pair's shifts.
    Answer refresh(const Arguments& a)
    {
        const auto id = refreshId(fixed<32>(a.at(0)), a.at(3).at(0), fixed<32>(a.at(1)));
        const crypto::Secret<32> root(fixed<32>(a.at(2)));
        return line(id, refreshShift(root, id), refreshShiftEd(root, id));
    }

    // sid', party, C_1..3, x: X', A and z of a refresh.
    Answer prove(const Arguments& a)
    {
        const ProofContext context { tag::kRefreshProof, tag::kRefreshProofEd, fixed<32>(a.at(0)),
            Party(a.at(1).at(0)), { fixed<32>(a.at(2)), fixed<32>(a.at(3)), fixed<32>(a.at(4)) } };
        const auto x = *Scalar::decode(a.at(5));
        const auto y = crypto::EdScalar::random(m_random);
        const auto X = *crypto::Point::mulBase(x);
        const auto proofs = proveKeys(context, x, X, y, *crypto::EdPoint::mulBase(y), m_random);
        return line(X.encode(), proofs.commitment.encode(), proofs.response);
    }

    // What (1: a drill, 2: a restore), EID, IDhash, ch_2, ch_3, x: sid, X, A and z.
    Answer proveShare(const Arguments& a)
    {
        const auto what = a.at(0).at(0) == 1 ? ProofOf::Drill : ProofOf::Restore;
        const auto context = shareProof(what, fixed<32>(a.at(1)), fixed<32>(a.at(2)),
            { fixed<32>(a.at(3)), fixed<32>(a.at(4)) });
        const auto x = *Scalar::decode(a.at(5));
        const auto y = crypto::EdScalar::random(m_random);
        const auto X = *crypto::Point::mulBase(x);
        const auto proofs = proveKeys(context, x, X, y, *crypto::EdPoint::mulBase(y), m_random);
        return line(context.session, X.encode(), proofs.commitment.encode(), proofs.response);
    }

    crypto::SystemRandom m_random;
    std::optional<BaseOtAlice> m_baseAlice;
    std::optional<RvoleBob> m_voleBob;
};

} // namespace

int main()
{
    Role role;
    for (std::string text; std::getline(std::cin, text);) {
        std::istringstream words(text);
        std::string command, word;
        Arguments arguments;
        words >> command;
        while (words >> word) arguments.push_back(fromHex(word).value());
        std::cout << role.run(command, arguments) << std::endl;
    }
}
