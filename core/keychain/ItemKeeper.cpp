#include "core/keychain/ItemKeeper.h"

#include <array>
#include <memory>

namespace tercet::keychain {

namespace {

constexpr std::array<std::chrono::milliseconds, 5> kWaits { std::chrono::milliseconds(500),
    std::chrono::milliseconds(1000), std::chrono::milliseconds(2000),
    std::chrono::milliseconds(4000), std::chrono::milliseconds(8000) };

using Shared = std::shared_ptr<crypto::SecretBytes>;

Shared share(crypto::SecretBytes&& bytes)
{
    return std::make_shared<crypto::SecretBytes>(std::move(bytes));
}

template <typename T> Callback<T> whileAlive(QObject* context, Callback<T> done)
{
    return [alive = QPointer<QObject>(context), done = std::move(done)](Result<T> result) {
        if (alive) done(std::move(result));
    };
}

} // namespace

ItemKeeper::ItemKeeper(SecretStore& store, Delay& delay, QObject* parent)
    : QObject(parent)
    , m_store(store)
    , m_delay(delay)
{
}

void ItemKeeper::look(
    Flow flow, const QString& name, std::optional<ItemExpectation> expected, Callback<Found> done)
{
    const auto weigh
        = [flow, expected, done](const Shared& text, const Error& error, StoreStatus status) {
              Sighting seen { .backend = status.backend };
              if (text) {
                  seen.found = checkValue(text->view());
                  seen.tombstone = SecretStore::isTombstone(text->view());
              } else {
                  seen.code = error.code;
              }
              if (const auto code = judge(flow, seen, expected))
                  return done(fail(*code, error.context));
              Found found { .status = std::move(status), .text = {} };
              if (text && !seen.tombstone) found.text = std::move(*text);
              done(std::move(found));
          };
    m_store.read(name, this, [this, weigh](Result<crypto::SecretBytes> read) {
        const auto text = read ? share(std::move(*read)) : nullptr;
        const auto error = read ? Error {} : read.error();
        const bool answers = text
            || (error.code != Code::KeychainNoBackend && error.code != Code::KeychainTimeout);
        if (!answers) return weigh(text, error, {}); // asking who that was would take as long again
        m_store.status(this,
            [weigh, text, error](StoreStatus status) { weigh(text, error, std::move(status)); });
    });
}

void ItemKeeper::expectationFor(const QString& name, const crypto::SecretBytes& text,
    QObject* context, Callback<ItemExpectation> done)
{
    m_store.status(context, [name, check = checkValue(text.view()), done](StoreStatus status) {
        done(ItemExpectation { name, status.backend, check, {} });
    });
}

void ItemKeeper::create(
    const QString& name, crypto::SecretBytes text, QObject* context, Callback<ItemExpectation> done)
{
    done = whileAlive(context, std::move(done));
    const ItemExpectation same { name, {}, checkValue(text.view()), {} };
    look(Flow::Create, name, same,
        [this, same, done, text = share(std::move(text))](Result<Found> found) {
            if (!found) return done(std::unexpected(std::move(found).error()));
            ItemExpectation made = same;
            made.backend = found->status.backend;
            if (!found->text.empty()) return done(made);
            m_store.write(made.name, std::move(*text), this, [made, done](Status written) {
                if (!written) return done(std::unexpected(std::move(written).error()));
                done(made);
            });
        });
}

void ItemKeeper::read(
    const ItemExpectation& expected, QObject* context, Callback<crypto::SecretBytes> done)
{
    done = whileAlive(context, std::move(done));
    look(Flow::Unlock, expected.name, expected, [done](Result<Found> found) {
        if (!found) return done(std::unexpected(std::move(found).error()));
        done(std::move(found->text));
    });
}

void ItemKeeper::readAtStart(
    const ItemExpectation& expected, QObject* context, Callback<crypto::SecretBytes> done)
{
    readAgain(expected, 0, context, std::move(done));
}

void ItemKeeper::readAgain(const ItemExpectation& expected, std::size_t attempt,
    QPointer<QObject> context, Callback<crypto::SecretBytes> done)
{
    if (!context) return;
    read(expected, context, [=, this](Result<crypto::SecretBytes> text) {
        if (text || text.error().code != Code::KeychainNoBackend || attempt == kWaits.size())
            return done(std::move(text));
        m_delay.after(
            kWaits[attempt], this, [=, this] { readAgain(expected, attempt + 1, context, done); });
    });
}

void ItemKeeper::replace(const ItemExpectation& expected, crypto::SecretBytes text,
    QObject* context, Callback<ItemExpectation> done)
{
    done = whileAlive(context, std::move(done));
    look(Flow::Replace, expected.name, expected,
        [this, name = expected.name, done, text = share(std::move(text))](Result<Found> found) {
            if (!found) return done(std::unexpected(std::move(found).error()));
            const ItemExpectation made { name, found->status.backend, checkValue(text->view()),
                {} };
            if (found->text.equals(*text)) return done(made);
            m_store.write(name, std::move(*text), this, [made, done](Status written) {
                if (!written) return done(std::unexpected(std::move(written).error()));
                done(made);
            });
        });
}

void ItemKeeper::remove(const ItemExpectation& expected, QObject* context, Done done)
{
    done = whileAlive(context, std::move(done));
    look(Flow::Remove, expected.name, expected,
        [this, name = expected.name, done](Result<Found> found) {
            if (!found) return done(std::unexpected(std::move(found).error()));
            m_store.remove(name, this, done);
        });
}

void ItemKeeper::check(const ItemExpectation& expected, QObject* context, Done done)
{
    done = whileAlive(context, std::move(done));
    look(Flow::Check, expected.name, expected, [done](Result<Found> found) {
        if (!found) return done(std::unexpected(std::move(found).error()));
        done({});
    });
}

} // namespace tercet::keychain
