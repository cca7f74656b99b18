#include "core/wallet/NetworkCost.h"

#include <QNetworkInformation>

namespace tercet::wallet {

namespace {

class SystemNetworkCost final : public NetworkCost {
public:
    // Queued: asking NetworkManager waits for the first picture of the window.
    SystemNetworkCost()
    {
        QMetaObject::invokeMethod(this, &SystemNetworkCost::load, Qt::QueuedConnection);
    }
    bool isMetered() const override { return m_information && m_information->isMetered(); }

private:
    void load()
    {
        if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Metered))
            return;
        m_information = QNetworkInformation::instance();
        connect(m_information, &QNetworkInformation::isMeteredChanged, this, &NetworkCost::changed);
        emit changed();
    }
    QNetworkInformation* m_information { nullptr };
};

} // namespace

std::unique_ptr<NetworkCost> systemNetworkCost() { return std::make_unique<SystemNetworkCost>(); }

} // namespace tercet::wallet
