#pragma once

#include "core/base/Clock.h"
#include "core/cosigner/Admission.h"
#include "core/gate/Http.h"
#include "core/gate/Limits.h"
#include "core/wire/MessageSignature.h"

namespace tercet::gate {

// Who asks: the message signature of a request, its time, its nonce and its key. Thread-safe.
class Authenticator {
public:
    // `authorities` are the values of Host under which this co-signer is reached: a request signed
    // for the other co-signer is none of ours. What is handed in outlives this.
    Authenticator(std::vector<std::string> authorities, std::int64_t clockSkewMs,
        cosigner::DeviceStorage& devices, const Clock& clock)
        : m_authorities(std::move(authorities))
        , m_clockSkewMs(clockSkewMs)
        , m_devices(devices)
        , m_clock(clock)
    {
    }

    // The fields that every request has or must not have, each at most once; the types of bodies
    // are not looked at. Code::BadField with the field.
    Status checkFields(const HttpRequest& request) const;
    static bool isSigned(const HttpRequest& request);
    // The key under which the request's signature verifies, made within the allowed time.
    // Code::BadSignature, ClockSkew. Whether the key is known is not asked.
    Result<wire::Parameters> verify(const HttpRequest& request) const;
    // An enrolled key's row. Code::UnknownDevice, DeviceRevoked.
    Result<cosigner::DeviceRow> enrolled(const Bytes32& key) const;
    // The same for a request that verify() has passed, once: Code::RequestReplayed too.
    Result<cosigner::DeviceRow> admit(const wire::Parameters& parameters);

private:
    Result<cosigner::DeviceRow> usable(std::optional<cosigner::DeviceRow> row) const;

    std::vector<std::string> m_authorities;
    std::int64_t m_clockSkewMs;
    cosigner::DeviceStorage& m_devices;
    const Clock& m_clock;
};

} // namespace tercet::gate
