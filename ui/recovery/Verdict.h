#pragma once

#include <memory>

#include "core/backup/IdentityFiles.h"
#include "core/backup/Recovery.h"

namespace tercet::ui {

// An identity file that a person chose; the passphrase is of an OpenSSH key.
struct ChosenIdentity {
    std::string path;
    std::optional<crypto::SecretBytes> passphrase {};
};

// All that can be said of a package and these identities, without showing a key.
struct Verdict {
    std::optional<Error> package {}; // no package could be read: nothing else is known then
    std::optional<backup::Manifest> manifest {};
    std::vector<Status> identities {}, parts {}; // as they were given
    std::array<Status, 3> shares {}; // each file alone
    std::optional<Error> sum {}; // all three open, and yet they are not the key
    // Complete: all three, together the key, and every address is the manifest's.
    std::shared_ptr<const backup::Recovery> recovery {};
    std::vector<backup::CoveredAddress> addresses {};
};

// Reads the files, opens what opens, compares everything. `parts`: files that others have sealed
// to one of the identities. Takes seconds where an identity has a passphrase. Any thread; no
// network.
Verdict judge(const std::string& folder, const std::vector<ChosenIdentity>& identities,
    const std::vector<std::string>& parts);

// The keys in these files, each told alone in `states`.
backup::age::Keys keysOf(
    const std::vector<ChosenIdentity>& identities, std::vector<Status>& states);

} // namespace tercet::ui
