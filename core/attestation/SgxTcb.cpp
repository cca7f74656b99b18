#include "core/attestation/SgxTcb.h"

#include <algorithm>

namespace tercet::attestation {

namespace {

constexpr std::pair<TcbStatus, std::string_view> kNames[] = {
    { TcbStatus::UpToDate, "UpToDate" },
    { TcbStatus::SwHardeningNeeded, "SWHardeningNeeded" },
    { TcbStatus::ConfigurationNeeded, "ConfigurationNeeded" },
    { TcbStatus::ConfigurationAndSwHardeningNeeded, "ConfigurationAndSWHardeningNeeded" },
    { TcbStatus::OutOfDate, "OutOfDate" },
    { TcbStatus::OutOfDateConfigurationNeeded, "OutOfDateConfigurationNeeded" },
    { TcbStatus::Revoked, "Revoked" },
};

} // namespace

std::string_view statusName(TcbStatus status)
{
    for (const auto& [value, name] : kNames)
        if (value == status) return name;
    return {};
}

std::optional<TcbStatus> statusNamed(std::string_view name)
{
    for (const auto& [value, text] : kNames)
        if (text == name) return value;
    return std::nullopt;
}

const TcbLevel* levelOf(const TcbInfo& info, const ByteArray<16>& components, std::uint16_t pceSvn)
{
    for (const auto& level : info.levels) {
        bool reached = level.pceSvn <= pceSvn;
        for (std::size_t i = 0; i < components.size(); ++i)
            reached = reached && level.components[i] <= components[i];
        if (reached) return &level;
    }
    return nullptr;
}

const QeLevel* levelOf(const QeIdentity& identity, std::uint16_t isvSvn)
{
    for (const auto& level : identity.levels)
        if (level.isvSvn <= isvSvn) return &level;
    return nullptr;
}

TcbStatus converge(TcbStatus platform, TcbStatus qe)
{
    using enum TcbStatus;
    if (platform == Revoked || qe == Revoked) return Revoked;
    if (qe == UpToDate) return platform;
    switch (platform) {
    case UpToDate:
    case SwHardeningNeeded:
    case OutOfDate:
        return OutOfDate;
    default:
        return OutOfDateConfigurationNeeded;
    }
}

Outcome<SignedJson> cutSignedJson(ByteView answer, std::string_view key)
{
    const auto whole = text(answer);
    const std::string head = "{\"" + std::string(key) + "\":";
    constexpr std::string_view kMiddle = ",\"signature\":\"", kTail = "\"}";
    const std::size_t tail = kMiddle.size() + 128 + kTail.size();
    if (!whole.starts_with(head) || whole.size() < head.size() + tail || !whole.ends_with(kTail))
        return refuse(Reason::SgxCollateralFormat, "signed object");
    const auto body = whole.substr(head.size(), whole.size() - head.size() - tail);
    const auto rest = whole.substr(head.size() + body.size());
    const auto signature = arrayFromHex<64>(rest.substr(kMiddle.size(), 128));
    if (!rest.starts_with(kMiddle) || !signature)
        return refuse(Reason::SgxCollateralFormat, "signature");
    return SignedJson { toBytes(view(body)), *signature };
}

} // namespace tercet::attestation
