#pragma once

#include <QObject>
#include <QPointer>
#include <QThreadPool>
#include <functional>
#include <memory>

namespace tercet::ui {

// What takes time without a wallet (bcrypt, opening files, deriving addresses), one piece after the
// other on a thread of its own. The result comes back on the window's thread, or never where the
// receiver is gone by then.
class OfflineWork : public QObject {
    Q_OBJECT
public:
    explicit OfflineWork(QObject* parent = nullptr);
    ~OfflineWork() override; // waits for the piece that runs, drops the others

    template <typename T>
    void run(std::function<T()> work, QObject* receiver, std::function<void(const T&)> done)
    {
        m_pool.start(
            [this, work = std::move(work), receiver = QPointer(receiver), done = std::move(done)] {
                auto made = std::make_shared<const T>(work());
                QMetaObject::invokeMethod(
                    this,
                    [made, receiver, done] {
                        if (receiver) done(*made);
                    },
                    Qt::QueuedConnection);
            });
    }

private:
    QThreadPool m_pool;
};

} // namespace tercet::ui
