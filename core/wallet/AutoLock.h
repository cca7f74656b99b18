#pragma once

#include <QObject>
#include <QTimer>

#include "core/base/Clock.h"

namespace tercet::wallet {

// The time without any key, click or turn of the wheel in this program, after which a wallet locks.
// It goes on while the computer sleeps.
class AutoLock : public QObject {
    Q_OBJECT
public:
    static constexpr std::int64_t kWarningMs = 20'000;
    explicit AutoLock(const Clock& clock);
    void setMinutes(int minutes); // 0: never
    void setRunning(bool on); // while unlocked; counts from now
    void touch();
    void check(); // called by its own timer, and by the first sign of life that comes too late
    bool eventFilter(QObject* watched, QEvent* event) override;

signals:
    void warned(int secondsLeft); // each of the last twenty; 0: somebody is there after all
    void expired();

private:
    std::int64_t leftMs() const;
    const Clock& m_clock;
    int m_minutes { 0 };
    std::int64_t m_last;
    bool m_running { false }, m_warning { false };
    QTimer m_timer;
};

} // namespace tercet::wallet
