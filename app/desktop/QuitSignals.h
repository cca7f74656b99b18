#pragma once

#include <QObject>

namespace tercet::desktop {

// SIGTERM, SIGINT and SIGHUP end the program as closing its window does: what is open is locked and
// both co-signers are told. One at a time in a process; needs a QCoreApplication. Nothing on
// systems without these signals.
class QuitSignals : public QObject {
public:
    QuitSignals();
    ~QuitSignals() override;
};

} // namespace tercet::desktop
