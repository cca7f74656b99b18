#include "core/keychain/KeychainDoctor.h"

#include <QPointer>

namespace tercet::keychain {

namespace {

using Step = Diagnosis::Step;

// One examination; deletes itself at its end.
class Examination final : public QObject {
public:
    Examination(
        SecretStore& store, Random& random, QObject* context, std::function<void(Diagnosis)> done)
        : QObject(&store)
        , m_store(store)
        , m_name(QLatin1String(kService) + QLatin1String("/probe/")
              + QString::fromStdString(hex(random.bytes<8>())))
        , m_text(std::string(SecretStore::kProbe) + hex(random.bytes<16>()))
        , m_context(context)
        , m_done(std::move(done))
    {
        m_store.status(this, [this](StoreStatus status) {
            m_diagnosis.status = std::move(status);
            if (m_diagnosis.status.backend.isEmpty())
                return finish(Step::Find, Error { Code::KeychainNoBackend });
            write();
        });
    }

private:
    void write()
    {
        m_store.write(
            m_name, crypto::SecretBytes::from(view(m_text)), this, [this](Status written) {
                if (!written) return finish(Step::Write, written.error());
                read();
            });
    }
    void read()
    {
        m_store.read(m_name, this, [this](Result<crypto::SecretBytes> back) {
            if (!back) return finish(Step::Read, back.error());
            if (!equal(back->view(), view(m_text)))
                return finish(Step::Read, Error { Code::KeychainFailed, "read back another text" });
            remove();
        });
    }
    void remove()
    {
        m_store.remove(m_name, this, [this](Status removed) {
            if (!removed) return finish(Step::Remove, removed.error());
            finish({}, {});
        });
    }
    void finish(std::optional<Step> failedAt, std::optional<Error> error)
    {
        m_diagnosis.failedAt = failedAt;
        m_diagnosis.error = std::move(error);
        deleteLater();
        if (m_context) m_done(std::move(m_diagnosis));
    }

    SecretStore& m_store;
    QString m_name;
    std::string m_text;
    QPointer<QObject> m_context;
    std::function<void(Diagnosis)> m_done;
    Diagnosis m_diagnosis;
};

} // namespace

void examine(
    SecretStore& store, Random& random, QObject* context, std::function<void(Diagnosis)> done)
{
    new Examination(store, random, context, std::move(done));
}

} // namespace tercet::keychain
