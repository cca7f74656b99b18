#pragma once

#include <memory>
#include <optional>

#include "core/keychain/Delay.h"
#include "core/keychain/SecretStore.h"

namespace tercet::keychain {

// A callback that hands on the first result only: what it is called with, or KeychainTimeout once
// `wait` is over. A late result is dropped, and wiped if it is secret. Nothing is handed on when
// `owner` is gone.
template <typename T>
Callback<T> withDeadline(
    Delay& delay, std::chrono::milliseconds wait, QObject* owner, Callback<T> done)
{
    auto once = std::make_shared<std::optional<Callback<T>>>(std::move(done));
    const auto finish = [once](Result<T> result) {
        if (!*once) return;
        const auto call = std::move(**once);
        once->reset();
        call(std::move(result));
    };
    delay.after(
        wait, owner, [finish] { finish(fail(Code::KeychainTimeout, "no answer in time")); });
    return finish;
}

} // namespace tercet::keychain
