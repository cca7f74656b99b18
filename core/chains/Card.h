#pragma once

#include "core/chains/Decoded.h"

namespace tercet::chains {

// Collects a Decoded in the card's order.
class Card {
public:
    Card(Kind kind, const Bytes32& digest)
    {
        m_decoded.kind = kind;
        m_decoded.digest = digest;
    }
    Decoded* operator->() { return &m_decoded; }
    void field(std::string id, std::string name, std::string value)
    {
        m_decoded.fields.push_back({ std::move(id), std::move(name), std::move(value) });
    }
    // `value` is made visible(); line feeds stay.
    void untrusted(std::string id, std::string name, std::string_view value);
    void risk(Level level, std::string code, std::string text, std::vector<std::string> args = {});
    Decoded take(); // worst risk first

private:
    Decoded m_decoded;
};

} // namespace tercet::chains
