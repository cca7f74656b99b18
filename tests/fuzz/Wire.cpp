#include "core/wire/Problem.h"
#include "core/wire/Route.h"
#include "core/wire/SignatureFields.h"

using namespace tercet;

// Request lines, signature fields and problems of the co-signers' HTTP. The first byte chooses.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0) return 0;
    const auto in = text(ByteView(data, size).subspan(1));
    switch (data[0] % 4) {
    case 0: { // METHOD PATH QUERY
        const auto first = in.find(' ');
        if (first == std::string_view::npos) return 0;
        const auto rest = in.substr(first + 1);
        const auto second = std::min(rest.find(' '), rest.size());
        const auto query = second == rest.size() ? std::string_view() : rest.substr(second + 1);
        const auto method = in.substr(0, first), path = rest.substr(0, second);
        if (const auto call = wire::readRoute(method, path, query)) {
            const auto back = wire::routeOf(*call);
            if (back.method != method || back.path != path || back.query != query) __builtin_trap();
        }
        break;
    }
    case 1: {
        const std::vector<wire::Component> covered { { "\"@method\"", "GET" },
            { "\"@path\"", "/" } };
        if (const auto read = wire::readSignatureInput(in, covered);
            read && wire::signatureInput(wire::signatureParams(covered, *read)) != in)
            __builtin_trap();
        break;
    }
    case 2:
        if (const auto read = wire::readSignatureField(in);
            read && wire::signatureField(*read) != in)
            __builtin_trap();
        break;
    case 3:
        if (const auto problem = wire::decodeProblem(400, in)) {
            const auto again = wire::decodeProblem(problem->status, wire::encodeProblem(*problem));
            if (!again) __builtin_trap();
        }
        break;
    }
    return 0;
}
