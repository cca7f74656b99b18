#pragma once

#include <functional>

#include "core/attestation/Manifest.h"
#include "core/attestation/Verdict.h"
#include "core/base/Result.h"

namespace tercet::attestation {

// The published list as a party goes by it now.
struct Published {
    Manifest manifest {};
    std::optional<Bytes32> before {}; // digest of the one before it: the other side may lag behind
    std::vector<Bytes32> digests() const;
};

// Opens the list that is good at `now` (Unix seconds) and not older than the highest sequence ever
// seen, or says why there is none: Manifest*.
using PublishedList
    = std::function<Outcome<Published>(std::int64_t now, std::uint64_t highestSeen)>;

// No list: nothing is published under keys that this program knows. ManifestSignature.
PublishedList nothingPublished();

// A list as files bring it: the signed bytes, and the signatures as readManifestSignatures() takes
// them. `read` is asked each time; empty: there is none.
struct SignedList {
    Bytes manifest {};
    std::string signatures {};
};
PublishedList publishedList(std::function<std::optional<SignedList>()> read, ReleaseKeys keys);

// The keys whose lists this program takes. None: no list has been published yet, so no co-signer
// under AMD's or Intel's roots can be verified.
const ReleaseKeys& releaseKeys();

// The signatures that come with a list: JSON array of {"key": hex32, "signature": hex64}, at most
// kMaxSignatures. ManifestFormat.
inline constexpr std::size_t kMaxSignatures = 16;
Outcome<std::vector<ManifestSignature>> readManifestSignatures(std::string_view json);

// The code under which a reason stops what a person wanted.
Code codeOf(Reason reason);
// The first finding that is above the limit as an error, with the reason's name as context.
Status asStatus(const Check& check);
std::optional<Error> whyNot(const Verdict& verdict, Weight limit);

} // namespace tercet::attestation
