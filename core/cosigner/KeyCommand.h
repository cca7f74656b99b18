#pragma once

#include <chrono>
#include <string>

#include "core/base/Result.h"
#include "core/crypto/Secret.h"

namespace tercet::cosigner {

inline constexpr std::chrono::milliseconds kKeyCommandTime { 30'000 };

// The sealing key from a command of the operator's, such as one that has a key service decrypt it:
// run once by /bin/sh with an empty standard input, it writes the 32 bytes, or 64 hex digits and
// perhaps a newline, to its standard output and ends with 0. Only the key comes out of it and
// nothing of a record ever goes in, so the command, its arguments and its environment hold no
// secret of ours, and a command that lies can only give a key that opens nothing. What it says on
// its standard error goes to ours. After `patience`, or more output than a key, it and what it
// started are killed. Code::FileUnreadable (failed, killed, too late), BadLength, BadHex; no error
// repeats the output.
Result<crypto::Secret<32>> keyOfCommand(
    const std::string& command, std::chrono::milliseconds patience = kKeyCommandTime);

} // namespace tercet::cosigner
