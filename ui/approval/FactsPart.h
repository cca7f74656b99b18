#pragma once

#include <QWidget>

#include "core/wallet/Types.h"

namespace tercet::ui {

// 4 From, network, fee at most, total leaving the wallet; before them what else the request says of
// itself (token, owner, the message's text, every field of typed data).
class FactsPart : public QWidget {
    Q_OBJECT
public:
    FactsPart(const wallet::RequestDetail& request, const QString& accountName,
        QWidget* parent = nullptr);

    // Fields that other parts show, or that belong to the bytes.
    static bool shownElsewhere(const std::string& id);
    static bool isByteField(const std::string& id);
};

} // namespace tercet::ui
