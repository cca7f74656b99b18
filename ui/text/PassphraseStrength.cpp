#include "ui/text/PassphraseStrength.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace tercet::ui {

namespace {

// The head of every published list of leaked passwords, in English and German.
constexpr std::string_view kKnown[] = { "password", "passwort", "123456", "qwerty", "qwertz",
    "letmein", "iloveyou", "admin", "welcome", "willkommen", "monkey", "dragon", "master",
    "football", "fussball", "baseball", "sunshine", "sonnenschein", "princess", "shadow",
    "superman", "hallo", "hello", "schatz", "geheim", "secret", "trustno", "bitcoin", "ethereum",
    "wallet", "tercet", "changeme", "login", "ficken", "starwars", "michael", "daniel", "thomas",
    "summer", "sommer", "winter", "asdfgh", "yxcvbn", "zxcvbn", "1q2w3e", "abc123", "default",
    "test", "correct horse battery staple" };

constexpr double kWordBits = 12; // one of some four thousand common words
constexpr double kKnownBits = 5;

char lower(std::uint8_t c) { return char(c >= 'A' && c <= 'Z' ? c + 32 : c); }
bool isLetter(std::uint8_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

double alphabetBits(std::uint8_t c)
{
    if (c >= '0' && c <= '9') return 3.3;
    if (c >= 'a' && c <= 'z') return 4.7;
    if (c >= 'A' && c <= 'Z') return 5.2;
    if (c == ' ' || c == '-' || c == '_' || c == '.') return 1.5;
    return c >= 0x80 ? 3.5 : 5; // one of the two or three bytes of another script's letter; a sign
}

std::size_t knownAt(ByteView text, std::size_t at)
{
    std::size_t longest = 0;
    for (const auto known : kKnown) {
        if (known.size() <= longest || text.size() - at < known.size()) continue;
        if (std::equal(known.begin(), known.end(), text.begin() + std::ptrdiff_t(at),
                [](char k, std::uint8_t c) { return k == lower(c); }))
            longest = known.size();
    }
    return longest;
}

// How far from `at` each character differs from the one before by the same step of -1, 0 or 1:
// "aaaa", "abcd", "9876".
std::size_t runAt(ByteView text, std::size_t at)
{
    if (at + 1 >= text.size()) return 1;
    const int step = text[at + 1] - text[at];
    if (step < -1 || step > 1) return 1;
    std::size_t n = 2;
    while (at + n < text.size() && text[at + n] - text[at + n - 1] == step) ++n;
    return n;
}

std::size_t repeatAt(ByteView text, std::size_t at)
{
    // The longest piece from here that stood earlier already, of three characters or more.
    std::size_t longest = 0;
    for (std::size_t from = 0; from < at; ++from) {
        std::size_t n = 0;
        while (at + n < text.size() && from + n < at && text[from + n] == text[at + n]) ++n;
        longest = std::max(longest, n);
    }
    return longest >= 3 ? longest : 0;
}

} // namespace

double guessBits(ByteView text)
{
    double bits = 0;
    for (std::size_t i = 0; i < text.size();) {
        if (const auto n = knownAt(text, i)) {
            bits += kKnownBits;
            i += n;
        } else if (const auto again = repeatAt(text, i)) {
            bits += 2;
            i += again;
        } else if (const auto run = runAt(text, i); run >= 3) {
            bits += alphabetBits(text[i]) + std::log2(double(run));
            i += run;
        } else if (isLetter(text[i])) {
            double letters = 0;
            std::size_t end = i;
            while (end < text.size() && isLetter(text[end]) && (end == i || !knownAt(text, end)))
                letters += alphabetBits(text[end++]);
            // Short pieces are letters; from four on they are most likely a word.
            bits += end - i >= 4 ? std::min(letters, kWordBits + 0.6 * double(end - i - 4))
                                 : letters;
            i = end;
        } else {
            bits += alphabetBits(text[i++]);
        }
    }
    return bits;
}

Strength strengthOf(double bits)
{
    return bits < 28 ? Strength::Weak
        : bits < 44  ? Strength::Fair
        : bits < 60  ? Strength::Good
                     : Strength::Strong;
}

} // namespace tercet::ui
