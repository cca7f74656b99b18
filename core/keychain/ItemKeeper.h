#pragma once

#include <QPointer>

#include "core/keychain/Delay.h"
#include "core/keychain/SecretStore.h"

namespace tercet::keychain {

// The rules of security.md for Share 1's items, over any SecretStore: nothing is written before
// what is expected was read, nothing is deleted as a reaction to an error, and every state has its
// own code (judge()). Thread and callbacks as SecretStore.
//
// A kill between the keychain and the database must leave a state that is known, so record first
// and write then: create: store the expectation that expectationFor() gives, call create(); after a
// restart check() tells whether it is there. replace: store `pending`, call replace(), store what
// it returns.
class ItemKeeper : public QObject {
    Q_OBJECT
public:
    explicit ItemKeeper(
        SecretStore& store, Delay& delay = systemDelay(), QObject* parent = nullptr);

    // What create() of this text will lead to: for the database.
    void expectationFor(const QString& name, const crypto::SecretBytes& text, QObject* context,
        Callback<ItemExpectation> done);
    // Refuses (KeychainChanged) where an item of that name is already; the same text counts as
    // done.
    void create(const QString& name, crypto::SecretBytes text, QObject* context,
        Callback<ItemExpectation> done);
    void read(
        const ItemExpectation& expected, QObject* context, Callback<crypto::SecretBytes> done);
    // As read(), asking again after 0.5, 1, 2, 4 and 8 s while there is no keychain: a session's
    // keyring may start after us.
    void readAtStart(
        const ItemExpectation& expected, QObject* context, Callback<crypto::SecretBytes> done);
    // Only over what is expected; the result is the new expectation, without `pending`.
    void replace(const ItemExpectation& expected, crypto::SecretBytes text, QObject* context,
        Callback<ItemExpectation> done);
    // Only what is expected; done, too, when it is known to be gone or its removal had begun.
    void remove(const ItemExpectation& expected, QObject* context, Done done);
    // Whether the expected item is there and unchanged.
    void check(const ItemExpectation& expected, QObject* context, Done done);

private:
    struct Found {
        StoreStatus status;
        crypto::SecretBytes text; // empty: not there
    };
    void look(Flow flow, const QString& name, std::optional<ItemExpectation> expected,
        Callback<Found> done);
    void readAgain(const ItemExpectation& expected, std::size_t attempt, QPointer<QObject> context,
        Callback<crypto::SecretBytes> done);

    SecretStore& m_store;
    Delay& m_delay;
};

} // namespace tercet::keychain
