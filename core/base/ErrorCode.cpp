#include "core/base/ErrorCode.h"

namespace tercet {

std::string_view codeName(Code code)
{
    switch (code) {
#define X(name, text)                                                                              \
    case Code::name:                                                                               \
        return text;
        TERCET_ERROR_CODES(X)
#undef X
    }
    return "internal";
}

} // namespace tercet
