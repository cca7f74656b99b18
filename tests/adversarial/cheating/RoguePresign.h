#pragma once

#include "core/mpc/PresignMessages.h"
#include "core/mpc/Presignature.h"
#include "tests/unit/mpc/Reference.h"
#include "tests/unit/mpc/Tamper.h"

// A dishonest party in a presignature: protocol.md 5.1–5.3 once more, on the plain formulas of
// tests/unit/mpc/Reference.h, checking nothing and lying where it is told to. Every lie is followed
// through: what depends on it is computed from it.
namespace tercet::mpc::cheating {

// What one of the others is told.
struct Lies {
    // As Bob: another x in some rows of U, with Δ taken for 0 or, in `guessedRows`, for 1 there.
    reference::ChoiceOfRow choice = [](std::size_t, const reference::Choice& x) { return x; };
    std::set<std::size_t> guessedRows {};
    std::optional<std::uint64_t> counter {}; // instead of the next one
    test::Edit extension = [](Bytes&) { }; // of A's payload, last

    // Of the commitment: another R_i towards this party.
    std::optional<crypto::Scalar> r {};

    // As Alice: inputs that are not those of R_i and pk_i; other rows of ã, with β taken for 0 or,
    // in `guessedColumns`, for 1 there.
    crypto::Scalar addedR {}, addedKey {};
    reference::TamperRow tilde = [](std::size_t, const reference::Row& row) { return row; };
    std::set<std::size_t> guessedColumns {};
    // Told the other's β before ã is made: the table knows which guesses are right.
    std::function<void(Lies&, const reference::Choice& beta)> knowing {};
    test::Edit share = [](Bytes&) { }; // of B's payload, last
};

struct Ways {
    std::optional<crypto::Scalar> r {}; // r_i, biased or used before
    crypto::Scalar addedKey {}; // x_i + this, in everything
    std::map<Party, Lies> to {};
};

class RoguePresign {
public:
    // `keysOf`: an honest party's own OT keys with this one, for Lies::knowing; nullptr once its
    // link has ended.
    RoguePresign(LinkState& link, const Bytes32& nonce1, Random& rng, Ways ways,
        std::function<const OtReceiverKeys*(Party)> keysOf);

    const Bytes32& session() const { return m_session; }
    const crypto::Scalar& r() const { return m_r; }
    Bytes extension(Party to); // A's payload
    Step<> takeExtension(Party from, ByteView payload);
    Bytes share(Party to); // B's payload, after both A
    Step<> takeShare(Party from, ByteView payload);
    Presignature finish();

private:
    struct With {
        Lies lies;
        crypto::Scalar r;
        crypto::Point R;
        Bytes32 commitment {};
        std::optional<reference::Bob> bob {};
        Bytes32 bobsId {}, alicesId {};
        std::optional<PresignExtension> a {};
        Bytes transfer {};
        std::optional<PresignShare> b {};
        ScalarPair c {}, d {};
    };
    With& with(Party p) { return m_with.at(p); }
    Party self() const { return m_link.self(); }

    LinkState& m_link;
    Bytes32 m_session;
    Random& m_rng;
    crypto::Scalar m_addedKey, m_r, m_phi;
    Bytes32 m_salt;
    std::function<const OtReceiverKeys*(Party)> m_keysOf;
    std::map<Party, With> m_with;
    std::optional<crypto::Scalar> m_sk;
    Bytes32 m_echo {};
};

// One presignature with the rogues in their seats and everybody else honest: how it ended for the
// first who aborted. `r_i` of each rogue afterwards in `nonces`, where given.
Step<> presign(test::ThreeParties& parties, const std::map<Party, Ways>& rogues,
    std::map<Party, crypto::Scalar>* nonces = nullptr);

// The bytes of one field of a payload, by its name in the message's table.
template <std::size_t N>
MutableByteView fieldOf(Bytes& payload, const std::array<Field, N>& table, std::string_view name)
{
    for (const auto& f : table)
        if (f.name == name) return MutableByteView(payload).subspan(f.offset, f.length);
    std::abort();
}

} // namespace tercet::mpc::cheating
