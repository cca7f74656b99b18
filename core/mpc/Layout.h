#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string_view>

// The layout of every protocol message as data: the codecs read and write by hand, the tests check
// them against these tables and generate one mutation of each kind for each field.
namespace tercet::mpc {

enum class FieldKind {
    Bytes, // any value decodes
    Number, // little-endian
    Scalar, // 32 bytes big-endian, below q; ×n
    Point, // 33 bytes, compressed
    EdScalar, // 32 bytes little-endian, below L
    EdPoint, // 32 bytes, prime-order subgroup
    Ristretto, // 32 bytes, not the identity; ×n; validated by the base OT, not by the codec
};

struct Field {
    std::string_view name;
    std::size_t length;
    FieldKind kind;
    std::size_t offset { 0 }; // filled in by layout()
};

template <std::size_t N> consteval std::array<Field, N> layout(const Field (&fields)[N])
{
    std::array<Field, N> out {};
    std::size_t at = 0;
    for (std::size_t i = 0; i < N; ++i) {
        out[i] = fields[i];
        out[i].offset = at;
        at += fields[i].length;
    }
    return out;
}

constexpr std::size_t layoutBytes(std::span<const Field> fields)
{
    return fields.empty() ? 0 : fields.back().offset + fields.back().length;
}

} // namespace tercet::mpc
