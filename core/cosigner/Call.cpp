#include "core/cosigner/Call.h"

namespace tercet::cosigner {

std::string_view sessionKindName(SessionKind kind)
{
    switch (kind) {
    case SessionKind::None:
        return "none";
    case SessionKind::Keygen:
        return "keygen";
    case SessionKind::Link:
        return "link";
    case SessionKind::Presign:
        return "presign";
    case SessionKind::Sign:
        return "sign";
    case SessionKind::Refresh:
        return "refresh";
    case SessionKind::Resolve:
        return "resolve";
    case SessionKind::EndLink:
        return "end-link";
    case SessionKind::Nonces:
        return "nonces";
    case SessionKind::Schnorr:
        return "schnorr";
    case SessionKind::Drill:
        return "drill";
    case SessionKind::Restore:
        return "restore";
    }
    return "none";
}

} // namespace tercet::cosigner
