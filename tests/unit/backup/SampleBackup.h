#pragma once

#include <vector>

#include "core/backup/ShareBackup.h"

namespace tercet::backup {

// A backup of `share` with fresh keys, to be signed with `ik`.
inline ShareBackup sampleBackup(Random& random, const crypto::SigningKey& ik, unsigned share = 1)
{
    std::array<crypto::Scalar, 3> x;
    std::array<crypto::EdScalar, 3> y;
    std::vector<crypto::Point> points;
    std::vector<crypto::EdPoint> edPoints;
    for (std::size_t i = 0; i < 3; ++i) {
        x[i] = crypto::Scalar::random(random);
        y[i] = crypto::EdScalar::random(random);
        points.push_back(*crypto::Point::mulBase(x[i]));
        edPoints.push_back(*crypto::EdPoint::mulBase(y[i]));
    }
    ShareBackup out { .vault = random.bytes<32>(),
        .eid = random.bytes<32>(),
        .transcript = random.bytes<32>(),
        .name = "Savings \"2\"\\\n\xc3\xa4",
        .share = share,
        .epoch = 7,
        .created = 1'795'392'000,
        .x = x[share - 1],
        .publicShares = { points[0], points[1], points[2] },
        .key = *crypto::Point::sum({ points[0], points[1], points[2] }),
        .chainCode = random.bytes<32>(),
        .y = y[share - 1],
        .edPublicShares = { edPoints[0], edPoints[1], edPoints[2] },
        .edKey = *(*(edPoints[0] + edPoints[1]) + edPoints[2]),
        .edChainCode = random.bytes<32>() };
    for (std::size_t i = 0; i < 3; ++i)
        out.parties[i] = { .name = "party " + std::to_string(i + 1),
            .url = i ? "https://cosigner.example:8443" : "",
            .pin = i ? std::string(64, 'a') : "",
            .profile = i ? "snp" : "",
            .ik = random.bytes<32>(),
            .sk = random.bytes<32>(),
            .confirmation = random.bytes<64>() };
    out.parties[share - 1].ik = ik.publicKey();
    return out;
}

} // namespace tercet::backup
