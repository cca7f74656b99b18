#pragma once

#include <QEventLoop>
#include <QObject>
#include <functional>
#include <optional>

#include "core/wallet/Wallet.h"

namespace tercet::cli {

// Runs the event loop until `start` has called back.
template <typename T>
Result<T> await(const std::function<void(QObject* context, wallet::Callback<T> done)>& start)
{
    std::optional<Result<T>> result;
    QEventLoop loop;
    QObject context;
    start(&context, [&](Result<T> r) {
        result = std::move(r);
        loop.quit();
    });
    if (!result) loop.exec();
    if (!result) return fail(Code::Cancelled, "the program is ending");
    return std::move(*result);
}

} // namespace tercet::cli
