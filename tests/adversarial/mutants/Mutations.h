#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/base/Bytes.h"
#include "core/mpc/Layout.h"

namespace tercet::mpc::mutants {

// One way of spoiling bytes; it may leave them as they are (a field that was zero set to zero), in
// which case it does not count.
struct Mutation {
    std::string field, how;
    std::function<void(Bytes&)> apply;
};

// Of the bytes of `field` alone: flipped, zero, all ones, another message's, cut, lengthened; for
// numbers, points and group elements also encodings that decode to nothing and values that decode
// to something else. `other` is the same field elsewhere, or empty.
std::vector<Mutation> ofField(const Field& field, ByteView other);
// Of a whole value: cut, lengthened, emptied, replaced.
std::vector<Mutation> ofWhole(std::size_t size, const std::vector<Bytes>& replacements);

} // namespace tercet::mpc::mutants
