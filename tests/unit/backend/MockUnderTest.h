#pragma once

#include <QTemporaryDir>

#include "core/backend/MockBackend.h"
#include "core/cosigner/KeySealer.h"
#include "core/cosigner/MemoryStorage.h"
#include "tests/unit/backend/BackendSuite.h"

namespace tercet::test {

// Two practice co-signers in a folder: SQLite and a key file, as in the product.
class MockInFolder final : public BackendUnderTest {
public:
    MockInFolder() { restart(); }
    backend::MockBackend& backend() override { return *m_backend; }
    void restart() override
    {
        m_backend.reset();
        auto opened = backend::MockBackend::open(m_folder.path(), m_random, m_clock);
        if (!opened) throw std::runtime_error(opened.error().context);
        m_backend = std::move(*opened);
    }
    QString path(const QString& name = {}) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
    crypto::SystemRandom m_random;
    SystemClock m_clock;
    std::unique_ptr<backend::MockBackend> m_backend;
};

// The same over storages that a test holds.
class MockInMemory final : public BackendUnderTest {
public:
    using Storages = std::array<std::shared_ptr<cosigner::Storage>, 2>;
    explicit MockInMemory(Storages storages = { std::make_shared<cosigner::MemoryStorage>(),
                              std::make_shared<cosigner::MemoryStorage>() })
        : m_storages(std::move(storages))
    {
        restart();
    }
    backend::MockBackend& backend() override { return *m_backend; }
    void restart() override
    {
        m_backend.reset();
        auto opened = backend::MockBackend::over(m_storages, m_sealer, m_random, m_clock);
        if (!opened) throw std::runtime_error(opened.error().context);
        m_backend = std::move(*opened);
    }
    const std::shared_ptr<cosigner::RecordSealer>& sealer() const { return m_sealer; }

private:
    Storages m_storages;
    crypto::SystemRandom m_random;
    SystemClock m_clock;
    std::shared_ptr<cosigner::RecordSealer> m_sealer { std::make_shared<cosigner::KeySealer>(
        crypto::Secret<32>(m_random.bytes<32>()), m_random) };
    std::unique_ptr<backend::MockBackend> m_backend;
};

} // namespace tercet::test
