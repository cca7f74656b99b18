#include "core/cosigner/ExportViews.h"

#include <algorithm>

#include "core/cosigner/ViewFields.h"

namespace tercet::cosigner {

namespace {

Result<std::optional<backup::RecipientSet>> readSet(const Json& entry, const char* key)
{
    TERCET_TRY(const auto bytes, json::binary(entry, key));
    if (bytes.empty()) return std::nullopt;
    TERCET_TRY(auto set, backup::RecipientSet::decode(bytes));
    return set;
}

} // namespace

const RecipientsView::Entry* RecipientsView::of(backup::Purpose purpose) const
{
    const auto it = std::ranges::find(sets, purpose, &Entry::purpose);
    return it == sets.end() ? nullptr : &*it;
}

Bytes RecipientsView::encode() const
{
    auto out = Json::array();
    for (const auto& one : sets)
        out.push_back({ { "purpose", unsigned(one.purpose) }, { "serial", one.serial },
            { "set", Json::binary(one.set ? one.set->encode() : Bytes {}) },
            { "waiting", Json::binary(one.waiting ? one.waiting->encode() : Bytes {}) },
            { "since_ms", std::uint64_t(one.sinceMs) }, { "due_ms", std::uint64_t(one.dueMs) } });
    return json::toCbor({ { "sets", std::move(out) } });
}

Result<RecipientsView> RecipientsView::decode(ByteView body)
{
    TERCET_TRY(const auto object, parse(body, 1));
    const auto sets = object.find("sets");
    if (sets == object.end() || !sets->is_array() || sets->size() > 2)
        return fail(Code::BadField, "a list of sets", "sets");
    RecipientsView out;
    for (const auto& one : *sets) {
        if (!one.is_object() || one.size() != 6) return fail(Code::BadField, "a map", "sets");
        auto& entry = out.sets.emplace_back();
        TERCET_TRY(const auto purpose, json::integer(one, "purpose"));
        TERCET_TRY(entry.purpose, backup::purposeOf(purpose));
        TERCET_CHECK(cosigner::read(one, "serial", entry.serial));
        TERCET_TRY(entry.set, readSet(one, "set"));
        TERCET_TRY(entry.waiting, readSet(one, "waiting"));
        TERCET_CHECK(cosigner::read(one, "since_ms", entry.sinceMs));
        TERCET_CHECK(cosigner::read(one, "due_ms", entry.dueMs));
        for (const auto* set : { &entry.set, &entry.waiting })
            if (*set && (**set).purpose != entry.purpose)
                return fail(Code::BadField, "of another purpose", "sets");
    }
    return out;
}

} // namespace tercet::cosigner
