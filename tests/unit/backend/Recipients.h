#pragma once

#include "core/backup/ExportAsk.h"
#include "core/backup/age/Identity.h"
#include "core/cosigner/ExportViews.h"
#include "tests/unit/backend/Device.h"

namespace tercet::test {

// Somebody to whom a key share export may go.
inline backup::RecipientSet someRecipients(Random& random)
{
    backup::RecipientSet out { .purpose = backup::Purpose::Export };
    for (int i = 0; i < 3; ++i)
        out.recipients.push_back(backup::age::Identity::generate(random).recipient());
    return out;
}

inline Result<cosigner::RecipientsView> setRecipients(
    Device& d, backend::Cosigner at, std::uint64_t serial, const backup::RecipientSet& set)
{
    TERCET_TRY(const auto answer,
        d.call(at,
            { .operation = cosigner::Operation::SetRecipients,
                .vault = d.vault(),
                .body
                = backup::signRecipients(d.record->own.ik(), d.record->wid, { serial, set }) }));
    return cosigner::RecipientsView::decode(answer.body);
}

inline Result<cosigner::Answer> askForExport(
    Device& d, backend::Cosigner at, const backup::RecipientSet& set, std::int64_t atMs)
{
    const auto& wid = d.record->wid;
    return d.call(at,
        { .operation = cosigner::Operation::Export,
            .vault = d.vault(),
            .body = backup::signAsk(d.record->own.ik(), wid,
                { set.purpose, set.hash(wid), d.record->epoch, atMs, "V" }) });
}

} // namespace tercet::test
