#include "core/keychain/Delay.h"

#include <QTimer>

namespace tercet::keychain {

namespace {

class EventLoopDelay final : public Delay {
public:
    void after(std::chrono::milliseconds wait, QObject* context, std::function<void()> run) override
    {
        QTimer::singleShot(wait, Qt::CoarseTimer, context, std::move(run));
    }
};

} // namespace

Delay& systemDelay()
{
    static EventLoopDelay delay;
    return delay;
}

} // namespace tercet::keychain
