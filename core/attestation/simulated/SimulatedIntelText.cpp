#include <chrono>
#include <cstdio>

#include "core/attestation/simulated/DerWriter.h"
#include "core/attestation/simulated/SimulatedIntel.h"

namespace tercet::attestation::simulated {

namespace {

constexpr std::int64_t kDay = 86'400;
const std::string kSgx = "1.2.840.113741.1.13.1";

Json levelOf(const PckIdentity& platform, std::uint8_t below, const char* status)
{
    Json components = Json::array();
    for (const auto svn : platform.components)
        components.push_back({ { "svn", svn < below ? 0 : svn - below } });
    return { { "tcb", { { "sgxtcbcomponents", components }, { "pcesvn", platform.pceSvn } } },
        { "tcbDate", "2024-03-13T00:00:00Z" }, { "tcbStatus", status } };
}

Bytes entry(const std::string& tail, const Bytes& value)
{
    return der::sequence({ der::oid(kSgx + tail), value });
}

} // namespace

std::string isoTime(std::int64_t unixSeconds)
{
    const std::chrono::sys_seconds at { std::chrono::seconds(unixSeconds) };
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(at - day);
    char text[48];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ", int(date.year()),
        unsigned(date.month()), unsigned(date.day()), int(clock.hours().count()),
        int(clock.minutes().count()), int(clock.seconds().count()));
    return text;
}

Json tcbInfoOf(const PckIdentity& platform, std::int64_t now)
{
    Json levels = Json::array();
    levels.push_back(levelOf(platform, 0, "UpToDate"));
    levels.push_back(levelOf(platform, 1, "OutOfDate"));
    levels.back()["advisoryIDs"] = { "INTEL-SA-00001" };
    return { { "id", "SGX" }, { "version", 3 }, { "issueDate", isoTime(now - kDay) },
        { "nextUpdate", isoTime(now + 29 * kDay) }, { "fmspc", hex(platform.fmspc) },
        { "pceId", hex(platform.pceId) }, { "tcbType", 0 }, { "tcbEvaluationDataNumber", 17 },
        { "tcbLevels", levels } };
}

Json qeIdentityOf(const EnclaveReport& qe, std::int64_t now)
{
    const Json level { { "tcb", { { "isvsvn", qe.isvSvn } } },
        { "tcbDate", "2024-03-13T00:00:00Z" }, { "tcbStatus", "UpToDate" } };
    return { { "id", "QE" }, { "version", 2 }, { "issueDate", isoTime(now - kDay) },
        { "nextUpdate", isoTime(now + 29 * kDay) }, { "tcbEvaluationDataNumber", 17 },
        { "miscselect", "00000000" }, { "miscselectMask", "FFFFFFFF" },
        { "attributes", "11000000000000000000000000000000" },
        { "attributesMask", "FBFFFFFFFFFFFFFF0000000000000000" }, { "mrsigner", hex(qe.mrSigner) },
        { "isvprodid", qe.isvProdId }, { "tcbLevels", Json::array({ level }) } };
}

Bytes pckExtensionOf(const PckIdentity& platform)
{
    Bytes tcb;
    for (std::size_t i = 0; i < 16; ++i)
        append(tcb, entry(".2." + std::to_string(i + 1), der::integer(platform.components[i])));
    append(tcb, entry(".2.17", der::integer(platform.pceSvn)));
    append(tcb, entry(".2.18", der::octets(platform.components)));
    return der::sequence({ entry(".1", der::octets(Bytes(16, 7))),
        entry(".2", der::value(0x30, tcb)), entry(".3", der::octets(platform.pceId)),
        entry(".4", der::octets(platform.fmspc)), entry(".5", der::value(0x0A, Bytes { 0 })) });
}

} // namespace tercet::attestation::simulated
