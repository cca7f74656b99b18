#pragma once

#include "core/wallet/Database.h"
#include "core/wallet/Signature.h"
#include "core/wallet/Types.h"

namespace tercet::wallet {

// A request as it is stored. What the card shows is decoded from `payload` each time.
struct RequestRecord {
    QString id, vault;
    RequestState state { RequestState::Waiting };
    chains::Kind kind {};
    QString summary;
    chains::Payload payload;
    QString requester;
    quint32 account { 0 }, index { 0 };
    QString from;
    qint64 created { 0 }, expires { 0 }; // ms; expires 0: never
    bool leftDevice { false }; // something of it went to the co-signers
    std::optional<Signature> signature {};
    Bytes raw {}; // the signed transaction, kept for ever
    Bytes hash {};
    qint64 block { -1 };
    std::optional<Error> error {};
    QString rejectReason;
    // Of a request of the co-signers' queue, whose id is the queue's in hex: the requester's key,
    // and what it says of itself.
    Bytes queueKey {};
    QString note {};
    bool queued() const { return !queueKey.empty(); }
};

namespace requests {

// All run on the storage's thread, inside its transaction.
Status insert(Database& db, const RequestRecord& request);
// Writes what can change. WrongState unless the stored state is `from`, `from` → request.state is
// legal (or the same), and a signature that is stored stays what it is: this is where a second
// signature of one request is impossible.
Status update(Database& db, const RequestRecord& request, RequestState from);
Result<QList<RequestRecord>> load(Database& db, const QString& vault); // newest first
// What a start finds half done becomes defined: no signature was stored, and the device's
// presignature share died with the process, so none can come any more. Nothing left the device:
// waiting, to be approved again. Something left: failed.
Status recover(Database& db, qint64 now);

} // namespace requests

} // namespace tercet::wallet
