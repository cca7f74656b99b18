#include <QSignalSpy>
#include <future>

#include "core/cosigner/RequestViews.h"
#include "core/wallet/Review.h"
#include "core/wallet/Samples.h"
#include "tests/unit/wallet/TestWallet.h"

using namespace tercet;
using namespace tercet::wallet;
using namespace tercet::wallet::test;
using cosigner::DeviceRole;
using cosigner::Operation;
using cosigner::QueueState;

namespace {

constexpr std::int64_t kDay = 24LL * 3600 * 1000;

// A wallet and somebody who asks for signatures at its co-signers.
struct Asked {
    TestWallet wallet;
    Bytes32 vault {};
    crypto::SystemRandom random;
    crypto::SigningKey requester { crypto::SigningKey::generate(random) },
        approver { crypto::SigningKey::generate(random) };

    bool begin()
    {
        wallet.useLastingCosigners();
        if (!wallet.open()) return false;
        const auto made = wallet.create();
        if (!made) return false;
        vault = arrayFromHex<32>(made->id.toStdString()).value_or(Bytes32 {});
        return true;
    }
    Service& service() const { return *wallet.service; }
    cosigner::RequestDraft draft(std::size_t which = 0)
    {
        return { .payload = { chains::PayloadType::EthereumTransaction,
                     chains::ethereum::buildUnsigned(samples::transactions().at(which)) },
            .note = "for the rent",
            .expiresMs = wallet.clock->wallMs() / 1000 * 1000 + kDay };
    }
    cosigner::Call create(const cosigner::RequestDraft& what)
    {
        return { .operation = Operation::CreateRequest,
            .vault = hex(vault),
            .idempotencyKey = hex(random.bytes<16>()),
            .body = toBytes(view(cosigner::encodeDraft(what))),
            .caller = requester.publicKey(),
            .role = DeviceRole::Requester,
            .callerName = "Payroll" };
    }
    Result<cosigner::Answer> ask(backend::Cosigner to, const cosigner::Call& call)
    {
        std::promise<Result<cosigner::Answer>> promise;
        const auto ticket = wallet.cosigners->mock().submit(to, call, 10'000,
            [&](Result<cosigner::Answer> answer) { promise.set_value(std::move(answer)); });
        return promise.get_future().get();
    }
    QString post(const cosigner::Call& call, std::initializer_list<backend::Cosigner> to)
    {
        QString id;
        for (const auto one : to) {
            const auto answer = ask(one, call);
            const auto made = answer ? cosigner::decodeRequestId(text(answer->body))
                                     : Result<Bytes32>(std::unexpected(answer.error()));
            if (!made) return QString::fromStdString(std::string(codeName(made.error().code)));
            id = QString::fromStdString(hex(*made));
        }
        return id;
    }
    QString post(const cosigner::RequestDraft& what)
    {
        return post(create(what), { backend::Cosigner::Google, backend::Cosigner::Azure });
    }
    cosigner::RequestRow row(backend::Cosigner at, const QString& id)
    {
        const auto answer = ask(at,
            { .operation = Operation::GetRequest,
                .vault = hex(vault),
                .request = id.toStdString() });
        if (!answer) return {};
        return cosigner::decodeRequest(vault, text(answer->body)).value_or(cosigner::RequestRow {});
    }
    QueueState stateAt(backend::Cosigner at, const QString& id) { return row(at, id).state; }
    Status reject(backend::Cosigner at, const QString& id, const std::string& reason)
    {
        const auto request = arrayFromHex<32>(id.toStdString()).value_or(Bytes32 {});
        const auto signature = cosigner::signDecision(approver, vault, request, false, reason);
        TERCET_CHECK(ask(at,
            { .operation = Operation::Decide,
                .vault = hex(vault),
                .request = id.toStdString(),
                .body = toBytes(view(cosigner::encodeDecisionBody({ false, reason, signature }))),
                .caller = approver.publicKey(),
                .role = DeviceRole::Approver,
                .callerName = "Bob" }));
        return {};
    }
    bool waitFor(const QString& id, RequestState state) const
    {
        return QTest::qWaitFor([&] { return wallet.state(id) == state; }, 20'000);
    }
    QueueInfo queue(const QString& id) const
    {
        return wallet.detail(id).head.queue.value_or(QueueInfo {});
    }
    bool waitForShared(const QString& id) const
    {
        return QTest::qWaitFor([&] { return queue(id).shared(); }, 20'000);
    }
    QueueStatus askQueue()
    {
        const auto status = wallet.wait<QueueStatus>(
            [&](auto done) { service().askQueue(wallet.service.get(), std::move(done)); });
        return status.value_or(QueueStatus {});
    }
};

using enum backend::Cosigner;

} // namespace

class TestServiceQueue : public QObject {
    Q_OBJECT
private slots:
    void arrivesIsApprovedAndSigned()
    {
        Asked asked;
        QVERIFY(asked.begin());
        QSignalSpy arrived(asked.wallet.service.get(), &Wallet::requestArrived);
        const auto id = asked.post(asked.draft());
        QVERIFY(asked.waitFor(id, RequestState::Waiting));
        QTRY_COMPARE(arrived.size(), 1);
        QCOMPARE(arrived[0][0].toString(), id);
        const auto detail = asked.wallet.detail(id);
        QCOMPARE(detail.requester, QStringLiteral("Payroll"));
        QVERIFY(detail.head.queue && detail.head.queue->shared());
        QCOMPARE(detail.head.queue->note, QStringLiteral("for the rent"));
        QVERIFY(waitsForYou(detail.head));
        QCOMPARE(asked.wallet.approveAndWait(id), RequestState::Signed);
        for (const auto at : { Google, Azure })
            QTRY_COMPARE(asked.stateAt(at, id), QueueState::Signed);
        QTRY_COMPARE(asked.queue(id).at[0], QueuePlace::Signed);
        // The same once more is nothing new.
        QCOMPARE(asked.askQueue().heard[1], true);
        QCOMPARE(arrived.size(), 1);
    }

