#include "core/backup/Officers.h"

#include <algorithm>

#include "core/backup/RecipientSet.h"

namespace tercet::backup {

Status Officers::check() const
{
    if (threshold < 2 || threshold > people.size() || people.size() > kMost)
        return fail(Code::BadField, "2 ≤ threshold ≤ officers ≤ 16", "threshold");
    for (auto one = people.begin(); one != people.end(); ++one) {
        TERCET_CHECK(sealRecipient(one->recipient));
        const auto same = [&](const Officer& other) {
            return other.recipient.x25519() == one->recipient.x25519();
        };
        if (std::any_of(people.begin(), one, same))
            return fail(Code::BadRecipient, "an officer stands twice", "recipients");
    }
    return {};
}

Result<SplitTrust> splitTrust(
    PieceSet set, const std::vector<age::Recipient>& officers, Random& random)
{
    const auto identity = age::Identity::generate(random);
    SplitTrust out { .recipient = identity.recipient() };
    out.officers.threshold = set.threshold;
    for (const auto& one : officers) out.officers.people.push_back({ one });
    TERCET_CHECK(out.officers.check());
    TERCET_TRY(const auto pieces,
        splitIdentity(identity, std::move(set), unsigned(officers.size()), random));
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const auto payload = pieces[i].encode();
        TERCET_TRY(auto sealed,
            age::seal(payload.view(), std::span(&officers[i], 1), age::Armor::Yes, random));
        const auto again = age::decryptWithFileKey(sealed.file, sealed.key);
        if (!again || !again->equals(payload)) return fail(Code::Internal, "a sealed piece");
        out.officers.people[i].digest = pieces[i].set.digests[i];
        out.pieces.push_back({ std::move(sealed.file), pieces[i].checkIn });
    }
    const std::span<const Piece> all(pieces);
    for (const auto& some :
        { all.first(out.officers.threshold), all.last(out.officers.threshold) }) {
        const auto made = combinePieces(some);
        if (!made || !made->scalar().equals(identity.scalar()))
            return fail(Code::Internal, "the pieces do not give the key");
    }
    return out;
}

} // namespace tercet::backup
