#pragma once

#include "core/crypto/Hash.h"

// Every hash tag of protocol.md in one place; one tag = one purpose (1.3). The unit test walks both
// lists.
#define TERCET_MPC_TAGS(X)                                                                         \
    /* 1: identifiers, randomness */                                                               \
    X(Identities, "mw1.id")                                                                        \
    X(EpochId, "mw1.eid")                                                                          \
    X(Policy, "mw1.policy")                                                                        \
    X(HedgedRandom, "mw1.rng")                                                                     \
    /* 2: link and envelope */                                                                     \
    X(Link, "mw1.link")                                                                            \
    X(PairRoot, "mw1.pair")                                                                        \
    X(ZeroSeed, "mw1.zs")                                                                          \
    X(LinkConfirm, "mw1.link.conf")                                                                \
    X(Envelope, "mw1.env")                                                                         \
    X(Channel, "mw1.ch")                                                                           \
    /* 3: DKG */                                                                                   \
    X(DkgCommit, "mw1.dkg.com")                                                                    \
    X(DkgSession, "mw1.dkg.sid")                                                                   \
    X(DkgProof, "mw1.dkg.pok")                                                                     \
    X(DkgProofEd, "mw1.dkg.poke")                                                                  \
    X(DkgChain, "mw1.dkg.cc")                                                                      \
    X(DkgChainEd, "mw1.dkg.cce")                                                                   \
    X(DkgTranscript, "mw1.dkg.tr")                                                                 \
    /* 4.1: base OT */                                                                             \
    X(BaseOtId, "mw1.ot.id")                                                                       \
    X(BaseOtPad, "mw1.ot.pad")                                                                     \
    X(BaseOtKey, "mw1.ot.key")                                                                     \
    X(BaseOtMessage, "mw1.ot.m")                                                                   \
    X(BaseOtTranscript, "mw1.ot.tr")                                                               \
    /* 4.2: OT extension */                                                                        \
    X(OtRow, "mw1.ote.prg")                                                                        \
    X(OtChallenge, "mw1.ote.chi")                                                                  \
    X(OtCheck, "mw1.ote.v")                                                                        \
    X(OtMessage, "mw1.ote.m")                                                                      \
    X(OtPad, "mw1.ote.rnd")                                                                        \
    /* 4.3: RVOLE */                                                                               \
    X(VoleId, "mw1.vole.id")                                                                       \
    X(VoleGadget, "mw1.vole.g")                                                                    \
    X(VoleTheta, "mw1.vole.th")                                                                    \
    X(VoleMu, "mw1.vole.mu")                                                                       \
    /* 4.4: zero shares */                                                                         \
    X(ZeroShare, "mw1.zero")                                                                       \
    /* 5: ECDSA */                                                                                 \
    X(PresignSession, "mw1.ps.ssid")                                                               \
    X(PresignCommit, "mw1.ps.com")                                                                 \
    X(PresignExtension, "mw1.ps.ext")                                                              \
    X(PresignEcho, "mw1.ps.echo")                                                                  \
    X(PresignId, "mw1.ps.pt")                                                                      \
    X(OnlineSession, "mw1.on.sid")                                                                 \
    X(Request, "mw1.req")                                                                          \
    X(Rerandomise, "mw1.rerand")                                                                   \
    /* 6: Schnorr and Ed25519 */                                                                   \
    X(FrostSession, "mw1.fr.sid")                                                                  \
    X(FrostRequest, "mw1.req.s")                                                                   \
    X(FrostPrefix, "mw1.fr.pre")                                                                   \
    X(FrostMessage, "mw1.fr.msg")                                                                  \
    X(FrostCommitments, "mw1.fr.com")                                                              \
    X(FrostBinding, "mw1.fr.rho")                                                                  \
    /* 7: refresh, restore, drill */                                                               \
    X(RefreshId, "mw1.rf.id")                                                                      \
    X(RefreshShift, "mw1.rf.s")                                                                    \
    X(RefreshShiftEd, "mw1.rf.e")                                                                  \
    X(RefreshCommit, "mw1.rf.com")                                                                 \
    X(RefreshSession, "mw1.rf.sid")                                                                \
    X(RefreshProof, "mw1.rf.pok")                                                                  \
    X(RefreshProofEd, "mw1.rf.poke")                                                               \
    X(RefreshTranscript, "mw1.rf.tr")                                                              \
    X(RestoreSession, "mw1.rs.sid")                                                                \
    X(RestoreProof, "mw1.rs.pok")                                                                  \
    X(RestoreProofEd, "mw1.rs.poke")                                                               \
    X(DrillProof, "mw1.dr.pok")                                                                    \
    X(DrillProofEd, "mw1.dr.poke")

// The texts that begin what an identity key signs: ASCII, not padded.
#define TERCET_MPC_SIGNED(X)                                                                       \
    X(DhKeyCertificate, "mw1.sk.cert")                                                             \
    X(DkgConfirm, "mw1.dkg.conf")                                                                  \
    X(RefreshConfirm, "mw1.rf.conf")                                                               \
    X(Void, "mw1.void")                                                                            \
    X(RequestApproval, "mw1.req.ok")

namespace tercet::mpc::tag {

#define X(name, text) inline constexpr crypto::Tag k##name { text };
TERCET_MPC_TAGS(X)
#undef X

} // namespace tercet::mpc::tag

namespace tercet::mpc::signedAs {

#define X(name, text) inline constexpr std::string_view k##name { text };
TERCET_MPC_SIGNED(X)
#undef X

} // namespace tercet::mpc::signedAs
