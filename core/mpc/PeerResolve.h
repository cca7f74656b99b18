#pragma once

#include <functional>

#include "core/mpc/Journal.h"

namespace tercet::mpc {

// A co-signer's part in resolving a vault of which it holds nothing: a key generation that did not
// reach its end there, or was dropped. Its answer is always a void. Who asks cannot be checked, nor
// need it be: the answer is the same for everybody.
class AbsentVault {
public:
    struct Books { // as in RecordStore, over all vaults of this co-signer
        std::function<Result<std::optional<VoidProof>>(const Bytes32& transcript)> dropped;
        std::function<Result<bool>(const Bytes32& transcript)> declareVoid;
    };
    AbsentVault(Party self, const OwnIdentity& own, const Bytes32& wid, Books books)
        : m_self(self)
        , m_own(own)
        , m_wid(wid)
        , m_books(std::move(books))
    {
    }
    Step<Bytes> resolveRound1(ByteView body);
    Step<Bytes> resolveRound2(ByteView body);

private:
    Step<ByteView> payload(ByteView envelope, std::uint8_t round, Bytes32& session) const;
    Party m_self;
    const OwnIdentity& m_own;
    Bytes32 m_wid;
    Books m_books;
};

} // namespace tercet::mpc
