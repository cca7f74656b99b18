#pragma once

#include <map>
#include <set>

#include "core/chains/ethereum/Address.h"
#include "core/wallet/Wallet.h"
#include "tests/support/RealCosigner.h"

namespace tercet::test {

// What the tests of connected wallets ask of any wallet::Wallet.

wallet::CosignerPlace placeOf(RealCosigner& cosigner, quint16 port); // with a fresh pairing code

// A request for the signature of a message of Ethereum; its id.
QString newMessage(wallet::Wallet& wallet, const QString& text);
// Approves it and waits until it is signed or has failed: false where neither has come in time.
bool approveAndWait(wallet::Wallet& wallet, const QString& id, int timeoutMs);

// The answers of one run: each text is signed, with the key of the address, and no r comes twice.
class Signatures {
public:
    void add(const wallet::RequestDetail& signedRequest, const QString& text);
    int count() const { return int(m_texts.size()); }

private:
    std::set<QString> m_texts, m_rs;
};

// A co-signer's log of used presignatures: the request that each was used for.
using UsedLog = std::map<Bytes32, Bytes32>;
UsedLog usedLog(const RealCosigner& cosigner);
// None of them was used for two requests; each request, for one of them.
void checkLogs(const UsedLog& two, const UsedLog& three);

// An environment variable's number.
int sizeOf(const char* variable, int otherwise);

} // namespace tercet::test
