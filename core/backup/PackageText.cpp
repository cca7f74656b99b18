#include "core/backup/PackageText.h"

#include "core/backup/Date.h"
#include "core/backup/Package.h"

namespace tercet::backup {

namespace {

constexpr std::string_view kExport
    = "This folder holds the three key shares of a wallet. Each is encrypted to one recipient.\n"
      "Whoever opens all three controls everything in the wallet, for ever: also after the "
      "wallet's\n"
      "shares were refreshed. Guard this folder, or destroy it when it is no longer needed.\n";

constexpr std::string_view kTrust
    = "This folder was made for a trust. It holds the three key shares of a wallet, encrypted to\n"
      "the trust's officers. Whoever opens all three controls everything in the wallet, for\n"
      "ever. conditions.txt says when it may be opened. Check it without opening anything:\n"
      "    tercet-cli trust check FOLDER\n";

constexpr std::string_view kHow = R"(
Open it on a computer that is not connected to any network.

With Tercet:
    tercet-cli recover verify FOLDER --identity KEYFILE ...
        shows the addresses that the shares make, and no key
    tercet-cli recover reveal FOLDER --identity KEYFILE ... --out FILE
        writes the private keys to FILE
    tercet-cli recover sweep FOLDER --identity KEYFILE ... --tx UNSIGNED
        signs one transaction and shows no key

Without Tercet: each share-N.age is an ordinary age file (https://age-encryption.org).
    age --decrypt --identity KEYFILE share-1.age
prints a JSON text with "share" for each curve. Add the three shares of a curve modulo its order;
the sum is the private key. docs/recovery.md of Tercet's sources describes every field, and
tests/e2e/recover.py there does it in less than 200 lines.

All three files must be of one epoch. Shares of different epochs do not combine.
manifest.json lists the wallet's public keys, its addresses and the SHA-256 of every file.
)";

std::string piecesText(const Officers& officers)
{
    const auto number = [](std::size_t n) { return std::to_string(n); };
    std::string out = "\nThat key is nowhere but in " + number(officers.people.size())
        + " pieces. Any " + number(officers.threshold)
        + " of the officers open the shares together: give the\n"
          "commands below the KEYFILE of each of them. Or each seals their piece to one who "
          "collects:\n"
          "    tercet-cli recover open FOLDER --identity KEYFILE --for RECIPIENT --out PART\n"
          "Or make one KEYFILE of the pieces, which then opens each share-N.age:\n"
          "    tercet-cli backup combine piece-1.age piece-2.age ... --identity KEYFILE ... --out "
          "FILE\n"
          "Without Tercet: age prints the value in each piece, and docs/recovery.md says under\n"
          "\"Trust with k of n officers\" how they give that key, which opens each share-N.age.\n"
          "Rehearse it once with as many officers as it takes.\n\n";
    for (std::size_t i = 0; i < officers.people.size(); ++i)
        out += pieceFileName(unsigned(i) + 1) + " opens with the key of\n    "
            + officers.people[i].recipient.text() + "\n    "
            + officers.people[i].recipient.fingerprint() + "\n";
    return out;
}

} // namespace

std::string readmeText(const Manifest& manifest)
{
    const bool trust = manifest.recipients.purpose == Purpose::Trust;
    std::string out(trust ? kTrust : kExport);
    out += "\nWallet: " + manifest.name + "\nEpoch: " + std::to_string(manifest.keys.epoch)
        + "\nMade on: " + dateText(manifest.created).substr(0, 10) + "\n\n";
    for (unsigned share = 1; share <= 3; ++share) {
        out += "share-" + std::to_string(share) + ".age opens with the key of\n";
        for (const auto& one : manifest.recipients.of(mpc::Party(share)))
            out += "    " + one.text() + "\n    " + one.fingerprint() + "\n";
    }
    if (manifest.officers) out += piecesText(*manifest.officers);
    return out += kHow;
}

} // namespace tercet::backup
