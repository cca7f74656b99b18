#pragma once

#include "core/attestation/Reason.h"
#include "core/base/Bytes.h"

namespace tercet::attestation {

// The certificate table that comes with a report (GHCB specification 4.1.8.1: `auxblob` of
// configfs-tsm): entries of 16-byte GUID (in the order of its text), u32 offset, u32 length, ended
// by a zero entry, then the certificates. Certificates as they stand, not checked; empty where the
// table has none.
struct SnpCertTable {
    Bytes vcek {}, vlek {}, ask {}, ark {};
};

// Reason::CertDer for a table that does not end, an entry that points outside, or one GUID twice.
// GUIDs of others (Google's endorsement) are passed over.
Outcome<SnpCertTable> parseCertTable(ByteView table);

} // namespace tercet::attestation
