#pragma once

#include "core/mpc/LinkState.h"
#include "tests/unit/mpc/ThreeParties.h"

namespace tercet::mpc::cheating {

// What the honest parties may never tell, as raw bytes, in hex and in base64.
class Secrets {
public:
    // Of the record: x_i, y_i, hedge key, identity seeds.
    void addRecord(const CoreRecord& record);
    // Of a live link: Δ, PR and some of the OT keys. A party does not send PR to whoever has it.
    void addLink(LinkState& link);
    // Of a refresh with this n_1 in a live link: the new shares and what shifts them.
    void addRefresh(LinkState& link, const Bytes32& nonce);
    // The name of what `text` tells, or "".
    std::string toldBy(ByteView text) const;

private:
    void add(std::string name, ByteView secret);

    struct Spelling {
        std::string name;
        Bytes spelled;
    };
    std::vector<Spelling> m_all;
};

} // namespace tercet::mpc::cheating
