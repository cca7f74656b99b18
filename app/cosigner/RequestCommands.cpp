#include "app/cosigner/RequestCommands.h"

#include "app/cosigner/Installation.h"
#include "core/base/Clock.h"
#include "core/cosigner/RequestViews.h"

namespace tercet::operating {

namespace {

using Out = nlohmann::ordered_json;
using cosigner::RequestRow;

constexpr std::int64_t kSecond = 1000;
constexpr std::size_t kPage = 64;

// The address is not known without the vault's record, which is sealed: a summary names none.
std::string summaryOf(const RequestRow& row)
{
    const auto decoded = chains::decode(row.draft.payload, {});
    return decoded ? decoded->summary : std::string();
}

std::size_t approvalsOf(const RequestRow& row)
{
    return std::size_t(std::ranges::count_if(row.decisions, [&](const auto& decision) {
        return decision.approves && decision.role == cosigner::DeviceRole::Approver
            && cosigner::verifyDecision(row.vault, row.id, decision);
    }));
}

Out lineOf(const RequestRow& row)
{
    return { { "id", hex(row.id) }, { "vault", hex(row.vault) },
        { "state", cosigner::queueStateName(row.state) }, { "summary", summaryOf(row) },
        { "requester", hex(row.requester) }, { "name", row.requesterName },
        { "created", row.createdMs / kSecond }, { "expires", row.draft.expiresMs / kSecond },
        { "approvals", approvalsOf(row) } };
}

Status annotate(cosigner::DeviceStorage& devices, const Clock& clock, RequestRow& row)
{
    for (auto& decision : row.decisions) {
        TERCET_TRY(const auto known, devices.device(decision.by));
        if (!known) continue;
        decision.name = known->name;
        decision.counts = cosigner::verifyDecision(row.vault, row.id, decision)
            && known->role == decision.role && !known->revoked(clock.wallMs())
            && known->vault.value_or(row.vault) == row.vault;
    }
    return {};
}

Result<std::vector<Bytes32>> vaultsOf(const Database& database, const Options& options)
{
    TERCET_TRY(auto all, database.storage->vaults());
    if (options.vault.empty()) return all;
    TERCET_TRY(const auto vault, arrayFromHex<32>(options.vault));
    if (std::ranges::find(all, vault) == all.end())
        return fail(Code::NoSuchVaultAtCosigner, "no such vault");
    return std::vector { vault };
}

Result<Out> list(const Database& database, const Options& options)
{
    cosigner::RequestQuery query { .limit = kPage };
    if (!options.state.empty()) {
        query.state = cosigner::queueStateNamed(options.state);
        if (!query.state)
            return fail(Code::Usage, "--state is waiting, approved, rejected, expired or signed.");
    }
    TERCET_TRY(const auto vaults, vaultsOf(database, options));
    auto lines = Out::array();
    for (const auto& vault : vaults) {
        query.after = 0;
        while (true) {
            TERCET_TRY(const auto rows, database.requests->requests(vault, query));
            for (const auto& row : rows) lines.push_back(lineOf(row));
            if (rows.size() < kPage) break;
            query.after = rows.back().change;
        }
    }
    return Out { { "requests", std::move(lines) } };
}

Result<Out> show(const Database& database, const std::string& request)
{
    TERCET_TRY(const auto id, arrayFromHex<32>(request));
    TERCET_TRY(const auto vaults, database.storage->vaults());
    for (const auto& vault : vaults) {
        TERCET_TRY(auto row, database.requests->request(vault, id));
        if (!row) continue;
        TERCET_CHECK(annotate(*database.devices, SystemClock(), *row));
        auto out = Out::parse(cosigner::encodeRequest(*row));
        out["vault"] = hex(vault);
        const auto decoded = chains::decode(row->draft.payload, {});
        if (!decoded) return out;
        out["summary"] = decoded->summary;
        out["digest"] = hex(decoded->digest);
        out["fully_decoded"] = decoded->fullyDecoded;
        auto fields = Out::array();
        for (const auto& field : decoded->fields)
            fields.push_back({ { "name", field.name }, { "value", field.value } });
        out["fields"] = std::move(fields);
        return out;
    }
    return fail(Code::NoSuchRequest, "There is no such request.");
}

} // namespace

Result<Out> executeOnRequests(const Options& options)
{
    Result<Database> database = fail(Code::Internal);
    if (options.data.empty()) {
        database = openDatabase(".", options.database, Missing::Refused);
    } else {
        TERCET_TRY(auto installation, Installation::open(options.data));
        database = std::move(installation.database);
    }
    if (!database) return std::unexpected(database.error());
    return options.command == Command::RequestsList ? list(*database, options)
                                                    : show(*database, options.request);
}

} // namespace tercet::operating
