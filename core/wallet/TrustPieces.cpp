#include "core/wallet/TrustPieces.h"

#include "core/crypto/Hash.h"
#include "core/wallet/Convert.h"

namespace tercet::wallet::exports {

namespace {

QByteArray bytesOf(ByteView bytes)
{
    return { reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()) };
}

Result<backup::age::Recipient> recipientOf(const QString& text)
{
    auto out = backup::age::Recipient::parse(text.toStdString());
    if (!out) return fail(Code::Storage, "a recipient");
    return out;
}

} // namespace

Result<std::optional<TrustPieces>> loadPieces(
    Database& db, const QString& vault, const backup::age::Recipient& recipient)
{
    TERCET_TRY(auto rows,
        db.query(QStringLiteral("SELECT threshold, officer, digest, check_in, piece"
                                " FROM trust_pieces WHERE vault = ? AND recipient = ?"
                                " ORDER BY number"),
            { vault, toQt(recipient.text()) }));
    TrustPieces out;
    while (rows.next()) {
        out.officers.threshold = rows.value(0).toUInt();
        TERCET_TRY(auto officer, recipientOf(rows.value(1).toString()));
        const auto digest = rows.value(2).toByteArray();
        backup::Officer person { std::move(officer) };
        if (std::size_t(digest.size()) != person.digest.size())
            return fail(Code::Storage, "a piece's digest");
        std::ranges::copy(digest, person.digest.begin());
        out.officers.people.push_back(std::move(person));
        out.checkIns.append(rows.value(3).toByteArray());
        out.pieces.append(rows.value(4).toString());
    }
    if (out.pieces.isEmpty()) return std::nullopt;
    if (!out.officers.check()) return fail(Code::Storage, "the officers of a trust");
    return out;
}

Result<std::optional<backup::age::Recipient>> findSplit(Database& db, const QString& vault,
    const std::vector<backup::age::Recipient>& officers, unsigned threshold)
{
    QStringList candidates;
    {
        TERCET_TRY(auto rows,
            db.query(QStringLiteral("SELECT recipient FROM trust_pieces WHERE vault = ?"
                                    " AND threshold = ? AND number = 1 AND officer = ?"),
                { vault, threshold, toQt(officers.front().text()) }));
        while (rows.next()) candidates.append(rows.value(0).toString());
    }
    for (const auto& text : candidates) {
        TERCET_TRY(auto recipient, recipientOf(text));
        TERCET_TRY(const auto known, loadPieces(db, vault, recipient));
        if (known
            && std::ranges::equal(
                known->officers.people, officers, {}, &backup::Officer::recipient))
            return recipient;
    }
    return std::nullopt;
}

Status savePieces(Database& db, const QString& vault, const backup::SplitTrust& split)
{
    for (std::size_t i = 0; i < split.pieces.size(); ++i) {
        const auto& person = split.officers.people[i];
        const auto& piece = split.pieces[i];
        TERCET_CHECK(db.query(
            QStringLiteral("INSERT INTO trust_pieces(vault, recipient, number, threshold, officer,"
                           " digest, check_in, piece) VALUES(?, ?, ?, ?, ?, ?, ?, ?)"),
            { vault, toQt(split.recipient.text()), int(i) + 1, split.officers.threshold,
                toQt(person.recipient.text()), bytesOf(person.digest),
                bytesOf(crypto::sha256(view(piece.checkIn))),
                QString::fromLatin1(bytesOf(piece.file)) }));
    }
    return {};
}

} // namespace tercet::wallet::exports
