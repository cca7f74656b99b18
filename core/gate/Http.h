#pragma once

#include <algorithm>
#include <optional>

#include "core/base/Bytes.h"

namespace tercet::gate {

struct Field {
    std::string name; // lower case
    std::string value; // without the white space around it
    friend bool operator==(const Field&, const Field&) = default;
};

// A request as the HTTP parser read it.
struct HttpRequest {
    std::string method {};
    std::string target {}; // as it stands on the wire
    std::vector<Field> fields {};
    Bytes body {};
    std::string peer {}; // IP address of the other side, without the port
    std::uint64_t connection { 0 }; // its number; 0: none is counted
};

struct HttpResponse {
    int status { 500 };
    std::vector<Field> fields {}; // without Content-Length
    Bytes body {};
};

// The one value of a field; empty where there is none.
inline std::string_view fieldOf(const std::vector<Field>& fields, std::string_view name)
{
    const auto it = std::ranges::find(fields, name, &Field::name);
    return it == fields.end() ? std::string_view {} : std::string_view(it->value);
}

} // namespace tercet::gate
