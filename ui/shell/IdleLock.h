#pragma once

#include <QObject>
#include <QTimer>
#include <functional>

namespace tercet::ui {

// Locks after a time without a key, a click or a turn of the wheel in this program; says so before
// it does.
class IdleLock : public QObject {
    Q_OBJECT
public:
    static constexpr qint64 kWarningMs = 20'000;
    // `now`: milliseconds of a clock that also runs while the computer sleeps, where there is one.
    explicit IdleLock(std::function<qint64()> now, QObject* parent = nullptr);
    void setLimit(qint64 ms); // 0: never
    void setRunning(bool on); // only while unlocked
    void touch();
    void check(); // by its own timer, and by tests

signals:
    void warned(int secondsLeft); // each second of the last twenty
    void calmed(); // somebody is there after all
    void expired();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    std::function<qint64()> m_now;
    QTimer m_timer;
    qint64 m_limit { 0 }, m_last { 0 };
    bool m_running { false }, m_warning { false };
};

} // namespace tercet::ui
