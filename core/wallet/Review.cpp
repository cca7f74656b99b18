#include "core/wallet/Review.h"

#include <algorithm>

#include "core/wallet/Assemble.h"
#include "core/wallet/Convert.h"
#include "core/wallet/Lifecycle.h"
#include "core/wallet/LookAlike.h"

namespace tercet::wallet {

namespace {

using chains::Decoded;
using chains::Level;
using chains::Risk;

bool has(const Decoded& decoded, std::string_view code)
{
    return std::ranges::any_of(decoded.risks, [&](const Risk& risk) { return risk.code == code; });
}

void add(Decoded& decoded, Risk risk)
{
    if (!has(decoded, risk.code)) decoded.risks.push_back(std::move(risk));
}

void addRecipientRisks(RequestDetail& detail)
{
    Decoded& decoded = detail.decoded;
    switch (detail.standing) {
    case RecipientStanding::LookAlike:
        return add(decoded,
            { Level::Danger, "look-alike",
                "The recipient looks like " + detail.lookAlikeOf.toStdString()
                    + " but is another address.",
                { detail.lookAlikeOf.toStdString() } });
    case RecipientStanding::New:
        // Taking an allowance back pays nobody.
        if (decoded.kind == chains::Kind::TokenApproval && decoded.amount
            && decoded.amount->units.isZero() && !has(decoded, "approval"))
            return;
        return add(decoded,
            { Level::Warning, "new-recipient",
                "This address was never paid from this vault before." });
    case RecipientStanding::Own:
        if (has(decoded, "to-self")) return;
        return add(
            decoded, { Level::Note, "own-address", "The recipient is an address of this vault." });
    case RecipientStanding::None:
    case RecipientStanding::AddressBook:
    case RecipientStanding::PaidBefore:
        return;
    }
}

void addQueueRisks(RequestDetail& detail)
{
    const auto& queue = detail.head.queue;
    if (!queue || !isOpen(detail.head.state) || queue->shared()) return;
    add(detail.decoded,
        { Level::Forbidden, std::string(codeName(Code::RequestNotShared)),
            "Not both co-signers have this request." });
}

void addPolicyRisks(
    RequestDetail& detail, const RequestRecord& request, const ReviewContext& context)
{
    Decoded& decoded = detail.decoded;
    if (const auto node = context.nodeChains.constFind(decoded.chainId);
        decoded.chainId != 0 && node != context.nodeChains.constEnd() && *node != decoded.chainId)
        add(decoded,
            { Level::Forbidden, "node-chain",
                "The node for this network answers for chain " + std::to_string(*node) + ".",
                { std::to_string(*node) } });
    if (!context.judge) return;
    detail.device = context.judge(decoded, request);
    if (detail.device->allowed()) return;
    switch (const Code code = detail.device->code) {
    case Code::PolicyLimit:
        return add(decoded,
            { Level::Forbidden, "policy-limit",
                "The total is above the limit for one transaction." });
    case Code::NotFullyDecoded:
        return add(decoded,
            { Level::Forbidden, "not-fully-decoded",
                "This request cannot be shown in full, and blind signing is off." });
    case Code::PolicyForbidden:
        // The risk that the policy forbids is on the list already.
        if (!std::ranges::any_of(
                decoded.risks, [](const Risk& risk) { return risk.level == Level::Forbidden; }))
            add(decoded, { Level::Forbidden, "policy-forbidden", "The policy forbids this." });
        return;
    default:
        add(decoded,
            { Level::Forbidden, std::string(codeName(code)),
                "The policy does not allow this now: " + std::string(ruleName(detail.device->rule))
                    + "." });
    }
}

void addResults(RequestDetail& detail, const RequestRecord& request)
{
    if (!request.signature) return;
    const auto& signature = *request.signature;
    detail.signature = toQt(signatureText(
        request.payload, detail.decoded.digest, request.from.toStdString(), signature));
    if (request.raw.empty()) return;
    detail.rawTransaction = hex0xText(request.raw);
    detail.transactionHash = hex0xText(request.hash);
    const auto ecdsa = signature.ecdsa();
    detail.signatureR = hex0xText(ecdsa.r);
    detail.signatureS = hex0xText(ecdsa.s);
    detail.recid = ecdsa.recid;
}

} // namespace

RequestSummary summary(const RequestRecord& request)
{
    RequestSummary head { request.id, request.state, request.kind, request.summary,
        QDateTime::fromMSecsSinceEpoch(request.created), {} };
    if (request.expires != 0) head.expires = QDateTime::fromMSecsSinceEpoch(request.expires);
    return head;
}

RecipientStanding standing(
    const QString& recipient, const ReviewContext& context, QString* lookAlikeOf)
{
    if (recipient.isEmpty()) return RecipientStanding::None;
    if (context.labels.contains(recipient)) return RecipientStanding::AddressBook;
    if (context.own.contains(recipient)) return RecipientStanding::Own;
    // Before "paid": a poisoner's address that was paid by mistake once is no less a look-alike.
    const auto resembles = [&](const QString& known) {
        if (!looksAlike(recipient, known)) return false;
        *lookAlikeOf = known;
        return true;
    };
    for (auto entry = context.labels.keyBegin(); entry != context.labels.keyEnd(); ++entry)
        if (resembles(*entry)) return RecipientStanding::LookAlike;
    for (const QString& known : context.own)
        if (resembles(known)) return RecipientStanding::LookAlike;
    if (context.paid.contains(recipient)) return RecipientStanding::PaidBefore;
    for (const QString& known : context.paid)
        if (resembles(known)) return RecipientStanding::LookAlike;
    return RecipientStanding::New;
}

Gesture gesture(const Decoded& decoded, bool blindSigning)
{
    const auto worst = decoded.risks.empty()
        ? Level::Note
        : std::ranges::max_element(decoded.risks, {}, &Risk::level)->level;
    if (worst == Level::Forbidden || (!decoded.fullyDecoded && !blindSigning))
        return { .kind = Gesture::Kind::Forbidden };
    if (worst != Level::Danger && decoded.fullyDecoded) return {};

    Gesture typed { .kind = Gesture::Kind::Typed };
    const auto& address = decoded.recipient ? decoded.recipient : decoded.contract;
    if (address) {
        // An inner one, from 3 to 8: the ends are what a poisoner copies. Which one is the digest's
        // choice, so that it is the same whenever this request is looked at, and another for the
        // next.
        typed.addressGroup = 3 + decoded.digest[0] % 6;
        typed.expected = addressGroup(toQt(*address), typed.addressGroup);
    } else if (decoded.amount && !decoded.amount->unlimited) {
        typed.expected = toQt(decoded.amount->units.amount(decoded.amount->decimals));
    } else {
        typed.addressGroup = Gesture::kDigestGroup;
        typed.expected = hexText(decoded.digest).left(4);
    }
    return typed;
}

Result<RequestDetail> review(const RequestRecord& request, const ReviewContext& context)
{
    RequestDetail detail;
    detail.head = summary(request);
    if (context.queue) detail.head.queue = context.queue(request);
    detail.requester = request.requester;
    detail.account = request.account;
    detail.index = request.index;
    detail.from = request.from;
    detail.payload = request.payload;
    TERCET_TRY(detail.decoded, chains::decode(request.payload, request.from.toStdString()));
    const QString recipient
        = detail.decoded.recipient ? toQt(*detail.decoded.recipient) : QString();
    detail.recipientLabel = context.labels.value(recipient);
    if (isSigned(request.state)) {
        // What is done is not judged anew: its own signature would make its recipient one that was
        // paid before.
        detail.standing = context.labels.contains(recipient) ? RecipientStanding::AddressBook
                                                             : RecipientStanding::None;
    } else {
        detail.standing = standing(recipient, context, &detail.lookAlikeOf);
        addRecipientRisks(detail);
        addQueueRisks(detail);
        addPolicyRisks(detail, request, context);
    }
    std::ranges::stable_sort(detail.decoded.risks, std::greater {}, &Risk::level);
    detail.gesture = gesture(detail.decoded, context.blindSigning);
    addResults(detail, request);
    detail.block = request.block;
    detail.error = request.error;
    detail.rejectReason = request.rejectReason;
    return detail;
}

} // namespace tercet::wallet
