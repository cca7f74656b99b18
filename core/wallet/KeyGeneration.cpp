#include "core/wallet/KeyGeneration.h"

#include "core/cosigner/Views.h"

namespace tercet::wallet {

namespace {

std::unexpected<Stopped> stoppedBy(const mpc::Abort& abort)
{
    return std::unexpected(Conversation::stopped(abort));
}

} // namespace

Outcome<mpc::DkgSetup> KeyGeneration::setup(const policy::Policy& policy)
{
    cosigner::Call call;
    call.operation = cosigner::Operation::Identity;
    call.vault = "new";
    auto answers = exchange.both({ call, call }, kStop | kCancel);
    if (!answers) return std::unexpected(answers.error());

    mpc::DkgSetup setup { own ? own->clone() : mpc::OwnIdentity::generate(environment.entropy), {},
        {}, policy::encode(policy) };
    setup.identities[mpc::Party::P1] = setup.own.publicKeys();
    setup.certificates[0] = setup.own.certificate();
    for (std::size_t i = 0; i < answers->size(); ++i) {
        const auto view = cosigner::IdentityView::decode((*answers)[i].body);
        if (!view)
            return std::unexpected(
                Stopped { { Code::CosignerBadAnswer, view.error().context }, kCosignerShares[i] });
        if (known && (*known)[i] != view->keys.ik)
            return std::unexpected(
                Stopped { { Code::CosignerIdentityChanged, "another one than was met" },
                    kCosignerShares[i] });
        setup.identities[mpc::Party(i + 2)] = view->keys;
        setup.certificates[i + 1] = view->certificate;
    }
    return setup;
}

Outcome<mpc::CoreRecord> KeyGeneration::run(const policy::Policy& policy)
{
    progress(Phase::Commit, 1);
    TERCET_TRY(auto setup, setup(policy));
    if (before)
        TERCET_CHECK(
            before({ setup.identities[mpc::Party::P2], setup.identities[mpc::Party::P3] }));
    auto first = mpc::HubDkg::begin(std::move(setup), environment);
    if (!first) return stoppedBy(first.error());
    Conversation conversation(exchange, environment.entropy, "new", cosigner::SessionKind::Keygen);
    conversation.interruptedBy(kStop | kCancel);

    TERCET_TRY(auto second, conversation.advance(first->out, [&](const mpc::Bodies& in) {
        return std::move(first->state).onCommitments(in);
    }));
    progress(Phase::Reveal, 2);
    TERCET_TRY(auto third, conversation.advance(second.out, [&](const mpc::Bodies& in) {
        return std::move(second.state).onReveals(in);
    }));
    progress(Phase::Store, 3);
    TERCET_CHECK(store(third.state.record()));
    progress(Phase::Confirm, 3);
    conversation.interruptedBy(kStop);
    TERCET_TRY(auto record, conversation.advance(third.out, [&](const mpc::Bodies& in) {
        return std::move(third.state).onConfirmations(in);
    }));
    progress(Phase::Store, 3);
    TERCET_CHECK(store(record));
    return record;
}

} // namespace tercet::wallet
