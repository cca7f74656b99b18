#include "core/wallet/TrustPieces.h"

#include "core/backup/Tags.h"
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

void appendHash(Bytes& out, ByteView part) { append(out, crypto::sha256(part)); }

Bytes signedMessage(
    const TrustPieces& pieces, const Bytes32& vault, const backup::age::Recipient& recipient)
{
    Bytes all;
    append(all, vault);
    appendHash(all, view(recipient.text()));
    append(all, crypto::le32(pieces.officers.threshold));
    for (std::size_t i = 0; i < pieces.officers.people.size(); ++i) {
        const auto& person = pieces.officers.people[i];
        appendHash(all, view(person.recipient.text()));
        append(all, person.digest);
        appendHash(all, view(pieces.pieces[qsizetype(i)].toStdString()));
        appendHash(all, view(pieces.checkIns[qsizetype(i)].toStdString()));
    }
    Bytes out = toBytes(view(backup::signedAs::kTrustSplit));
    appendHash(out, all);
    return out;
}

TrustPieces of(const backup::SplitTrust& split)
{
    TrustPieces out { .officers = split.officers };
    for (const auto& piece : split.pieces) {
        out.pieces.append(QString::fromLatin1(bytesOf(piece.file)));
        out.checkIns.append(bytesOf(crypto::sha256(view(piece.checkIn))));
    }
    return out;
}

} // namespace

Status TrustPieces::verify(
    const Bytes32& device, const Bytes32& vault, const backup::age::Recipient& recipient) const
{
    if (crypto::verifySignature(device, signedMessage(*this, vault, recipient), signature))
        return {};
    return fail(Code::Storage, "pieces of a trust that this device did not make");
}

Result<std::optional<TrustPieces>> loadPieces(
    Database& db, const QString& vault, const backup::age::Recipient& recipient)
{
    TERCET_TRY(auto rows,
        db.query(QStringLiteral("SELECT threshold, officer, digest, check_in, piece, signature"
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
        const auto signature = rows.value(5).toByteArray();
        if (std::size_t(signature.size()) != out.signature.size())
            return fail(Code::Storage, "a split's signature");
        std::ranges::copy(signature, out.signature.begin());
    }
    if (out.pieces.isEmpty()) return std::nullopt;
    if (!out.officers.check()) return fail(Code::Storage, "the officers of a trust");
    return out;
}

Result<std::optional<backup::age::Recipient>> findSplit(Database& db, const QString& vault,
    const std::vector<backup::age::Recipient>& officers, unsigned threshold, const Bytes32& device,
    const Bytes32& wid)
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
        if (!known || !known->verify(device, wid, recipient)) continue;
        if (std::ranges::equal(known->officers.people, officers, {}, &backup::Officer::recipient))
            return recipient;
    }
    return std::nullopt;
}

Status savePieces(Database& db, const QString& vault, const backup::SplitTrust& split,
    const crypto::SigningKey& device, const Bytes32& wid)
{
    const auto all = of(split);
    const auto signature = device.sign(signedMessage(all, wid, split.recipient));
    for (std::size_t i = 0; i < split.pieces.size(); ++i) {
        const auto& person = split.officers.people[i];
        TERCET_CHECK(db.query(
            QStringLiteral("INSERT INTO trust_pieces(vault, recipient, number, threshold, officer,"
                           " digest, check_in, piece, signature)"
                           " VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)"),
            { vault, toQt(split.recipient.text()), int(i) + 1, split.officers.threshold,
                toQt(person.recipient.text()), bytesOf(person.digest), all.checkIns[qsizetype(i)],
                all.pieces[qsizetype(i)], bytesOf(signature) }));
    }
    return {};
}

} // namespace tercet::wallet::exports
