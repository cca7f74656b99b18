#include "app/cli/recover/OfflineCommands.h"

#include <charconv>

#include "app/cli/Files.h"
#include "app/cli/Passphrase.h"
#include "core/backup/IdentityFiles.h"
#include "core/backup/Recovery.h"
#include "core/backup/SecretFile.h"
#include "core/base/Clock.h"
#include "core/crypto/SystemRandom.h"

namespace tercet::cli {

namespace {

using backup::Package;

Result<Package> packageOf(const OfflineWords& words)
{
    std::error_code error;
    const auto folder = std::filesystem::absolute(words.folder, error);
    if (error) return fail(Code::FileUnreadable, error.message(), words.folder);
    return backup::readPackage(systemFiles(), folder);
}

Result<backup::age::Keys> keysOf(const OfflineWords& words)
{
    std::optional<crypto::SecretBytes> passphrase;
    if (const auto it = words.options.find("--identity-passphrase-fd"); it != words.options.end()) {
        int fd = -1;
        const auto* end = it->second.data() + it->second.size();
        const auto [stop, error] = std::from_chars(it->second.data(), end, fd);
        if (error != std::errc() || stop != end || fd < 0)
            return fail(Code::Usage, it->first + " is the number of an open file descriptor.");
        TERCET_TRY(passphrase, readPassphrase(fd, false));
    }
    std::vector<backup::IdentityFile> files;
    for (const auto& path : words.identities)
        files.push_back({ path, passphrase ? &*passphrase : nullptr });
    return backup::readIdentityFiles(files);
}

Result<backup::Recovery> recoveryOf(const OfflineWords& words)
{
    TERCET_TRY(const auto package, packageOf(words));
    TERCET_TRY(const auto keys, keysOf(words));
    backup::RecoveryParts parts;
    for (const auto& path : words.parts) {
        TERCET_TRY(const auto file, readInput(path));
        TERCET_CHECK(parts.add(package.manifest, path, view(file), keys));
    }
    return backup::Recovery::open(package, keys, parts);
}

Answer addressesOf(const std::vector<backup::CoveredAddress>& list)
{
    auto out = Answer::array();
    for (const auto& one : list)
        out.push_back({ { "chain", one.chain }, { "path", one.path }, { "address", one.address } });
    return out;
}

} // namespace

Result<Answer> recoverVerify(const OfflineWords& words)
{
    TERCET_TRY(const auto recovery, recoveryOf(words));
    TERCET_TRY(const auto addresses, recovery.addresses());
    return Answer { { "epoch", recovery.manifest().keys.epoch }, { "complete", true },
        { "addresses", addressesOf(addresses) } };
}

Result<Answer> recoverReveal(const OfflineWords& words)
{
    TERCET_TRY(const auto recovery, recoveryOf(words));
    TERCET_CHECK(recovery.addresses());
    TERCET_TRY(const auto text, recovery.reveal());
    const auto& file = words.options.at("--out");
    TERCET_CHECK(backup::writeSecretFile(file, text));
    return Answer { { "file", file } };
}

Result<Answer> recoverSweep(const OfflineWords& words)
{
    TERCET_TRY(const auto text, readInput(words.options.at("--tx")));
    TERCET_TRY(const auto recovery, recoveryOf(words));
    TERCET_TRY(const auto done, recovery.sweep(text));
    return Answer { { "raw", hex0x(done.raw) }, { "hash", hex0x(done.hash) } };
}

Result<Answer> recoverOpen(const OfflineWords& words)
{
    const auto& text = words.options.at("--for");
    const auto to = backup::age::Recipient::parse(text);
    if (!to) return fail(Code::BadRecipient, to.error().context, text.substr(0, 80));
    unsigned share = 0;
    if (const auto it = words.options.find("--share"); it != words.options.end()) {
        if (it->second != "1" && it->second != "2" && it->second != "3")
            return fail(Code::Usage, "--share is 1, 2 or 3.");
        share = unsigned(it->second[0] - '0');
    }
    TERCET_TRY(const auto package, packageOf(words));
    TERCET_TRY(const auto keys, keysOf(words));
    crypto::SystemRandom random;
    TERCET_TRY(const auto part, backup::sealPart(package, keys, share, *to, random));
    const auto& file = words.options.at("--out");
    TERCET_CHECK(backup::writeSecretFile(file, crypto::SecretBytes::from(part.file)));
    Answer out { { "epoch", package.manifest.keys.epoch }, { "file", file },
        { "recipient", to->text() }, { "fingerprint", to->fingerprint() } };
    if (part.share)
        out["share"] = part.share;
    else
        out["piece"] = part.piece;
    return out;
}

Result<Answer> recoverIdentity(const OfflineWords& words)
{
    crypto::SystemRandom random;
    const auto identity = backup::age::Identity::generate(random);
    const auto& file = words.options.at("--out");
    TERCET_CHECK(backup::writeSecretFile(file, identity.file()));
    const auto& recipient = identity.recipient();
    return Answer { { "file", file }, { "recipient", recipient.text() },
        { "fingerprint", recipient.fingerprint() } };
}

Result<Answer> exportVerify(const OfflineWords& words)
{
    TERCET_TRY(const auto package, packageOf(words));
    TERCET_CHECK(backup::checkPackage(package));
    auto shares = Answer::array();
    for (int share = 1; share <= 3; ++share)
        shares.push_back({ { "share", share }, { "proof", "valid" } });
    return Answer { { "epoch", package.manifest.keys.epoch }, { "complete", true },
        { "shares", std::move(shares) } };
}

Result<Answer> trustCheck(const OfflineWords& words)
{
    constexpr std::int64_t kYear = 365LL * 24 * 3600;
    TERCET_TRY(const auto package, packageOf(words));
    const auto& manifest = package.manifest;
    if (manifest.recipients.purpose != backup::Purpose::Trust)
        return fail(Code::BadPackage, "an export, not a trust's package", "manifest.json");
    TERCET_CHECK(backup::checkPackage(package));
    Answer out { { "trust", manifest.recipients.trust }, { "epoch", manifest.keys.epoch },
        { "complete", true },
        { "renewal_due", SystemClock().wallMs() / 1000 - manifest.created > kYear } };
    if (manifest.officers) {
        out["threshold"] = manifest.officers->threshold;
        out["officers"] = manifest.officers->people.size();
    }
    if (words.identities.empty()) return out;
    if (!manifest.officers)
        return fail(Code::Usage, "Each officer opens this package alone; it has no pieces.");
    TERCET_TRY(const auto keys, keysOf(words));
    const auto opened = backup::openPieces(package, keys);
    if (opened.problem) return std::unexpected(*opened.problem);
    if (opened.pieces.empty()) return fail(Code::NoMatchingIdentity, "of no officer");
    out["pieces"] = Answer::array();
    for (const auto& one : opened.pieces)
        out["pieces"].push_back({ { "piece", one.point.index }, { "check_in", one.checkIn } });
    return out;
}

} // namespace tercet::cli
