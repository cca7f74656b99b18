#include <QDir>
#include <QFile>
#include <future>

#include "core/cosigner/RequestViews.h"
#include "tests/unit/backend/MockUnderTest.h"

namespace tercet::test {

INSTANTIATE_TEST_SUITE_P(Mock, BackendSuite,
    testing::Values(
        +[]() -> std::unique_ptr<BackendUnderTest> { return std::make_unique<MockInFolder>(); },
        +[]() -> std::unique_ptr<BackendUnderTest> { return std::make_unique<MockInMemory>(); }),
    [](const auto& info) {
        return info.index == 0 ? std::string("folder") : std::string("memory");
    });

namespace {

constexpr auto kGoogle = backend::Cosigner::Google;
constexpr auto kAzure = backend::Cosigner::Azure;
constexpr int kShortMs = 30; // for calls that are meant to run out of time

class MockFaults : public testing::Test {
protected:
    void set(const backend::Faults& faults) { m_under.backend().setFaults(kAzure, faults); }
    Result<cosigner::Answer> identity(int timeoutMs = Device::kTimeoutMs)
    {
        return m_device.call(kAzure, { .operation = Operation::Identity }, timeoutMs);
    }
    Code code(int timeoutMs = Device::kTimeoutMs) { return identity(timeoutMs).error().code; }

