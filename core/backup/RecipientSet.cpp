#include "core/backup/RecipientSet.h"

#include "core/backup/Tags.h"
#include "core/base/Json.h"
#include "core/chains/Text.h"

namespace tercet::backup {

namespace {

constexpr std::size_t kMaxText = 1024; // of one recipient, with its comment
constexpr std::size_t kMaxBody = 16 * 1024;

Bytes signedMessage(std::uint64_t serial, const Bytes32& hash)
{
    Bytes out = toBytes(view(signedAs::kRecipientChange));
    append(out, crypto::le64(serial));
    append(out, hash);
    return out;
}

} // namespace

std::string_view purposeName(Purpose purpose)
{
    return purpose == Purpose::Export ? "export" : "trust";
}

Result<Purpose> purposeNamed(std::string_view name)
{
    if (name == "export") return Purpose::Export;
    if (name == "trust") return Purpose::Trust;
    return fail(Code::BadField, "not a purpose", "purpose");
}

Result<Purpose> purposeOf(std::uint64_t number)
{
    if (number == 1) return Purpose::Export;
    if (number == 2) return Purpose::Trust;
    return fail(Code::BadField, "not a purpose", "purpose");
}

Result<SealRecipient> sealRecipient(const age::Recipient& recipient)
{
    return SealRecipient::decode(recipient.x25519());
}

Status RecipientSet::check() const
{
    for (const auto& one : recipients) TERCET_CHECK(sealRecipient(one));
    if (purpose == Purpose::Export) {
        if (recipients.size() != 3)
            return fail(Code::BadRecipient, "an export has three recipients", "recipients");
        if (!trust.empty() || conditions != Bytes32 {})
            return fail(Code::BadField, "an export has no trust", "trust");
        return {};
    }
    if (recipients.empty() || recipients.size() > kMaxOfTrust)
        return fail(Code::BadRecipient, "a trust has one to four recipients", "recipients");
    for (std::size_t i = 0; i < recipients.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (recipients[i].x25519() == recipients[j].x25519())
                return fail(Code::BadRecipient, "a recipient stands twice", "recipients");
    if (trust.empty() || trust.size() > kMaxName || !chains::isUtf8(trust))
        return fail(Code::BadField, "the name of a trust", "trust");
    return {};
}

Bytes32 RecipientSet::hash(const Bytes32& vault) const
{
    crypto::Hasher hash(tag::kRecipientSet);
    hash.field(view("mw1")).field(vault).field(crypto::le8(unsigned(purpose)));
    hash.field(view(trust)).field(conditions);
    for (const auto& one : recipients) hash.field(view(one.text()));
    Bytes32 out;
    hash.finish(out);
    return out;
}

std::vector<age::Recipient> RecipientSet::of(mpc::Party party) const
{
    if (purpose == Purpose::Trust) return recipients;
    return { recipients[mpc::number(party) - 1u] };
}

Bytes RecipientSet::encode() const
{
    auto texts = Json::array();
    for (const auto& one : recipients) texts.push_back(one.text());
    return json::toCbor({ { "purpose", unsigned(purpose) }, { "recipients", std::move(texts) },
        { "trust", trust }, { "conditions", Json::binary(toBytes(conditions)) } });
}

Result<RecipientSet> RecipientSet::decode(ByteView bytes)
{
    TERCET_TRY(const auto object, json::parseCbor(bytes, kMaxBody));
    RecipientSet out;
    TERCET_TRY(const auto number, json::integer(object, "purpose"));
    TERCET_TRY(out.purpose, purposeOf(number));
    TERCET_TRY(out.trust, json::string(object, "trust", kMaxName));
    TERCET_TRY(const auto conditions, json::binary(object, "conditions"));
    if (conditions.size() != 32) return fail(Code::BadLength, "not 32 bytes", "conditions");
    std::ranges::copy(conditions, out.conditions.begin());
    const auto texts = object.find("recipients");
    if (texts == object.end() || !texts->is_array() || texts->size() > kMaxOfTrust)
        return fail(Code::BadField, "a list of recipients", "recipients");
    for (const auto& text : *texts) {
        if (!text.is_string() || text.get_ref<const std::string&>().size() > kMaxText)
            return fail(Code::BadField, "not a text", "recipients");
        TERCET_TRY(auto one, age::Recipient::parse(text.get_ref<const std::string&>()));
        out.recipients.push_back(std::move(one));
    }
    if (object.size() != 4) return fail(Code::UnknownField, "a member too many");
    TERCET_CHECK(out.check());
    return out;
}

Bytes signRecipients(
    const crypto::SigningKey& device, const Bytes32& vault, const RecipientChange& change)
{
    const auto signature = device.sign(signedMessage(change.serial, change.set.hash(vault)));
    return json::toCbor({ { "serial", change.serial }, { "set", Json::binary(change.set.encode()) },
        { "signature", Json::binary(toBytes(signature)) } });
}

Result<RecipientChange> openRecipients(const Bytes32& device, const Bytes32& vault, ByteView body)
{
    TERCET_TRY(const auto object, json::parseCbor(body, kMaxBody));
    RecipientChange change;
    TERCET_TRY(change.serial, json::integer(object, "serial"));
    TERCET_TRY(const auto set, json::binary(object, "set"));
    TERCET_TRY(const auto signature, json::binary(object, "signature"));
    if (object.size() != 3) return fail(Code::UnknownField, "a member too many");
    if (signature.size() != 64) return fail(Code::BadLength, "not 64 bytes", "signature");
    TERCET_TRY(change.set, RecipientSet::decode(set));
    if (!crypto::verifySignature(device, signedMessage(change.serial, change.set.hash(vault)),
            std::span<const std::uint8_t, 64>(signature.data(), 64)))
        return fail(Code::BadSignature, "not signed by this vault's device", "signature");
    return change;
}

} // namespace tercet::backup
