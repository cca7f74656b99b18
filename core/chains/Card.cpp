#include "core/chains/Card.h"

#include <algorithm>

#include "core/chains/Text.h"

namespace tercet::chains {

void Card::untrusted(std::string id, std::string name, std::string_view value)
{
    if (hasHidden(value, true)
        && std::ranges::find(m_decoded.risks, "hidden-characters", &Risk::code)
            == m_decoded.risks.end())
        risk(Level::Warning, "hidden-characters",
            "It contains characters that cannot be seen; they are shown as codes.");
    m_decoded.fields.push_back({ std::move(id), std::move(name), visible(value, true), true });
}

void Card::risk(Level level, std::string code, std::string text, std::vector<std::string> args)
{
    m_decoded.risks.push_back({ level, std::move(code), std::move(text), std::move(args) });
}

Decoded Card::take()
{
    std::ranges::stable_sort(m_decoded.risks, std::greater(), &Risk::level);
    return std::move(m_decoded);
}

} // namespace tercet::chains