    void whatOneCosignerHasOnlyCannotBeSigned()
    {
        Asked asked;
        QVERIFY(asked.begin());
        QSignalSpy arrived(asked.wallet.service.get(), &Wallet::requestArrived);
        const auto call = asked.create(asked.draft());
        const auto id = asked.post(call, { Azure });
        QVERIFY(asked.waitFor(id, RequestState::Waiting));
        QTRY_COMPARE(asked.queue(id).at[0], QueuePlace::Missing);
        QCOMPARE(asked.queue(id).at[1], QueuePlace::Waiting);
        const auto card = asked.wallet.detail(id);
        QVERIFY(!waitsForYou(card.head));
        QCOMPARE(card.gesture.kind, Gesture::Kind::Forbidden);
        const auto approved = asked.service().approve(id, card.decoded.digest, {});
        QVERIFY(!approved && approved.error().code == Code::RequestNotShared);
        QVERIFY(arrived.isEmpty());
        // Its other half comes.
        QCOMPARE(asked.post(call, { Google }), id);
        QVERIFY(asked.waitForShared(id));
        QCOMPARE(arrived.size(), 1);
        QCOMPARE(asked.wallet.approveAndWait(id), RequestState::Signed);
    }

    void aRejectionIsToldToBothAndStays()
    {
        Asked asked;
        QVERIFY(asked.begin());
        const auto id = asked.post(asked.draft());
        QVERIFY(asked.waitForShared(id));
        const auto long_ = QString(281, QLatin1Char('x'));
        QVERIFY(asked.service().reject(id, long_).error().code == Code::TextTooLong);
        QVERIFY(asked.service().reject(id, QStringLiteral("not mine")));
        QCOMPARE(asked.wallet.state(id), RequestState::Rejected);
        for (const auto at : { Google, Azure }) {
            QTRY_COMPARE(asked.stateAt(at, id), QueueState::Rejected);
            const auto row = asked.row(at, id);
            QCOMPARE(
                QString::fromStdString(row.decisions.at(0).reason), QStringLiteral("not mine"));
            QVERIFY(cosigner::verifyDecision(asked.vault, row.id, row.decisions.at(0)));
        }
        QTRY_COMPARE(asked.askQueue().untold, 0);
        QCOMPARE(asked.post(asked.draft()), QStringLiteral("wrong-state"));
    }

