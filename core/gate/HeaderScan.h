#pragma once

#include <cstddef>
#include <string_view>

namespace tercet::gate {

// How far a request's header has come. The HTTP parser reads it afterwards; this only refuses what
// two parsers might read differently (request smuggling): lines that do not end with CR LF, folded
// lines, control and non-ASCII characters, white space around a field's name, targets that are not
// in origin form, other versions than HTTP/1.1.
struct HeaderScan {
    enum class State { More, Complete, Bad };
    State state { State::More };
    std::size_t length { 0 }; // Complete: of the header, its empty line included
};
HeaderScan scanHeader(std::string_view bytes);

// The same of a header that comes in pieces, in one pass over them: `bytes` is all that has come so
// far, each time with what was handed in before at its beginning.
class HeaderScanner {
public:
    HeaderScan scan(std::string_view bytes);
    std::size_t seen() const { return m_seen; } // so much is not looked at again

private:
    std::size_t m_line { 0 }; // where the line begins that is not over
    std::size_t m_seen { 0 };
    bool m_first { true };
};

} // namespace tercet::gate
