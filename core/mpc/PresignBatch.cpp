#include "core/mpc/PresignBatch.h"

#include "core/mpc/Tags.h"

namespace tercet::mpc {

namespace {

constexpr auto kExtensionBytes = kSealedOverhead + layoutBytes(PresignExtension::kFields);

}

Step<int> PresignBatch::countOf(ByteView extensions)
{
    const auto count = extensions.size() / kExtensionBytes;
    if (count < 1 || count > std::size_t(kMax) || extensions.size() % kExtensionBytes)
        return stop(Drop { "length of a batch" });
    return int(count);
}

std::vector<Bytes32> PresignBatch::sessions(const Bytes32& link, const Bytes32& nonce1, int count)
{
    if (count == 1) return { crypto::hash(tag::kPresignSession, link, nonce1) };
    std::vector<Bytes32> out;
    for (int b = 0; b < count; ++b) {
        auto nonceAndIndex = toBytes(nonce1);
        append(nonceAndIndex, crypto::le16(std::uint16_t(b)));
        out.push_back(crypto::hash(tag::kPresignSession, link, nonceAndIndex));
    }
    return out;
}

Step<PresignBatch::Payloads> PresignBatch::open(LinkState& link, std::span<const Bytes32> sessions,
    ByteView list, std::uint8_t round, Party from)
{
    const auto each = list.size() / sessions.size();
    if (list.empty() || list.size() % sessions.size()) return stop(Drop { "length of a batch" });
    Payloads out;
    for (std::size_t b = 0; b < sessions.size(); ++b) {
        TERCET_TRY(auto payload,
            link.open(
                list.subspan(b * each, each), MessageType::Presign, sessions[b], round, from));
        out.push_back(std::move(payload));
    }
    return out;
}

void PresignBatch::accept(
    LinkState& link, std::span<const Bytes32> sessions, std::uint8_t round, Party from)
{
    for (const auto& session : sessions) link.accept(MessageType::Presign, session, round, from);
}

PresignBatch::PresignBatch(const std::shared_ptr<LinkState>& link, const Bytes32& nonce1, int count)
    : m_sessions(sessions(link->id(), nonce1, count))
{
    m_runs.reserve(m_sessions.size());
    for (const auto& session : m_sessions) m_runs.emplace_back(link, session);
}

Bytes PresignBatch::extensions(Party to)
{
    Bytes out;
    for (auto& run : m_runs) append(out, run.extension(to));
    return out;
}

Step<> PresignBatch::takeExtensions(Party from, const Payloads& payloads)
{
    for (std::size_t b = 0; b < m_runs.size(); ++b)
        TERCET_CHECK(m_runs[b].takeExtension(from, payloads[b].view()));
    return {};
}

Step<> PresignBatch::multiply()
{
    for (auto& run : m_runs) TERCET_CHECK(run.multiply());
    return {};
}

Bytes PresignBatch::shares(Party to)
{
    Bytes out;
    for (auto& run : m_runs) append(out, run.share(to));
    return out;
}

Step<> PresignBatch::takeShares(Party from, const Payloads& payloads)
{
    for (std::size_t b = 0; b < m_runs.size(); ++b)
        TERCET_CHECK(m_runs[b].takeShare(from, payloads[b].view()));
    return {};
}

Step<std::vector<Presignature>> PresignBatch::finish()
{
    std::vector<Presignature> out;
    out.reserve(m_runs.size());
    for (auto& run : m_runs) {
        TERCET_TRY(auto presignature, run.finish());
        out.push_back(std::move(presignature));
    }
    return out;
}

} // namespace tercet::mpc
