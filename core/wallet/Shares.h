#pragma once

#include "core/mpc/HubLink.h"
#include "core/mpc/HubResolve.h"
#include "core/wallet/Conversation.h"

namespace tercet::wallet {

// The epochs of one vault at this device: refreshing its shares, and settling what was cut off
// (protocol.md 7). On the worker.
class Shares {
public:
    Shares(Exchange& exchange, const mpc::Environment& environment, mpc::Epochs::Held held,
        std::unique_ptr<mpc::RecordStore> store);

    const std::shared_ptr<const mpc::CoreRecord>& current() const { return m_epochs.current(); }
    bool pending() const { return m_epochs.pending() != nullptr; }
    bool gone() const { return m_epochs.gone(); }

    // Asks both co-signers, and does what the three decide; also where only a co-signer knows of
    // anything.
    Outcome<> settle(unsigned mask);
    // In `link`, which was opened for it and is over after it, however it ended. With pending()
    // after an error, the end is for settle() to find out.
    // `keep` gets the PENDING record before anybody else can go to its epoch; after its error
    // nobody does.
    using Told = std::function<void(Phase, int round)>;
    using Keep = std::function<Status(const mpc::CoreRecord& pending)>;
    Outcome<> refresh(mpc::HubLink& link, unsigned mask, const Told& told, const Keep& keep = {});
    // A presignature of this epoch is made: the record of the one before goes. Without that no
    // refresh follows.
    Outcome<> proven();
    bool unproven() const { return m_epochs.unproven(); }

private:
    std::string vault() const { return hex(current()->wid); }

    Exchange& m_exchange;
    const mpc::Environment& m_environment;
    std::unique_ptr<mpc::RecordStore> m_store;
    mpc::Epochs m_epochs;
};

} // namespace tercet::wallet
