#include "tests/unit/wallet/BackupMutants.h"

#include <algorithm>

#include "core/backup/age/Armor.h"

namespace tercet::wallet::test {

namespace {

constexpr std::string_view kName = "age-encryption.org/";
constexpr std::string_view kBegin = "-----BEGIN AGE";
constexpr std::size_t kFirstLine = 35, kLine = 65; // of armor, with their ends

Bytes changed(const Bytes& original, std::size_t at, std::mt19937_64& dice)
{
    auto out = original;
    const auto where = out.begin() + std::ptrdiff_t(at);
    switch (dice() % 6) {
    case 0:
        *where ^= std::uint8_t(1u << dice() % 8);
        break;
    case 1:
        out.resize(at);
        break;
    case 2:
        out.insert(where, std::uint8_t(dice()));
        break;
    case 3:
        out.erase(where);
        break;
    case 4:
        std::swap(out[at], out[dice() % out.size()]);
        break;
    default:
        for (auto i = at; i < std::min(at + 16, out.size()); ++i) out[i] = std::uint8_t(dice());
    }
    return out;
}

} // namespace

Original::Original(Bytes file)
    : m_file(std::move(file))
    , m_binary(m_file)
    , m_armored(backup::age::isArmored(m_file))
{
    if (m_armored) m_binary = backup::age::readArmor(m_file)->binary;
    const auto in = text(m_binary);
    m_passphrase = in.find("-> scrypt ") != in.npos;
    m_stanza = in.find("-> ");
    m_mac = in.find("---");
    m_payload = in.find('\n', m_mac) + 1;
}

Original::Part Original::partAt(std::size_t binary) const
{
    if (binary < kName.size()) return Part::Name;
    if (binary < m_stanza) return Part::Version;
    if (binary < m_mac) return Part::Stanza;
    return binary < m_payload ? Part::Mac : Part::Payload;
}

std::size_t Original::binaryAt(std::size_t position) const
{
    if (!m_armored) return std::min(position, m_binary.size() - 1);
    if (position < kFirstLine) return 0;
    const auto column = std::min<std::size_t>((position - kFirstLine) % kLine, 63);
    return std::min((position - kFirstLine) / kLine * 48 + column / 4 * 3, m_binary.size() - 1);
}

void Original::add(Part part, std::set<Verdict>& right) const
{
    switch (part) {
    case Part::Name:
        right.insert({ Code::NotAgeFile });
        return;
    case Part::Version:
        right.insert({ { Code::AgeDamaged, "header" }, { Code::AgeUnsupported } });
        return;
    case Part::Stanza: // of another type it is somebody else's
        right.insert({ { Code::AgeDamaged, "header" }, { Code::NoMatchingIdentity, "identity" } });
        if (m_passphrase) right.insert({ { Code::WrongPassphrase }, { Code::AgeUnsupported } });
        return;
    case Part::Mac:
        right.insert({ { Code::AgeDamaged, "header" }, { Code::AgeDamaged, "mac" } });
        return;
    case Part::Payload:
        right.insert({ { Code::AgeDamaged, "payload" } });
        return;
    }
}

Mutant Original::mutant(std::mt19937_64& dice) const
{
    if (!m_armored && dice() % 50 == 0) {
        Mutant out { m_file, { { Code::AgeUnsupported } } };
        out.file[kName.size() + 1] = std::uint8_t('2' + dice() % 8);
        return out;
    }
    // Half of them in the header, which is small.
    const auto limit = dice() % 2 ? m_file.size() : (m_armored ? m_payload * 4 / 3 : m_payload);
    Mutant out { changed(m_file, dice() % limit, dice), {} };
    while (out.file == m_file) out.file = changed(m_file, dice() % limit, dice);

    const auto [a, b] = std::ranges::mismatch(m_file, out.file);
    const auto first = std::size_t(a - m_file.begin());
    auto last = m_file.size();
    for (auto there = out.file.size();
        last > first && there > first && m_file[last - 1] == out.file[there - 1]; --there)
        --last;
    const bool cut = last == m_file.size() && out.file.size() < m_file.size();
    const std::size_t group = m_armored ? 2 : 0; // what else hangs on a character
    const auto end = binaryAt(std::max(first, last - (last > first))) + group;
    for (auto at = binaryAt(first); at <= end; ++at) add(partAt(at), out.right);
    if (cut && first < m_file.size() && binaryAt(first) <= m_payload + 16)
        out.right.insert({ Code::AgeDamaged, "header" });
    if (m_armored) {
        out.right.insert({ Code::AgeDamaged, "armor" });
        if (first < kBegin.size()) out.right = { { Code::NotAgeFile } };
        if (first >= kBegin.size() && last <= kFirstLine - 1)
            out.right = { { Code::AgeDamaged, "armor" } };
        // Its white space may be more or less.
        out.mayOpen = true;
    }
    return out;
}

Mutant mutantPayload(ByteView payload, std::mt19937_64& dice)
{
    constexpr std::string_view kDigits = "0123456789abcdef";
    const auto original = toBytes(payload);
    const auto in = text(payload);
    const auto version = in.find("\"version\":") + 10;
    if (dice() % 50 == 0) {
        Mutant out { original, { { Code::BackupNewerFormat } } };
        out.file[version] = std::uint8_t('2' + dice() % 8);
        return out;
    }
    if (dice() % 2) { // another digit in a share, a point, an id, a key or a signature
        for (;;) {
            const auto at = dice() % original.size();
            const auto run = in.find_first_not_of(kDigits, at);
            const auto start = in.find_last_not_of(kDigits, at);
            const char digit = kDigits[dice() % 16];
            if (run == in.npos || start == in.npos || run - start < 65 || digit == in[at]) continue;
            Mutant out { original, { { Code::BackupShareMismatch } } };
            out.file[at] = std::uint8_t(digit);
            return out;
        }
    }
    const auto at = dice() % original.size();
    Mutant out { changed(original, at, dice),
        { { Code::NotShareBackup }, { Code::BackupShareMismatch } } };
    while (out.file == original) out.file = changed(original, at, dice);
    const auto there = text(out.file);
    if (!there.starts_with(in.substr(0, version))) out.right = { { Code::NotShareBackup } };
    if (!there.starts_with(in.substr(0, version + 2)))
        out.right.insert({ Code::BackupNewerFormat });
    return out;
}

} // namespace tercet::wallet::test
