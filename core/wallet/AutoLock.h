#pragma once

#include <QObject>
#include <QTimer>
#include <functional>

#include "core/base/Clock.h"

namespace tercet::wallet {

// Locks after a time without any key, click or wheel in this program.
class AutoLock : public QObject {
    Q_OBJECT
public:
    AutoLock(const Clock& clock, std::function<void()> lock);
    // 0 minutes: never.
    void setMinutes(int minutes) { m_minutes = minutes; }
    void touch() { m_last = m_clock.monotonicMs(); }
    void check(); // called by its own timer, and by the first sign of life that comes too late
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool isDue() const;
    const Clock& m_clock;
    std::function<void()> m_lock;
    int m_minutes { 0 };
    std::int64_t m_last;
    QTimer m_timer;
};

} // namespace tercet::wallet
