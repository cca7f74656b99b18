#pragma once

#include <QPointer>

#include "core/wallet/Wallet.h"

namespace tercet::wallet {

// A callback as Wallet.h promises it: from the event loop of `context`'s thread, never from within
// the call, and never once `context` is gone. It is called on the thread of `context`, which is the
// wallet's: another one could not know whether `context` is being destroyed.
template <typename T> Callback<T> guarded(QObject* context, Callback<T> done)
{
    return [context = QPointer(context), done = std::move(done)](Result<T> result) {
        if (!context) return;
        QMetaObject::invokeMethod(
            context.data(),
            [done, result = std::move(result)]() mutable { done(std::move(result)); },
            Qt::QueuedConnection);
    };
}

} // namespace tercet::wallet
