#include "core/cosigner/ExportDesk.h"

#include "core/backup/ExportAsk.h"

namespace tercet::cosigner {

using backup::Purpose;

namespace {

constexpr std::int64_t kDayMs = 24LL * 3600 * 1000;

std::string idOf(Purpose purpose, std::uint64_t serial)
{
    return std::to_string((1ull << 62) | (serial << 2 & ((1ull << 62) - 1)) | unsigned(purpose));
}

Result<std::optional<backup::RecipientSet>> read(const Bytes& bytes)
{
    if (bytes.empty()) return std::nullopt;
    TERCET_TRY(auto set, backup::RecipientSet::decode(bytes));
    return set;
}

Bytes written(const std::optional<backup::RecipientSet>& set)
{
    return set ? set->encode() : Bytes {};
}

} // namespace

Result<ExportDesk> ExportDesk::open(
    const Lease& lease, Storage& storage, const RowSeal& seal, const mpc::Environment& env)
{
    ExportDesk out(lease, storage, seal, env);
    for (const auto purpose : kPurposes) {
        TERCET_TRY(const auto row, storage.recipients(lease.vault, std::uint8_t(purpose)));
        if (!seal.holdsOrNone(row, lease.vault, std::uint8_t(purpose)))
            return fail(Code::SealBroken, "recipients that are not ours", "recipients");
        auto& held = out.held(purpose);
        held.serial = row.serial;
        TERCET_TRY(held.set, read(row.set));
        TERCET_TRY(held.waiting, read(row.waiting));
        held.sinceMs = row.sinceMs;
        held.dueMs = row.dueMs;
    }
    return out;
}

Status ExportDesk::store(Purpose purpose, const Held& held)
{
    const auto number = std::uint8_t(purpose);
    RecipientsRow row { held.serial, written(held.set), written(held.waiting), held.sinceMs,
        held.dueMs };
    row.seal = toBytes(m_seal->of(row, m_lease.vault, number));
    if (const auto stored = m_storage->setRecipients(m_lease, number, row); !stored) {
        m_unsure = true;
        return stored;
    }
    this->held(purpose) = held;
    return {};
}

Status ExportDesk::settle()
{
    for (const auto purpose : kPurposes) {
        const auto& now = held(purpose);
        if (!now.waiting || now.dueMs > m_env.clock.wallMs()) continue;
        TERCET_CHECK(store(purpose, { .serial = now.serial, .set = now.waiting }));
    }
    return {};
}

RecipientsView ExportDesk::view() const
{
    RecipientsView out;
    for (const auto purpose : kPurposes) {
        const auto& now = m_held[std::size_t(purpose) - 1];
        if (now.serial == 0) continue;
        out.sets.push_back({ now.serial, now.set, now.waiting, now.sinceMs, now.dueMs, purpose });
    }
    return out;
}

Result<RecipientsView> ExportDesk::change(
    const Bytes32& device, ByteView body, std::uint32_t delayS)
{
    TERCET_TRY(auto wanted, backup::openRecipients(device, m_lease.vault, body));
    const auto purpose = wanted.set.purpose;
    auto next = held(purpose);
    const auto& newest = next.waiting ? next.waiting : next.set;
    if (wanted.serial == next.serial && newest == wanted.set) return view();
    if (wanted.serial <= next.serial)
        return fail(Code::RoundConflict, "the serial is not above the newest", "serial");
    next.serial = wanted.serial;
    next.waiting.reset();
    next.sinceMs = next.dueMs = 0;
    const auto now = m_env.clock.wallMs();
    if (!next.set || *next.set == wanted.set || delayS == 0) {
        next.set = std::move(wanted.set);
    } else {
        next.waiting = std::move(wanted.set);
        next.sinceMs = now;
        next.dueMs = now + std::int64_t(delayS) * 1000;
    }
    TERCET_CHECK(store(purpose, next));
    return view();
}

Result<Bytes> ExportDesk::give(const mpc::CoreRecord& record, ByteView body)
{
    TERCET_TRY(
        const auto ask, backup::openAsk(record.identities[mpc::Party::P1].ik, m_lease.vault, body));
    const auto& now = held(ask.purpose);
    if (!now.set)
        return fail(ask.purpose == Purpose::Trust ? Code::TrustNotSet : Code::RecipientsNotSet,
            "nobody is registered");
    if (ask.epoch != record.epoch)
        return fail(Code::MixedEpochs, "epoch " + std::to_string(record.epoch), "epoch");
    if (ask.set != now.set->hash(m_lease.vault)) {
        const bool later = now.waiting && ask.set == now.waiting->hash(m_lease.vault);
        return fail(later ? Code::RecipientsWaiting : Code::RecipientsNotSet,
            "other recipients are in force", "set");
    }
    const auto time = m_env.clock.wallMs();
    if (ask.atMs > time + kAskMs || ask.atMs < time - kAskMs)
        return fail(Code::ClockSkew, "asked at another time", "at_ms");
    const auto id = crypto::sha256(body);
    TERCET_TRY(const bool noted,
        m_storage->noteExport(m_lease,
            { id, std::uint8_t(ask.purpose), record.epoch, ask.set, time }, time - kDayMs,
            kMostADay));
    if (!noted) return fail(Code::RateLimited, "exports in a day");
    mpc::HedgedRandom random(m_env, record.hedgeKey, id, "export");
    TERCET_TRY(
        const auto part, backup::exportShare(record, *now.set, ask.name, ask.atMs / 1000, random));
    return part.encode();
}

std::vector<ExportDesk::Waiting> ExportDesk::waiting() const
{
    std::vector<Waiting> out;
    for (const auto purpose : kPurposes) {
        const auto& now = m_held[std::size_t(purpose) - 1];
        if (now.waiting)
            out.push_back({ idOf(purpose, now.serial), *now.waiting, now.sinceMs, now.dueMs });
    }
    return out;
}

bool ExportDesk::waits(const std::string& id) const
{
    for (const auto& one : waiting())
        if (one.id == id) return true;
    return false;
}

Status ExportDesk::cancel(const std::string& id)
{
    for (const auto purpose : kPurposes) {
        auto now = held(purpose);
        if (!now.waiting || idOf(purpose, now.serial) != id) continue;
        now.waiting.reset();
        now.sinceMs = now.dueMs = 0;
        return store(purpose, now);
    }
    return fail(Code::NoSuchPending, "nothing of this number waits", "id");
}

} // namespace tercet::cosigner
