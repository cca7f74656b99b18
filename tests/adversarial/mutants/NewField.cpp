#include "tests/adversarial/mutants/Ends.h"

// Must not compile (CMakeLists.txt): somebody gave a message a field and its mutants no end.
namespace tercet::mpc::mutants {

constexpr auto kFields
    = layout({ { "known", 32, FieldKind::Bytes }, { "added", 32, FieldKind::Bytes } });
constexpr auto kEnds = endsOf(kFields, { { "known", Drop, Drop } });

} // namespace tercet::mpc::mutants
