#pragma once

#include <QTemporaryDir>
#include <gtest/gtest.h>

#include "core/cosigner/MemoryDeviceStorage.h"
#include "core/cosigner/MemoryRequestStorage.h"
#include "core/cosigner/MemoryStorage.h"
#include "core/cosigner/SqlDevices.h"
#include "core/cosigner/SqlPool.h"
#include "core/cosigner/SqlRequests.h"
#include "core/cosigner/SqlStorage.h"
#include "tests/support/PostgresServer.h"

namespace tercet::test {

// What a co-signer keeps, of one kind: "memory", "sqlite" or "postgres". reopen() stands for a
// restart of the co-signer.
class StorageUnderTest : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override
    {
        if (is("sqlite")) m_place = m_folder.filePath(QStringLiteral("c.sqlite")).toStdString();
        if (is("postgres")) {
            if (!PostgresServer::get()) GTEST_SKIP() << PostgresServer::kMissing;
            m_place = PostgresServer::get()->freshDatabase();
        }
        reopen();
    }
    bool is(std::string_view kind) const { return GetParam() == kind; }
    bool durable() const { return !is("memory"); }
    const std::string& place() const { return m_place; }
    std::shared_ptr<cosigner::SqlPool> openPool()
    {
        auto opened = cosigner::SqlPool::open(*cosigner::SqlPlace::parse(m_place));
        if (!opened) throw std::runtime_error(opened.error().context);
        return *opened;
    }
    void reopen()
    {
        m_storage.reset();
        m_devices.reset();
        m_requests.reset();
        if (is("memory")) {
            m_storage = std::make_unique<cosigner::MemoryStorage>();
            m_devices = std::make_unique<cosigner::MemoryDeviceStorage>();
            m_requests = std::make_unique<cosigner::MemoryRequestStorage>();
            return;
        }
        const auto pool = openPool();
        m_storage = std::make_unique<cosigner::SqlStorage>(pool);
        m_devices = std::make_unique<cosigner::SqlDevices>(pool);
        m_requests = std::make_unique<cosigner::SqlRequests>(pool);
    }
    cosigner::Storage& storage() { return *m_storage; }
    cosigner::DeviceStorage& devices() { return *m_devices; }
    cosigner::RequestStorage& requests() { return *m_requests; }

private:
    QTemporaryDir m_folder;
    std::string m_place;
    std::unique_ptr<cosigner::Storage> m_storage;
    std::unique_ptr<cosigner::DeviceStorage> m_devices;
    std::unique_ptr<cosigner::RequestStorage> m_requests;
};

// The kinds of every such suite; ctest runs the tests of "Postgres" in one process.
#define TERCET_STORAGE_KINDS(Suite)                                                                \
    INSTANTIATE_TEST_SUITE_P(Kinds, Suite, testing::Values("memory", "sqlite"),                    \
        [](const auto& info) { return std::string(info.param); });                                 \
    INSTANTIATE_TEST_SUITE_P(Postgres, Suite, testing::Values("postgres"),                         \
        [](const auto& info) { return std::string(info.param); })

} // namespace tercet::test
