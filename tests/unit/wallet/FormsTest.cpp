#include "core/wallet/Forms.h"

#include <gtest/gtest.h>

#include "core/chains/ethereum/Abi.h"

namespace tercet::wallet {

namespace {

using namespace chains::ethereum;

constexpr auto kUsdc = "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48";

SendForm filled()
{
    SendForm form;
    form.to = QStringLiteral("0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed");
    form.amount = QStringLiteral("1.25");
    form.gasLimit = QStringLiteral("21000");
    form.maxFeePerGasGwei = QStringLiteral("20.5");
    form.maxPriorityFeePerGasGwei = QStringLiteral("1");
    form.gasPriceGwei = QStringLiteral("7");
    form.nonce = QStringLiteral("4");
    return form;
}

Error refused(const SendForm& form)
{
    const auto tx = forms::transaction(form);
    EXPECT_FALSE(tx);
    return tx ? Error {} : tx.error();
}

} // namespace

TEST(Forms, NativeDynamicFee)
{
    const auto tx = forms::transaction(filled());
    ASSERT_TRUE(tx) << tx.error().context;
    EXPECT_EQ(tx->type, TransactionType::DynamicFee);
    EXPECT_EQ(tx->value.decimal(), "1250000000000000000");
    EXPECT_EQ(tx->maxFeePerGas.decimal(), "20500000000");
    EXPECT_EQ(tx->nonce, 4u);
    EXPECT_TRUE(tx->data.empty());
}

TEST(Forms, Legacy)
{
    SendForm form = filled();
    form.eip1559 = false;
    const auto tx = forms::transaction(form);
    ASSERT_TRUE(tx);
    EXPECT_EQ(tx->type, TransactionType::Legacy);
    EXPECT_EQ(tx->maxFeePerGas.decimal(), "7000000000");
    EXPECT_TRUE(tx->maxPriorityFeePerGas.isZero());
}

TEST(Forms, Token)
{
    SendForm form = filled();
    form.token = QString::fromLatin1(kUsdc);
    form.gasLimit = QStringLiteral("65000");
    const auto tx = forms::transaction(form);
    ASSERT_TRUE(tx) << tx.error().context;
    EXPECT_EQ(tx->to->text(), kUsdc);
    EXPECT_TRUE(tx->value.isZero());
    const auto call = decodeCall(tx->data);
    ASSERT_TRUE(call);
    EXPECT_EQ(call->amount.decimal(), "1250000"); // six decimals
    EXPECT_EQ(call->account.text(), form.to.toStdString());
    // A contract that is not on the list has no decimals that we could know.
    form.token = QStringLiteral("0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359");
    EXPECT_EQ(refused(form).field, "amount");
    form.amount = QStringLiteral("125");
    EXPECT_EQ(decodeCall(forms::transaction(form)->data)->amount.decimal(), "125");
}

TEST(Forms, NamesTheFieldThatIsWrong)
{
    const struct {
        QString SendForm::* field;
        const char* text;
        Code code;
        const char* name;
    } cases[] = {
        { &SendForm::to, "", Code::MissingField, "to" },
        { &SendForm::to, "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD", Code::BadChecksum, "to" },
        { &SendForm::to, "vitalik.eth", Code::BadAddress, "to" },
        { &SendForm::amount, "", Code::MissingField, "amount" },
        { &SendForm::amount, "1,5", Code::BadAmount, "amount" },
        { &SendForm::amount, "-1", Code::BadAmount, "amount" },
        { &SendForm::amount, "0.0000000000000000001", Code::BadAmount, "amount" },
        { &SendForm::gasLimit, "", Code::MissingField, "gasLimit" },
        { &SendForm::gasLimit, "20999", Code::BadField, "gasLimit" },
        { &SendForm::gasLimit, "18446744073709551616", Code::NumberTooLarge, "gasLimit" },
        { &SendForm::gasLimit, "0x5208", Code::BadNumber, "gasLimit" },
        { &SendForm::maxFeePerGasGwei, "", Code::MissingField, "maxFeePerGasGwei" },
        { &SendForm::maxPriorityFeePerGasGwei, "21", Code::FeeAboveMaximum,
            "maxPriorityFeePerGasGwei" },
        { &SendForm::nonce, "", Code::MissingField, "nonce" },
        { &SendForm::nonce, "18446744073709551615", Code::NumberTooLarge, "nonce" },
        { &SendForm::token, "0x12", Code::BadAddress, "token" },
    };
    for (const auto& wrong : cases) {
        SendForm form = filled();
        form.*wrong.field = QString::fromLatin1(wrong.text);
        const Error error = refused(form);
        EXPECT_EQ(error.code, wrong.code)
            << wrong.name << " " << wrong.text << " " << codeName(error.code);
        EXPECT_EQ(error.field, wrong.name) << wrong.text;
    }
    SendForm form = filled();
    form.chainId = 0;
    EXPECT_EQ(refused(form).code, Code::BadChainId);
    form = filled();
    form.amount = QString(100'000, QLatin1Char('9'));
    EXPECT_EQ(refused(form).field, "amount");
}

} // namespace tercet::wallet
