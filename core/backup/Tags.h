#pragma once

#include "core/crypto/Hash.h"

// The hash tags of backups and exports, under the rules of core/mpc/Tags.h; one test walks all of
// them.
#define TERCET_BACKUP_TAGS(X)                                                                      \
    X(ProofLabel, "mw1.ex.label")                                                                  \
    X(ProofHalf, "mw1.ex.half")                                                                    \
    X(ProofHalfEd, "mw1.ex.halfe")                                                                 \
    X(ProofSeal, "mw1.ex.seal")                                                                    \
    X(ProofChallenge, "mw1.ex.chal")                                                               \
    X(RecipientSet, "mw1.ex.set")                                                                  \
    X(ExpandedPrefix, "mw1.ex.prefix")

// What identity keys sign.
#define TERCET_BACKUP_SIGNED(X)                                                                    \
    X(ExportedShare, "mw1.ex.share")                                                               \
    X(PackageManifest, "mw1.ex.pack")                                                              \
    X(RecipientChange, "mw1.ex.recv")                                                              \
    X(ExportAsked, "mw1.ex.ask")                                                                   \
    X(TrustSplit, "mw1.ex.split")

namespace tercet::backup::tag {

#define X(name, text) inline constexpr crypto::Tag k##name { text };
TERCET_BACKUP_TAGS(X)
#undef X

} // namespace tercet::backup::tag

namespace tercet::backup::signedAs {

#define X(name, text) inline constexpr std::string_view k##name { text };
TERCET_BACKUP_SIGNED(X)
#undef X

} // namespace tercet::backup::signedAs
