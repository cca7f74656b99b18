#pragma once

#include <random>
#include <set>

#include "core/backup/BackupFile.h"

// Backup files that something happened to, and what is the right word for each.
namespace tercet::wallet::test {

// An error's code with its field ("header", "mac", … for AgeDamaged).
struct Verdict {
    Code code;
    std::string field {};
    friend auto operator<=>(const Verdict&, const Verdict&) = default;
};

struct Mutant {
    Bytes file;
    std::set<Verdict> right; // one of these
    bool mayOpen { false }; // only white space was changed, perhaps
};

// A file as writeShareBackup() made it, to one X25519 recipient or with a passphrase.
class Original {
public:
    explicit Original(Bytes file);
    Mutant mutant(std::mt19937_64& dice) const;

private:
    enum class Part { Name, Version, Stanza, Mac, Payload };
    Part partAt(std::size_t binary) const;
    void add(Part part, std::set<Verdict>& right) const;
    std::size_t binaryAt(std::size_t position) const;

    Bytes m_file, m_binary;
    bool m_armored, m_passphrase;
    std::size_t m_stanza, m_mac, m_payload; // where they begin, binary
};

// The payload of a backup with one thing changed, to be encrypted again.
Mutant mutantPayload(ByteView payload, std::mt19937_64& dice);

} // namespace tercet::wallet::test
