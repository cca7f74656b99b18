#pragma once

#include <string>
#include <vector>

#include "core/mpc/Envelope.h"
#include "core/mpc/Layout.h"

// What every message of the protocol consists of, from the codecs' own tables.
namespace tercet::mpc::mutants {

// The fields of an envelope's header, protocol.md 2.3.
std::vector<Field> headerFields();

struct Message {
    std::string name; // "B 2→3"
    std::vector<Field> fields; // of the payload
    bool isSealed { false };
};

// The message of this header. Empty fields for one that has no table here: the campaign fails then,
// so that no message goes untested.
Message describe(const Header& header, ByteView payloadOfRequest = {});

} // namespace tercet::mpc::mutants
