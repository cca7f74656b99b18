#pragma once

#include <QObject>
#include <memory>

namespace tercet::wallet {

// Whether the connection that this computer uses costs by its amount. On the window's thread.
class NetworkCost : public QObject {
    Q_OBJECT
public:
    virtual bool isMetered() const = 0; // false where nobody can tell

signals:
    void changed();
};

// As the system says (QNetworkInformation: NetworkManager on Linux). Needs a QCoreApplication.
std::unique_ptr<NetworkCost> systemNetworkCost();

} // namespace tercet::wallet
