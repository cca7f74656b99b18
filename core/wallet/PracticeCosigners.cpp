#include "core/wallet/PracticeCosigners.h"

#include "core/backend/MockBackend.h"

namespace tercet::wallet {

namespace {

class MockCosigners final : public PracticeCosigners {
public:
    explicit MockCosigners(std::unique_ptr<backend::MockBackend> mock)
        : m_mock(std::move(mock))
    {
    }
    backend::CosignerBackend& backend() override { return *m_mock; }
    void setFaults(Share cosigner, const Faults& f) override
    {
        const auto which
            = cosigner == Share::Google ? backend::Cosigner::Google : backend::Cosigner::Azure;
        m_mock->setFaults(which,
            { .latencyMs = f.latencyMs,
                .drop = f.drop,
                .delay = f.delay,
                .duplicate = f.duplicate,
                .refuse = f.refuse,
                .wrongMessage = f.wrongMessage,
                .offline = f.offline });
    }

private:
    std::unique_ptr<backend::MockBackend> m_mock;
};

} // namespace

Result<std::unique_ptr<PracticeCosigners>> openPracticeCosigners(
    const QString& dataFolder, Random& random, const Clock& clock)
{
    TERCET_TRY(auto mock, backend::MockBackend::open(dataFolder, random, clock));
    return std::make_unique<MockCosigners>(std::move(mock));
}

} // namespace tercet::wallet