    void whatCouldNotBeToldIsToldAfterARestart()
    {
        Asked asked;
        QVERIFY(asked.begin());
        const auto id = asked.post(asked.draft());
        QVERIFY(asked.waitForShared(id));
        asked.wallet.cosigners->mock().setFaults(Azure, { .offline = true });
        QVERIFY(asked.service().reject(id, {}));
        QTRY_COMPARE(asked.stateAt(Google, id), QueueState::Rejected);
        const auto away = asked.askQueue();
        QCOMPARE(away.untold, 1);
        QVERIFY(away.errors[1] && away.errors[1]->code == Code::CosignerUnreachable);
        asked.wallet.close();
        asked.wallet.cosigners->mock().setFaults(Azure, {});
        QCOMPARE(asked.stateAt(Azure, id), QueueState::Waiting);
        QVERIFY(asked.wallet.open());
        QVERIFY(asked.wallet.unlock());
        QTRY_COMPARE(asked.stateAt(Azure, id), QueueState::Rejected);
        QCOMPARE(asked.wallet.state(id), RequestState::Rejected);
    }

    void aOneSidedRequestCanBeRejectedWhereItIs()
    {
        Asked asked;
        QVERIFY(asked.begin());
        const auto call = asked.create(asked.draft());
        const auto id = asked.post(call, { Google });
        QVERIFY(asked.waitFor(id, RequestState::Waiting));
        QVERIFY(asked.service().reject(id, QStringLiteral("no")));
        QTRY_COMPARE(asked.stateAt(Google, id), QueueState::Rejected);
        // The other one learns of it when it gets the request.
        QCOMPARE(asked.post(call, { Azure }), id);
        QTRY_COMPARE(asked.stateAt(Azure, id), QueueState::Rejected);
        QCOMPARE(asked.wallet.state(id), RequestState::Rejected);
    }

    void anothersRejectionIsTakenOver()
    {
        Asked asked;
        QVERIFY(asked.begin());
        const auto id = asked.post(asked.draft());
        QVERIFY(asked.waitForShared(id));
        QVERIFY(asked.reject(Azure, id, "too much"));
        QVERIFY(asked.waitFor(id, RequestState::Rejected));
        const auto detail = asked.wallet.detail(id);
        QVERIFY(detail.rejectReason.contains(QStringLiteral("too much")));
        QVERIFY(detail.error.has_value());
        QCOMPARE(asked.wallet.approveAndWait(id), RequestState::Draft);
    }

    void itExpiresByTheRequestersTerm()
    {
        Asked asked;
        QVERIFY(asked.begin());
        const auto id = asked.post(asked.draft());
        QVERIFY(asked.waitForShared(id));
        asked.wallet.clock->advance(std::chrono::milliseconds(kDay + 1000));
        const auto card = asked.wallet.detail(id);
        QVERIFY(asked.service().approve(id, card.decoded.digest, {}).error().code == Code::Expired);
        QCOMPARE(asked.wallet.state(id), RequestState::Expired);
    }

    void lockedNothingIsAskedAndNothingIsLost()
    {
        Asked asked;
        QVERIFY(asked.begin());
        asked.service().lock();
        const auto id = asked.post(asked.draft());
        QVERIFY(asked.service().requests().isEmpty());
        QVERIFY(asked.wallet.unlock());
        QVERIFY(asked.waitForShared(id));
        asked.wallet.close();
        QVERIFY(asked.wallet.open());
        QVERIFY(asked.wallet.unlock());
        QVERIFY(asked.waitForShared(id));
        QCOMPARE(asked.wallet.detail(id).requester, QStringLiteral("Payroll"));
        QCOMPARE(asked.wallet.approveAndWait(id), RequestState::Signed);
    }

    void signingDoesNotWaitForALongPoll()
    {
        Asked asked;
        QVERIFY(asked.begin());
        QVERIFY(asked.askQueue().heard[0]);
        // Both polls are out for 25 seconds now.
        QElapsedTimer timer;
        timer.start();
        const auto id = asked.wallet.message("hello");
        QCOMPARE(asked.wallet.approveAndWait(id), RequestState::Signed);
        QVERIFY(timer.elapsed() < 20'000);
    }
};

QTEST_GUILESS_MAIN(TestServiceQueue)
#include "tst_service_queue.moc"
