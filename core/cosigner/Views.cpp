#include "core/cosigner/Views.h"

#include "core/cosigner/ViewFields.h"

namespace tercet::cosigner {

namespace {

std::string_view stateName(SessionState state)
{
    switch (state) {
    case SessionState::Open:
        return "open";
    case SessionState::Done:
        return "done";
    case SessionState::Aborted:
        return "aborted";
    }
    return "aborted";
}

} // namespace

Bytes IdentityView::encode() const
{
    return json::toCbor(
        { { "ik", bin(keys.ik) }, { "sk", bin(keys.sk) }, { "cert", bin(certificate) } });
}

Result<IdentityView> IdentityView::decode(ByteView body)
{
    TERCET_TRY(const auto object, parse(body, 3));
    IdentityView out;
    TERCET_CHECK(read(object, "ik", out.keys.ik));
    TERCET_CHECK(read(object, "sk", out.keys.sk));
    TERCET_CHECK(read(object, "cert", out.certificate));
    if (!mpc::verifyCertificate(out.keys, out.certificate))
        return fail(Code::BadSignature, "the certificate does not verify", "cert");
    return out;
}

Bytes VaultView::encode() const
{
    return json::toCbor({ { "vault", bin(vault) }, { "epoch", epoch }, { "eid", bin(eid) },
        { "active", active }, { "secp256k1", bin(secp256k1) }, { "ed25519", bin(ed25519) },
        { "chain_code_secp256k1", bin(chainCodeSecp256k1) },
        { "chain_code_ed25519", bin(chainCodeEd25519) }, { "policy", bin(policy::encode(policy)) },
        { "policy_serial", policySerial }, { "link", link }, { "presignatures", presignatures },
        { "signatures", signatures }, { "quarantines", quarantines }, { "lock", lock },
        { "frozen_until_ms", std::uint64_t(frozenUntilMs) },
        { "drilled_ms", std::uint64_t(drilledMs) } });
}

Result<VaultView> VaultView::decode(ByteView body)
{
    TERCET_TRY(const auto object, parse(body, 17));
    VaultView out;
    TERCET_CHECK(read(object, "vault", out.vault));
    TERCET_CHECK(read(object, "epoch", out.epoch));
    TERCET_CHECK(read(object, "eid", out.eid));
    TERCET_CHECK(read(object, "active", out.active));
    TERCET_CHECK(read(object, "secp256k1", out.secp256k1));
    TERCET_CHECK(read(object, "ed25519", out.ed25519));
    TERCET_CHECK(read(object, "chain_code_secp256k1", out.chainCodeSecp256k1));
    TERCET_CHECK(read(object, "chain_code_ed25519", out.chainCodeEd25519));
    TERCET_TRY(const auto policyBytes, json::binary(object, "policy"));
    TERCET_TRY(out.policy, policy::decode(policyBytes));
    TERCET_CHECK(read(object, "policy_serial", out.policySerial));
    TERCET_CHECK(read(object, "link", out.link));
    TERCET_CHECK(read(object, "presignatures", out.presignatures));
    TERCET_CHECK(read(object, "signatures", out.signatures));
    TERCET_CHECK(read(object, "quarantines", out.quarantines));
    TERCET_CHECK(read(object, "lock", out.lock));
    TERCET_CHECK(read(object, "frozen_until_ms", out.frozenUntilMs));
    TERCET_CHECK(read(object, "drilled_ms", out.drilledMs));
    return out;
}

Bytes SessionView::encode() const
{
    return json::toCbor({ { "kind", std::string(sessionKindName(kind)) }, { "round", round },
        { "state", std::string(stateName(state)) } });
}

Result<SessionView> SessionView::decode(ByteView body)
{
    TERCET_TRY(const auto object, parse(body, 3));
    SessionView out;
    using enum SessionKind;
    TERCET_CHECK(readName(object, "kind",
        { Keygen, Link, Presign, Sign, Refresh, Resolve, EndLink, Nonces, Schnorr, Drill, Restore },
        sessionKindName, out.kind));
    TERCET_CHECK(read(object, "round", out.round));
    TERCET_CHECK(readName(object, "state",
        { SessionState::Open, SessionState::Done, SessionState::Aborted }, stateName, out.state));
    return out;
}

} // namespace tercet::cosigner
