#pragma once

#include <functional>
#include <mutex>
#include <set>

#include "core/cosigner/Storage.h"

namespace tercet::cosigner {

// Of a confirmation and a void for one transcript a co-signer signs only one (protocol.md 7), in
// whatever vault it is asked: all of them have one identity key. Thread-safe.
//
// What was declared void is kept in memory: a record with that transcript could only come from a
// session that runs now, and sessions die with the process.
class Verdicts {
public:
    explicit Verdicts(Storage& storage)
        : m_storage(storage)
    {
    }
    // False: a vault holds a record with it. True: from now on none may be stored.
    Result<bool> declareVoid(const Bytes32& transcript);
    // Runs `store`, which stores a record with this transcript; Code::ProtocolRefused where it is
    // void.
    Status confirm(const Bytes32& transcript, const std::function<Status()>& store);

private:
    Storage& m_storage;
    std::mutex m_mutex;
    std::set<Bytes32> m_void;
};

} // namespace tercet::cosigner
