#pragma once

#include "core/crypto/Point.h"
#include "core/mpc/Layout.h"
#include "core/mpc/Rvole.h"

// The messages of a presignature, protocol.md 5.1–5.3. decode() is strict: exact length, canonical
// points and scalars; the insides of the OT and RVOLE parts are validated where they are used.
namespace tercet::mpc {

// A_{i→j} = (ctr, nonce_ij, C_i, U, x̃, h_V)
struct PresignExtension {
    std::uint64_t counter { 0 };
    Bytes32 nonce {}, commitment {};
    ByteView transfer {}; // U ‖ x̃ ‖ h_V; a view into the payload

    static constexpr auto kFields
        = layout({ { "ctr", 8, FieldKind::Number }, { "nonce", 32, FieldKind::Bytes },
            { "C", 32, FieldKind::Bytes }, { "U", kBaseOts* kRowBytes, FieldKind::Bytes },
            { "x~", kBlockBytes, FieldKind::Bytes }, { "h_V", 32, FieldKind::Bytes } });
    static_assert(layoutBytes(kFields) == 10'360);
    Bytes encode() const;
    static Result<PresignExtension> decode(ByteView bytes);
};

// B_{i→j} = (EA, nonceA', R_i, salt_i, pk_i, Γ^u, Γ^v, ψ, ã, η, μ)
struct PresignShare {
    Bytes32 echo {}, nonce {};
    crypto::Point R;
    Bytes32 salt {};
    crypto::Point pk, gammaU, gammaV;
    crypto::Scalar psi;
    ByteView product {}; // ã ‖ η ‖ μ; a view into the payload

    static constexpr auto kFields = layout({ { "EA", 32, FieldKind::Bytes },
        { "nonceA'", 32, FieldKind::Bytes }, { "R", 33, FieldKind::Point },
        { "salt", 32, FieldKind::Bytes }, { "pk", 33, FieldKind::Point },
        { "Gamma_u", 33, FieldKind::Point }, { "Gamma_v", 33, FieldKind::Point },
        { "psi", 32, FieldKind::Scalar }, { "a~", kRvoleTildeBytes, FieldKind::Scalar },
        { "eta", 32, FieldKind::Scalar }, { "mu", 32, FieldKind::Bytes } });
    static_assert(layoutBytes(kFields) == 40'260);
    Bytes encode() const;
    static Result<PresignShare> decode(ByteView bytes);
};

// P_k's report of PT to P1
struct PresignReport {
    Bytes32 presignature {};

    static constexpr auto kFields = layout({ { "PT", 32, FieldKind::Bytes } });
    static Result<PresignReport> decode(ByteView bytes);
};

} // namespace tercet::mpc
