#include "tests/unit/backend/GatedUnderTest.h"
#include "tests/unit/backend/HttpsUnderTest.h"

namespace tercet::test {

INSTANTIATE_TEST_SUITE_P(Https, BackendSuite,
    testing::Values(
        +[]() -> std::unique_ptr<BackendUnderTest> { return std::make_unique<HttpsUnderTest>(); }));

INSTANTIATE_TEST_SUITE_P(Gated, BackendSuite,
    testing::Values(
        +[]() -> std::unique_ptr<BackendUnderTest> { return std::make_unique<GatedUnderTest>(); }));

} // namespace tercet::test
