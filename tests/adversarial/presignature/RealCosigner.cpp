#include "tests/adversarial/presignature/RealCosigner.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>
#include <stdexcept>

namespace tercet::presignature {

namespace {

// A second connection to the file, as whoever restores it has one.
class Hand {
public:
    explicit Hand(const std::filesystem::path& file)
        : m_name(QString::fromStdString("hand-" + file.string()))
        , m_db(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_name))
    {
        m_db.setDatabaseName(QString::fromStdString(file.string()));
        if (!m_db.open()) throw std::runtime_error(m_db.lastError().text().toStdString());
    }
    ~Hand()
    {
        m_db.close();
        m_db = {};
        QSqlDatabase::removeDatabase(m_name);
    }
    Hand(const Hand&) = delete;
    Hand& operator=(const Hand&) = delete;

    QSqlQuery run(const char* sql, const QVariantList& values = {})
    {
        QSqlQuery query(m_db);
        query.prepare(QString::fromLatin1(sql));
        for (const auto& value : values) query.addBindValue(value);
        if (!query.exec()) throw std::runtime_error(query.lastError().text().toStdString());
        return query;
    }

private:
    QString m_name;
    QSqlDatabase m_db;
};

Bytes32 bytes32(const QVariant& value)
{
    const auto bytes = value.toByteArray();
    Bytes32 out {};
    std::copy_n(bytes.begin(), std::min<qsizetype>(bytes.size(), 32), out.begin());
    return out;
}

QByteArray blob(const Bytes32& bytes)
{
    return { reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()) };
}

} // namespace

RealCosigner::RealCosigner(const std::filesystem::path& folder, mpc::Party self,
    cosigner::RecordSealer& sealer, Random& random, const Clock& clock)
    : m_self(self)
    , m_sealer(sealer)
    , m_random(random)
    , m_clock(clock)
{
    const auto name = std::to_string(mpc::number(self));
    m_places[0].file = folder / (name + ".sqlite");
    m_places[1].file = folder / (name + "-replica.sqlite");
    start(false);
}

RealCosigner::~RealCosigner()
{
    for (const bool second : { false, true }) kill(second);
}

void RealCosigner::start(bool second)
{
    auto& p = place(second);
    auto storage = cosigner::SqlStorage::open(p.file.string());
    if (!storage) throw std::runtime_error(storage.error().context);
    p.storage = std::move(*storage);
    auto started = cosigner::Cosigner::start({ m_self, *p.storage, m_sealer, m_random, m_clock });
    if (!started) throw std::runtime_error(started.error().context);
    p.cosigner = std::move(*started);
}

void RealCosigner::kill(bool second)
{
    place(second).cosigner.reset();
    place(second).storage.reset();
}

RealCosigner::Log RealCosigner::log(bool second) const
{
    Hand hand(place(second).file);
    auto rows = hand.run("SELECT presignature, request FROM used");
    Log out;
    while (rows.next()) out[bytes32(rows.value(0))] = bytes32(rows.value(1));
    return out;
}

void RealCosigner::rollBack(bool second, const Log& to)
{
    Hand hand(place(second).file);
    hand.run("BEGIN IMMEDIATE");
    hand.run("DELETE FROM used");
    for (const auto& [presignature, request] : to)
        hand.run("INSERT INTO used SELECT vault, ?, ? FROM vault",
            { blob(presignature), blob(request) });
    hand.run("COMMIT");
}

void RealCosigner::promote(const Log& at)
{
    std::filesystem::remove(m_places[1].file);
    Hand(m_places[0].file)
        .run("VACUUM INTO ?", { QString::fromStdString(m_places[1].file.string()) });
    rollBack(true, at);
    start(true);
}

void RealCosigner::retireReplica() { kill(true); }

RealCosigner::Delivery RealCosigner::deliver(bool second, const cosigner::Call& call, Cut cut)
{
    auto& p = place(second);
    if (cut == Cut::None) return { false, p.cosigner->handle(call) };
    const bool before = cut == Cut::BeforeTheMark;
    if (before)
        Hand(p.file).run("CREATE TRIGGER cut BEFORE INSERT ON used"
                         " BEGIN SELECT RAISE(ABORT, 'cut'); END");
    const auto marked = log(second).size();
    auto answer = p.cosigner->handle(call);
    if (before) Hand(p.file).run("DROP TRIGGER cut");
    const bool there
        = before ? !answer && answer.error().code == Code::Storage : log(second).size() > marked;
    if (!there) return { false, std::move(answer) };
    kill(second);
    return { true, fail(Code::CosignerUnreachable, "killed") };
}

} // namespace tercet::presignature
