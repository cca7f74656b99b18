#pragma once

#include <gtest/gtest.h>

#include "core/crypto/SystemRandom.h"
#include "tests/unit/backend/Device.h"

// What every CosignerBackend must do, whatever is between the device and the co-signers. The tests
// are in Suite*.cpp (CMake: TERCET_BACKEND_SUITE); a backend runs them by compiling them into its
// test program and writing, beside a BackendUnderTest of its own,
//     INSTANTIATE_TEST_SUITE_P(Mine, BackendSuite, testing::Values(makeMine));
namespace tercet::test {

// Two co-signers without faults that hold nothing yet, and the backend that reaches them.
class BackendUnderTest {
public:
    virtual ~BackendUnderTest() = default;
    virtual backend::CosignerBackend& backend() = 0;
    // Both co-signers end and start again with what they have stored; backend() is a new object
    // from now on.
    virtual void restart() = 0;
    // Who the next device has to be, where the co-signers ask for that; empty: anybody.
    virtual std::optional<mpc::OwnIdentity> newIdentity() { return {}; }
};
using MakeBackend = std::unique_ptr<BackendUnderTest> (*)();

using backend::kCosigners;
using cosigner::Operation;
using cosigner::SessionKind;

class BackendSuite : public testing::TestWithParam<MakeBackend> {
protected:
    Device device()
    {
        Device d(m_under->backend(), m_random, m_clock);
        d.own = m_under->newIdentity();
        return d;
    }
    // A device with an ACTIVE record of a new vault.
    Device generated(const policy::Policy& policy = {})
    {
        auto d = device();
        const auto done = d.generate(policy);
        EXPECT_TRUE(done) << (done ? "" : done.error().context);
        return d;
    }
    // … with an open link and `presignatures` in its pool.
    Device linked(int presignatures = 1, const policy::Policy& policy = {})
    {
        auto d = generated(policy);
        EXPECT_TRUE(d.openLink());
        for (int i = 0; i < presignatures; ++i) EXPECT_TRUE(d.presign());
        return d;
    }
    // The same device with the co-signers restarted.
    Device restarted(const Device& before)
    {
        m_under->restart();
        auto d = device();
        d.record = before.record;
        return d;
    }
    static void expectSigns(
        Device& d, const chains::Payload& payload, const std::vector<std::uint32_t>& path = kPath)
    {
        const auto signature = d.sign(path, payload);
        ASSERT_TRUE(signature) << codeName(signature.error().code) << " "
                               << signature.error().context;
        EXPECT_TRUE(verifies(d, path, payload, *signature));
    }

    crypto::SystemRandom m_random;
    SystemClock m_clock;
    std::unique_ptr<BackendUnderTest> m_under { GetParam()() };
};

} // namespace tercet::test
