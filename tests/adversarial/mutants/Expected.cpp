#include "tests/adversarial/mutants/Expected.h"

#include <algorithm>

namespace tercet::mpc::mutants {

namespace {

using Classes = std::set<std::string>;

bool isOneOf(const std::string& what, std::initializer_list<const char*> all)
{
    return std::ranges::any_of(all, [&](const char* one) { return what == one; });
}

// Whoever carries messages can make them unreadable, never make one party take another for a cheat.
Classes onTheWay(const Mutant& m)
{
    // Withheld: what it should have completed is missing later.
    if (isOneOf(m.how, { "left out", "cut to 0" })) return { "drop", "recoverable", "refuse" };
    // Public fields of a body: session ids and signatures depend on them.
    if (isOneOf(m.message, { "ids", "certs", "policy", "recipients", "conf", "n", "pt" }))
        return { "drop", "recoverable", "refuse" };
    return { "drop" };
}

// Values that decode and are wrong; everything else of a field is a decoding error.
bool decodes(const Mutant& m)
{
    return isOneOf(m.how, { "first bit flipped", "last bit flipped", "middle flipped", "random" });
}

bool isLength(const Mutant& m) { return isOneOf(m.how, { "one byte less", "one byte more" }); }

Classes ofExtension(const Mutant& m)
{
    if (m.field == "C") return { "recoverable" }; // the echo, before any check that could ban
    if (m.field == "ctr") return { "recoverable", "quarantine" }; // used before, or another ext_id
    return { "quarantine" };
}

Classes ofShare(const Mutant& m)
{
    if (isOneOf(m.field, { "EA", "R", "salt" })) return { "recoverable" };
    if (isOneOf(m.field, { "nonceA'", "mu" })) return { "quarantine" };
    if (isOneOf(m.field, { "pk", "Gamma_u", "Gamma_v" })) {
        if (isOneOf(m.how, { "the negative point", "another point" })) return { "quarantine" };
        return { "recoverable", "quarantine" }; // a changed x may or may not be on the curve
    }
    // A wrong ψ cannot be told from a right one before the signature (protocol.md 5.9).
    const char* const wrong = m.field == "psi" ? "final" : "quarantine";
    if (decodes(m)) return { wrong };
    return { "recoverable", wrong };
}

Classes ofSender(const Mutant& m)
{
    const auto kind = m.message.substr(0, m.message.find(' '));
    // What was signed in the DKG and in a hello is bound by session ids and echoes.
    if (isOneOf(kind, { "D1", "D2", "D3" })) return { "recoverable", "drop" };
    if (kind == "nonces" || kind == "commitments") return { "recoverable", "refuse" };
    if (kind == "z") {
        // The commitment to the next nonces shows when they are used; after the last one it never
        // does.
        if (isOneOf(m.field, { "D", "E" })) return { "recoverable", "refuse", "signature" };
        return { "recoverable" };
    }
    if (kind == "request") return { "recoverable", "refuse" };
    if (isLength(m)) return { "recoverable", "drop" };
    if (kind == "L1") return { "recoverable", "refuse", "drop" };
    if (isOneOf(kind, { "L2", "L3", "L4", "PT" })) return { "recoverable" };
    if (kind == "A") return ofExtension(m);
    if (kind == "B") return ofShare(m);
    if (decodes(m)) return { "final" }; // û, ŵ
    return { "recoverable", "final" };
}

} // namespace

std::set<std::string> allowed(const Mutant& m)
{
    return m.by == By::Relay ? onTheWay(m) : ofSender(m);
}

} // namespace tercet::mpc::mutants