    MockInMemory m_under;
    crypto::SystemRandom m_random;
    SystemClock m_clock;
    Device m_device { m_under.backend(), m_random, m_clock };
};

} // namespace

TEST_F(MockFaults, AreKeptForEachCosigner)
{
    const backend::Faults faults { .latencyMs = 3, .drop = true, .offline = true };
    set(faults);
    EXPECT_EQ(m_under.backend().faults(kAzure), faults);
    EXPECT_EQ(m_under.backend().faults(kGoogle), backend::Faults {});
    EXPECT_TRUE(m_device.call(kGoogle, { .operation = Operation::Identity }));
}

TEST_F(MockFaults, ALongPollIsAnsweredByAChange)
{
    ASSERT_TRUE(m_device.generate());
    const auto vault = hex(m_device.record->wid);
    std::promise<Result<cosigner::Answer>> promise;
    auto answer = promise.get_future();
    const auto ticket = m_under.backend().submit(kAzure,
        { .operation = Operation::ListRequests, .vault = vault, .wait = cosigner::kMaxWaitSeconds },
        2 * Device::kTimeoutMs, [&](auto result) { promise.set_value(std::move(result)); });
    const cosigner::RequestDraft draft { .payload = transfer(5),
        .expiresMs = m_clock.wallMs() / 1000 * 1000 + 60'000 };
    ASSERT_TRUE(m_device.call(kAzure,
        { .operation = Operation::CreateRequest,
            .vault = vault,
            .idempotencyKey = std::string(32, '0'),
            .body = toBytes(view(cosigner::encodeDraft(draft))) }));
    ASSERT_EQ(answer.wait_for(std::chrono::seconds(10)), std::future_status::ready);
    const auto news = answer.get();
    ASSERT_TRUE(news);
    const auto page = cosigner::decodePage(m_device.record->wid, text(news->body));
    ASSERT_TRUE(page);
    ASSERT_EQ(page->requests.size(), 1U);
    EXPECT_EQ(page->requests[0].draft, draft);
}

TEST_F(MockFaults, OfflineAndRefuseKeepTheCallAway)
{
    ASSERT_TRUE(m_device.generate());
    set({ .offline = true });
    EXPECT_EQ(m_device.openLink().error().code, Code::CosignerUnreachable);
    set({ .refuse = true });
    EXPECT_EQ(m_device.openLink().error().code, Code::CosignerRefused);
    EXPECT_EQ(code(), Code::CosignerRefused);
    set({});
    EXPECT_TRUE(m_device.openLink());
}

TEST_F(MockFaults, DropLosesTheAnswerNotTheCall)
{
    ASSERT_TRUE(m_device.generate());
    ASSERT_TRUE(m_device.openLink());
    ASSERT_TRUE(m_device.presign());
    const auto payload = transfer(1);
    auto begun = m_device.link->beginSign(*m_device.input(kPath, payload));
    ASSERT_TRUE(begun);
    set({ .drop = true });
    auto talk = m_device.session(SessionKind::Sign);
    EXPECT_EQ(m_device.exchange(talk, begun->out, kShortMs).error().code, Code::CosignerTimeout);
    set({});
    EXPECT_EQ(m_device.vaultAt(kAzure)->signatures, 1u);
    // The wallet resumes the same session: the stored answer comes and nothing is spent twice.
    const auto shares = m_device.exchange(talk, begun->out);
    ASSERT_TRUE(shares);
    const auto signature = std::move(begun->state).onShares(*shares);
    ASSERT_TRUE(signature);
    EXPECT_TRUE(verifies(m_device, kPath, payload, *signature));
    EXPECT_EQ(m_device.vaultAt(kAzure)->signatures, 1u);
}

TEST_F(MockFaults, DelayAndLatencyBeyondTheDeadlineAreTimeouts)
{
    set({ .delay = true });
    EXPECT_EQ(code(kShortMs), Code::CosignerTimeout);
    set({ .latencyMs = 60'000 });
    EXPECT_EQ(code(kShortMs), Code::CosignerTimeout);
    // Neither holds up the co-signer's thread.
    set({});
    EXPECT_TRUE(identity());
    set({ .latencyMs = 5 });
    const auto before = m_clock.monotonicMs();
    EXPECT_TRUE(identity());
    EXPECT_GE(m_clock.monotonicMs() - before, 5);
}

TEST_F(MockFaults, DuplicatedCallsChangeNothing)
{
    m_under.backend().setFaults(kGoogle, { .duplicate = true });
    set({ .duplicate = true });
    ASSERT_TRUE(m_device.generate());
    ASSERT_TRUE(m_device.openLink());
    for (int i = 0; i < 2; ++i) {
        ASSERT_TRUE(m_device.presign());
        const auto signature = m_device.sign(kPath, transfer(7));
        ASSERT_TRUE(signature);
        EXPECT_TRUE(verifies(m_device, kPath, transfer(7), *signature));
    }
    EXPECT_EQ(m_device.vaultAt(kAzure)->signatures, 2u);
}

TEST_F(MockFaults, WrongMessagesAreNeverTakenForRight)
{
    set({ .wrongMessage = true });
    EXPECT_FALSE(m_device.generate());
    set({});
    ASSERT_TRUE(m_device.generate());
    set({ .wrongMessage = true });
    EXPECT_FALSE(m_device.openLink());
    set({});
    ASSERT_TRUE(m_device.openLink());
    set({ .wrongMessage = true });
    EXPECT_FALSE(m_device.presign());
    set({});
    // What rides along for the other co-signer (L4) can be told wrong only there, so the link may
    // be lost.
    ASSERT_TRUE(m_device.openLink());
    ASSERT_TRUE(m_device.presign());
    set({ .wrongMessage = true });
    EXPECT_FALSE(m_device.sign(kPath, transfer(1)));
    set({});
    EXPECT_EQ(
        m_device.vaultAt(kAzure)->quarantines, 0u); // a changed envelope is no cheating co-signer
    ASSERT_TRUE(m_device.openLink());
    ASSERT_TRUE(m_device.presign());
    const auto signature = m_device.sign(kPath, transfer(1));
    ASSERT_TRUE(signature);
    EXPECT_TRUE(verifies(m_device, kPath, transfer(1), *signature));
}

TEST(MockBackend, EndsWithEveryCallbackDone)
{
    crypto::SystemRandom random;
    SystemClock clock;
    auto backend = *backend::MockBackend::inMemory(random, clock);
    backend->setFaults(kGoogle, { .latencyMs = 3'600'000 });
    backend->setFaults(kAzure, { .drop = true });
    int calls = 0;
    std::vector<std::unique_ptr<backend::Ticket>> tickets;
    for (const auto c : kCosigners)
        tickets.push_back(backend->submit(
            c, { .operation = Operation::Identity }, 3'600'000, [&](auto) { ++calls; }));
    backend.reset();
    EXPECT_EQ(calls, 2);
}

TEST(MockBackend, KeepsEverythingInItsFolder)
{
    MockInFolder under;
    crypto::SystemRandom random;
    SystemClock clock;
    Device d(under.backend(), random, clock);
    ASSERT_TRUE(d.generate());
    EXPECT_EQ(QDir(under.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
        QStringList { QStringLiteral("cosigners") });
    const auto groupAndOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    EXPECT_FALSE(QFile::permissions(under.path(QStringLiteral("cosigners"))) & groupAndOthers);
    QStringList names;
    const QDir folder(under.path(QStringLiteral("cosigners")));
    for (const auto& info : folder.entryInfoList(QDir::Files | QDir::Hidden)) {
        EXPECT_FALSE(info.permissions() & groupAndOthers) << info.fileName().toStdString();
        if (!info.fileName().contains(QLatin1String("-"))) names += info.fileName();
    }
    names.sort();
    EXPECT_EQ(names,
        (QStringList { QStringLiteral("azure.sqlite"), QStringLiteral("google.sqlite"),
            QStringLiteral("sealing.key") }));
}

TEST(MockBackend, StoresNoShareInTheClear)
{
    MockInFolder under;
    crypto::SystemRandom random;
    SystemClock clock;
    Device d(under.backend(), random, clock);
    ASSERT_TRUE(d.generate());
    // The co-signers' shares, opened with the key file as only the co-signers do.
    const QDir folder(under.path(QStringLiteral("cosigners")));
    QByteArray all;
    for (const auto& info : folder.entryInfoList({ QStringLiteral("*.sqlite*") }, QDir::Files)) {
        QFile file(info.filePath());
        ASSERT_TRUE(file.open(QFile::ReadOnly));
        all += file.readAll();
    }
    const auto contains = [&](ByteView bytes) {
        return all.contains(
            QByteArray(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size())));
    };
    EXPECT_TRUE(contains(d.record->wid)); // the files are those of this vault
    // X_2 and X_3 stand beside x_2 and x_3 in the same record: where they cannot be seen, neither
    // can those.
    for (const auto& share : d.record->publicShares) EXPECT_FALSE(contains(share.encode()));
    EXPECT_FALSE(contains(d.record->chainCode));
}

TEST(MockBackend, WritesNothingWithoutItsSealingKey)
{
    MockInFolder under;
    crypto::SystemRandom random;
    SystemClock clock;
    const auto key = under.path(QStringLiteral("cosigners/sealing.key"));
    const auto aside = under.path(QStringLiteral("cosigners/aside"));
    ASSERT_TRUE(QFile::rename(key, aside));
    EXPECT_EQ(
        backend::MockBackend::open(under.path(), random, clock).error().code, Code::FileNotFound);
    EXPECT_FALSE(QFile::exists(key));

    // Another key opens nothing, and nothing is lost by trying.
    QFile other(key);
    ASSERT_TRUE(other.open(QFile::WriteOnly));
    other.write(QByteArray(32, 'k'));
    other.close();
    EXPECT_EQ(
        backend::MockBackend::open(under.path(), random, clock).error().code, Code::SealBroken);
    ASSERT_TRUE(QFile::remove(key));
    ASSERT_TRUE(QFile::rename(aside, key));
    EXPECT_TRUE(backend::MockBackend::open(under.path(), random, clock));
}

} // namespace tercet::test
