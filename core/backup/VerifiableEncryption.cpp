#include "core/backup/VerifiableEncryption.h"

#include "core/backup/ProofRows.h"

namespace tercet::backup {

namespace {

using rows::Ed;
using rows::Secp;

template <typename Group>
Result<Bytes> prove(const ProofLabel& label, const SealRecipient& recipient,
    const typename Group::Scalar& share, Random& random)
{
    const auto whole = Group::Point::mulBase(share);
    if (!whole) return fail(Code::BadScalar, "a share is not zero");
    const auto bound = rows::bind<Group>(label, recipient, *whole);
    std::vector<rows::Row<Group>> made;
    std::vector<rows::Shown<Group>> shown;
    made.reserve(kProofRows);
    for (unsigned i = 0; i < kProofRows; ++i) {
        made.push_back(rows::make<Group>(bound, recipient, *whole, share, i, random));
        shown.push_back(made.back().shown);
    }
    const auto challenge = rows::challenge<Group>(bound, shown);
    Bytes proof;
    proof.reserve(kProofBytes);
    append(proof, challenge);
    for (unsigned i = 0; i < kProofRows; ++i) rows::reveal(made[i], rows::bit(challenge, i), proof);
    return proof;
}

template <typename Group>
Status verify(const ProofLabel& label, const SealRecipient& recipient,
    const typename Group::Point& whole, ByteView proof)
{
    if (proof.size() != kProofBytes) return fail(Code::BadProof, "a proof of another length");
    const auto bound = rows::bind<Group>(label, recipient, whole);
    std::vector<rows::Shown<Group>> all;
    for (unsigned i = 0; i < kProofRows; ++i) {
        const auto shown = rows::shownBy<Group>(bound, recipient, whole, proof, i);
        if (!shown) return fail(Code::BadProof, "a malformed row");
        all.push_back(*shown);
    }
    if (!equal(rows::challenge<Group>(bound, all), proof.first(16)))
        return fail(Code::BadProof, "the challenge is another one");
    return {};
}

template <typename Group>
Result<typename Group::Scalar> open(const ProofLabel& label, const crypto::Secret<32>& identity,
    const typename Group::Point& whole, ByteView proof)
{
    if (proof.size() != kProofBytes) return fail(Code::BadLength, "a proof of another length");
    Bytes32 own;
    if (crypto_scalarmult_base(own.data(), identity.data()) != 0)
        return fail(Code::BadRecipient, "an identity without a public key");
    TERCET_TRY(const auto recipient, SealRecipient::decode(own));
    const auto bound = rows::bind<Group>(label, recipient, whole);
    bool opened = false;
    for (unsigned i = 0; i < kProofRows; ++i) {
        const auto laid = rows::layOut<Group>(bound, proof, i);
        if (!laid) continue;
        const auto sealed = openBox(identity, laid->other);
        if (!sealed) continue;
        opened = true;
        const auto other = Group::decode(sealed->view());
        if (!other) continue;
        const auto share = laid->half + *other;
        if (Group::Point::mulBase(share) == whole) return share;
    }
    if (!opened) return fail(Code::NoMatchingIdentity, "no row is sealed to this key");
    return fail(Code::BackupShareMismatch, "no row gives the share");
}

} // namespace

Result<Bytes> proveEncryption(const ProofLabel& label, const SealRecipient& recipient,
    const crypto::Scalar& x, Random& random)
{
    return prove<Secp>(label, recipient, x, random);
}

Result<Bytes> proveEncryption(const ProofLabel& label, const SealRecipient& recipient,
    const crypto::EdScalar& y, Random& random)
{
    return prove<Ed>(label, recipient, y, random);
}

Status verifyEncryption(const ProofLabel& label, const SealRecipient& recipient,
    const crypto::Point& publicShare, ByteView proof)
{
    return verify<Secp>(label, recipient, publicShare, proof);
}

Status verifyEncryption(const ProofLabel& label, const SealRecipient& recipient,
    const crypto::EdPoint& publicShare, ByteView proof)
{
    return verify<Ed>(label, recipient, publicShare, proof);
}

Result<crypto::Scalar> openProof(const ProofLabel& label, const crypto::Secret<32>& identity,
    const crypto::Point& publicShare, ByteView proof)
{
    return open<Secp>(label, identity, publicShare, proof);
}

Result<crypto::EdScalar> openProof(const ProofLabel& label, const crypto::Secret<32>& identity,
    const crypto::EdPoint& publicShare, ByteView proof)
{
    return open<Ed>(label, identity, publicShare, proof);
}

} // namespace tercet::backup
