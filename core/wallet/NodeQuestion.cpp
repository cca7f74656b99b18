#include "core/wallet/NodeQuestion.h"

#include "core/chains/ethereum/Lists.h"
#include "core/wallet/Convert.h"
#include "core/wallet/Forms.h"

namespace tercet::wallet {

namespace {

constexpr int kGweiDecimals = 9;

QString gwei(const chains::Uint256& wei) { return toQt(wei.amount(kGweiDecimals)); }

// The answers as they come, in any order; the last one ends it.
struct Question {
    NodeFacts facts;
    Callback<NodeFacts> done;
    int open { 0 };
    std::optional<Error> error;

    void answered()
    {
        if (--open > 0) return;
        if (error)
            done(std::unexpected(*error));
        else
            done(facts);
    }
};

template <typename T, typename Take>
node::Done<T> take(const std::shared_ptr<Question>& question, Take how)
{
    ++question->open;
    return [question, how](Result<T> result) {
        if (result)
            how(question->facts, *result);
        else if (!question->error)
            question->error = result.error();
        question->answered();
    };
}

// Room for two full blocks before the maximum is below the base fee.
chains::Uint256 maximum(const node::Fees& fees)
{
    const auto doubled = fees.baseFee.times(2);
    const auto sum = doubled ? doubled->plus(fees.priorityFee) : doubled;
    return sum ? *sum : fees.priorityFee;
}

} // namespace

void askAbout(node::Node& node, const SendForm& form, const QString& from, Callback<NodeFacts> done)
{
    const auto question = std::make_shared<Question>();
    question->done = std::move(done);
    const std::string own = from.toStdString();
    node.transactionCount(own,
        take<std::uint64_t>(question,
            [](NodeFacts& facts, std::uint64_t count) { facts.nonce = QString::number(count); }));
    node.balance(
        own, take<chains::Uint256>(question, [](NodeFacts& facts, const chains::Uint256& wei) {
            facts.balance = toQt(wei.amount(chains::ethereum::kNativeDecimals));
        }));
    if (form.eip1559)
        node.fees(take<node::Fees>(question, [](NodeFacts& facts, const node::Fees& fees) {
            facts.maxFeePerGasGwei = gwei(maximum(fees));
            facts.maxPriorityFeePerGasGwei = gwei(fees.priorityFee);
        }));
    else
        node.gasPrice(
            take<chains::Uint256>(question, [](NodeFacts& facts, const chains::Uint256& price) {
                facts.gasPriceGwei = gwei(price);
            }));
    const auto what = forms::movement(form);
    if (!what) return;
    ++question->open;
    node.estimateGas(
        { own, what->to.text(), what->value, what->data }, [question](Result<std::uint64_t> gas) {
            // A refusal says that it would fail as things stand: then the person decides on the
            // limit.
            if (gas)
                question->facts.gasLimit = QString::number(*gas);
            else if (gas.error().code != Code::NodeRefused && !question->error)
                question->error = gas.error();
            question->answered();
        });
}

} // namespace tercet::wallet
