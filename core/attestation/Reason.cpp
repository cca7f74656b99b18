#include "core/attestation/Reason.h"

namespace tercet::attestation {

std::string_view reasonName(Reason reason)
{
    switch (reason) {
#define X(name, text, meaning)                                                                     \
    case Reason::name:                                                                             \
        return text;
        TERCET_ATTESTATION_REASONS(X)
#undef X
    }
    return "E_UNKNOWN";
}

std::string_view reasonMeaning(Reason reason)
{
    switch (reason) {
#define X(name, text, meaning)                                                                     \
    case Reason::name:                                                                             \
        return meaning;
        TERCET_ATTESTATION_REASONS(X)
#undef X
    }
    return {};
}

} // namespace tercet::attestation
