#pragma once

#include <time.h>

#include <QApplication>
#include <QEvent>
#include <QMetaEnum>
#include <algorithm>

namespace tercet {

// An application that measures how long its thread works on each event that it is given: slots of
// queued signals, timers, input, layout and painting all come this way. CPU time of the thread, not
// wall time: what other programs take from a busy machine is no fault of the window's.
class MeasuringApplication final : public QApplication {
public:
    using QApplication::QApplication;

    struct Report {
        int count { 0 };
        double worstMs { 0 };
        QStringList longest; // at most five, longest first
    };

    void start()
    {
        m_seen.clear();
        m_running = true;
    }
    // What was measured since start() or the last take().
    Report take()
    {
        std::ranges::sort(m_seen, std::greater {}, &Dispatch::ms);
        Report out { int(m_seen.size()), m_seen.empty() ? 0 : m_seen.front().ms, {} };
        for (std::size_t i = 0; i < std::min<std::size_t>(5, m_seen.size()); ++i)
            out.longest
                << QStringLiteral("%1 ms: %2").arg(m_seen[i].ms, 0, 'f', 2).arg(m_seen[i].what);
        m_seen.clear();
        return out;
    }

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (!m_running || m_depth > 0) return QApplication::notify(receiver, event);
        // Asked before: the event may delete its receiver.
        const QString what
            = QStringLiteral("%1 to %2#%3")
                  .arg(QLatin1String(QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type())),
                      QLatin1String(receiver->metaObject()->className()), receiver->objectName());
        ++m_depth;
        const double before = threadMs();
        const bool taken = QApplication::notify(receiver, event);
        const double ms = threadMs() - before;
        --m_depth;
        m_seen.push_back({ ms, what });
        return taken;
    }

private:
    struct Dispatch {
        double ms;
        QString what;
    };
    static double threadMs()
    {
        timespec t {};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
        return double(t.tv_sec) * 1e3 + double(t.tv_nsec) / 1e6;
    }

    std::vector<Dispatch> m_seen;
    bool m_running { false };
    int m_depth { 0 };
};

} // namespace tercet
