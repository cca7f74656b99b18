#pragma once

// The constant-time check (tests/adversarial/ct_memcheck.cpp) runs the code under valgrind with
// every secret marked as undefined, so that a branch or an index that depends on one is reported.
// declassify() marks what may show: results of checks that every honest run passes, and values that
// are sent. Only that check defines TERCET_CT_CHECK; everywhere else this is nothing.
#if defined(TERCET_CT_CHECK)
#include <valgrind/memcheck.h>
#endif

namespace tercet::crypto {

template <typename T> T& declassify(T& value)
{
#if defined(TERCET_CT_CHECK)
    VALGRIND_MAKE_MEM_DEFINED(&value, sizeof value);
#endif
    return value;
}

template <typename T> T declassified(T value) { return declassify(value); }

} // namespace tercet::crypto
