#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/Bytes.h"
#include "core/chains/Uint256.h"

namespace tercet::chains {

// What a request would do, decoded from the very bytes that will be signed. Made by
// chains::decode(), by each party on its own; the card, the policy and the digest all come from
// this one object.

// Names for JSON are in kindName().
enum class Kind {
    NativeTransfer,
    TokenTransfer,
    TokenApproval,
    ContractCall,
    ContractCreation,
    Message,
    TypedData
};
std::string_view kindName(
    Kind kind); // "native-transfer", "token-transfer", "token-approval", "contract-call", …

enum class Level { Note, Warning, Danger, Forbidden };
std::string_view levelName(Level level); // "note", "warning", "danger", "forbidden"

// `code` is stable and in kebab case ("unknown-token", "unlimited-approval", …); the window's
// sentence is made from code and args, the CLI prints `text` (English).
struct Risk {
    Level level;
    std::string code;
    std::string text;
    std::vector<std::string> args {};
};

// One line of the card. `id` is stable ("to", "amount", "network", "fee", "nonce", …) and names the
// window's translation; a field of typed data has id "typed" and its own path as name, which then
// is untrusted text, like `value` where untrusted.
struct Field {
    std::string id;
    std::string name; // English
    std::string value;
    bool untrusted { false };
};

// An amount in base units and how to show it. A token that is not on the bundled list has decimals
// 0 and an empty symbol.
struct Amount {
    Uint256 units;
    int decimals { 0 };
    std::string symbol {};
    std::string contract {}; // EIP-55 address of the token, empty for the chain's own unit
    bool unlimited { false }; // an approval of 2^256−1 or of the token's own "infinite"
};

struct Decoded {
    Kind kind {};
    std::string summary {}; // English, one line, made from decoded values only
    std::vector<Field> fields {}; // in the order of the approval card (ui.md 7)
    std::vector<Risk> risks {}; // worst first
    bool fullyDecoded { false };
    Bytes32 digest {}; // the 32 bytes that are signed; of signedBytes their SHA-256
    Bytes signedBytes {}; // Ed25519, which signs bytes of any length; otherwise empty

    std::uint64_t chainId { 0 }; // 0 for messages
    std::string network {}; // "Ethereum Mainnet", "Chain 31337" where it has no name, "Bitcoin"
    std::optional<Amount> amount {}; // what moves or is approved
    std::optional<std::string>
        recipient {}; // who gets it (token transfer: not the contract), EIP-55
    std::optional<std::string> contract {}; // the contract that is called, EIP-55
    std::optional<Amount> feeMax {}; // gas limit × maximum price, in the chain's own unit
    std::optional<Amount> totalMax {}; // of the chain's own unit that can leave: value + feeMax
    std::optional<std::uint64_t> nonce {};
    Bytes data {}; // calldata, message bytes or the typed data's text
};

} // namespace tercet::chains
