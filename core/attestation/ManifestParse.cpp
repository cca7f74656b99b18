#include <algorithm>
#include <limits>

#include "core/attestation/Manifest.h"
#include "core/base/Json.h"
#include "core/crypto/Hash.h"

namespace tercet::attestation {

namespace {

constexpr std::int64_t kMaxLife = 90 * 86'400;
constexpr std::size_t kMaxList = 64;

// The members of one JSON object, each read once; finish() refuses what nobody asked for, so that a
// rule which this version does not know is never passed over.
class Members {
public:
    explicit Members(const Json& object)
        : m_object(object)
    {
    }
    bool has(const char* key) const { return m_object.is_object() && m_object.contains(key); }
    Result<std::uint64_t> number(const char* key, std::uint64_t max)
    {
        ++m_read;
        TERCET_TRY(const auto v, json::integer(m_object, key));
        if (v > max) return fail(Code::NumberTooLarge, "too large", key);
        return v;
    }
    Result<std::string> string(const char* key)
    {
        ++m_read;
        return json::string(m_object, key, 256);
    }
    Result<bool> boolean(const char* key)
    {
        ++m_read;
        return json::boolean(m_object, key);
    }
    template <std::size_t N> Result<ByteArray<N>> octets(const char* key)
    {
        TERCET_TRY(const auto digits, string(key));
        return arrayFromHex<N>(digits);
    }
    // A 64-bit set of flags as 16 hex digits.
    Result<std::uint64_t> flags(const char* key)
    {
        TERCET_TRY(const auto bytes, octets<8>(key));
        std::uint64_t v = 0;
        for (const auto b : bytes) v = v << 8 | b;
        return v;
    }
    Result<const Json*> list(const char* key)
    {
        ++m_read;
        const auto it = m_object.is_object() ? m_object.find(key) : m_object.end();
        if (it == m_object.end() || !it->is_array() || it->size() > kMaxList)
            return fail(Code::BadField, "not a list", key);
        return &*it;
    }
    template <typename T>
    Result<std::vector<T>> list(const char* key, Result<T> (*read)(const Json&))
    {
        TERCET_TRY(const auto* all, list(key));
        std::vector<T> out;
        for (const auto& each : *all) {
            TERCET_TRY(auto one, read(each));
            out.push_back(std::move(one));
        }
        return out;
    }
    Status finish() const
    {
        if (!m_object.is_object() || m_read != m_object.size())
            return fail(Code::UnknownField, "an unknown key");
        return {};
    }

private:
    const Json& m_object;
    std::size_t m_read { 0 };
};

Result<std::string> plain(const Json& v)
{
    if (!v.is_string()) return fail(Code::BadField, "not a text");
    const auto& s = v.get_ref<const std::string&>();
    const bool good = std::all_of(s.begin(), s.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')
            || c == '.' || c == '-';
    });
    if (!good || s.empty() || s.size() > 40) return fail(Code::BadField, "not a plain text");
    return s;
}

Result<Build> build(const Json& v)
{
    Members m(v);
    Build b;
    TERCET_TRY(const auto digits, m.string("measurement"));
    TERCET_TRY(b.measurement, fromHex(digits));
    TERCET_TRY(const auto version, m.string("version"));
    TERCET_TRY(b.version, plain(version));
    TERCET_CHECK(m.finish());
    return b;
}

Result<SnpPolicy::Floor> floorOf(const Json& v)
{
    Members m(v);
    TERCET_TRY(const auto name, m.string("product"));
    const auto product = productNamed(name);
    if (!product) return fail(Code::BadField, "unknown product", "product");
    TERCET_TRY(const auto tcb, m.octets<8>("tcb"));
    if (!reservedZero(tcb, *product)) return fail(Code::BadField, "reserved", "tcb");
    TERCET_CHECK(m.finish());
    return SnpPolicy::Floor { *product, tcb };
}

Result<SnpSigner> signer(const Json& v)
{
    TERCET_TRY(const auto name, plain(v));
    for (const auto each : { SnpSigner::Vcek, SnpSigner::Vlek })
        if (signerName(each) == name) return each;
    return fail(Code::BadField, "unknown signer");
}

Result<TcbStatus> status(const Json& v)
{
    TERCET_TRY(const auto name, plain(v));
    const auto known = statusNamed(name);
    if (!known || *known == TcbStatus::Revoked) return fail(Code::BadField, "status");
    return *known;
}

Result<SgxPolicy::Signer> enclaveSigner(const Json& v)
{
    Members m(v);
    SgxPolicy::Signer s;
    TERCET_TRY(s.mrSigner, m.octets<32>("mrsigner"));
    TERCET_TRY(const auto id, m.number("prod_id", 0xFFFF));
    TERCET_TRY(const auto svn, m.number("min_svn", 0xFFFF));
    s.prodId = std::uint16_t(id);
    s.minSvn = std::uint16_t(svn);
    TERCET_CHECK(m.finish());
    return s;
}

Status readSnp(Members& m, RolePolicy& role)
{
    auto& p = role.snp;
    TERCET_TRY(p.products, m.list("products", floorOf));
    TERCET_TRY(p.signers, m.list("signers", signer));
    TERCET_TRY(p.policy, m.flags("policy"));
    if (p.policy & (kPolicyDebug | kPolicyMigrateMa))
        return fail(Code::BadField, "debug or migration", "policy");
    TERCET_TRY(const auto vmpl, m.number("vmpl", 3));
    TERCET_TRY(const auto svn, m.number("min_guest_svn", 0xFFFFFFFF));
    p.vmpl = std::uint32_t(vmpl);
    p.minGuestSvn = std::uint32_t(svn);
    TERCET_TRY(p.familyId, m.octets<16>("family_id"));
    TERCET_TRY(p.imageId, m.octets<16>("image_id"));
    TERCET_TRY(p.hostData, m.octets<32>("host_data"));
    TERCET_TRY(p.idKeyDigest, m.octets<48>("id_key_digest"));
    TERCET_TRY(p.authorKeyDigest, m.octets<48>("author_key_digest"));
    TERCET_TRY(p.mitigations, m.flags("mitigations"));
    TERCET_TRY(p.aliasCheck, m.boolean("alias_check"));
    for (const auto& b : role.builds) {
        if (b.measurement.size() != 48) return fail(Code::BadLength, "not 48 bytes", "measurement");
        p.measurements.push_back(toArray(ByteView(b.measurement).first<48>()));
    }
    return {};
}

Status readSgx(Members& m, RolePolicy& role)
{
    auto& p = role.sgx;
    TERCET_TRY(p.statuses, m.list("statuses", status));
    TERCET_TRY(p.advisories, m.list("advisories", plain));
    TERCET_TRY(p.configId, m.octets<64>("config_id"));
    TERCET_TRY(const auto evaluation, m.number("min_evaluation", 0xFFFFFFFF));
    p.minEvaluation = std::uint32_t(evaluation);
    if (m.has("signers")) {
        TERCET_TRY(p.signers, m.list("signers", enclaveSigner));
    }
    for (const auto& b : role.builds) {
        if (b.measurement.size() != 32) return fail(Code::BadLength, "not 32 bytes", "measurement");
        p.mrEnclaves.push_back(toArray(ByteView(b.measurement).first<32>()));
    }
    return {};
}

Result<RolePolicy> rolePolicy(const Json& v)
{
    Members m(v);
    RolePolicy role;
    TERCET_TRY(const auto share, m.number("share", 3));
    if (share < 2) return fail(Code::BadField, "not a co-signer", "share");
    role.role = std::uint8_t(share);
    TERCET_TRY(const auto tee, m.string("tee"));
    role.tee = teeNamed(tee).value_or(Tee::None);
    TERCET_TRY(const auto covers, m.string("covers"));
    if (covers != "software" && covers != "firmware") return fail(Code::BadField, "", "covers");
    role.coverage = covers == "software" ? Coverage::Software : Coverage::FirmwareOnly;
    TERCET_TRY(role.builds, m.list("builds", build));
    if (role.tee == Tee::SevSnp) {
        TERCET_CHECK(readSnp(m, role));
    } else if (role.tee == Tee::Sgx) {
        TERCET_CHECK(readSgx(m, role));
    } else {
        return fail(Code::BadField, "unknown TEE", "tee");
    }
    TERCET_CHECK(m.finish());
    return role;
}

Result<Manifest> read(const Json& v)
{
    constexpr auto kMaxTime = std::uint64_t(1) << 40;
    Members m(v);
    Manifest out;
    TERCET_TRY(const auto format, m.string("format"));
    if (format != "tercet-co-signers-1") return fail(Code::UnknownField, "", "format");
    TERCET_TRY(out.sequence, m.number("sequence", std::numeric_limits<std::int64_t>::max()));
    TERCET_TRY(const auto from, m.number("not_before", kMaxTime));
    TERCET_TRY(const auto to, m.number("expires", kMaxTime));
    out.notBefore = std::int64_t(from);
    out.expires = std::int64_t(to);
    if (out.expires <= out.notBefore || out.expires - out.notBefore > kMaxLife)
        return fail(Code::BadField, "at most 90 days", "expires");
    TERCET_TRY(out.roles, m.list("roles", rolePolicy));
    for (const auto& a : out.roles)
        if (out.role(a.role) != &a) return fail(Code::BadField, "a share twice", "roles");
    TERCET_CHECK(m.finish());
    return out;
}

} // namespace

Outcome<Manifest> parseManifest(ByteView bytes)
{
    const auto value = json::parse(text(bytes));
    if (!value) return refuse(Reason::ManifestFormat, value.error().context);
    auto manifest = read(*value);
    if (!manifest)
        return refuse(
            Reason::ManifestFormat, manifest.error().field + " " + manifest.error().context);
    manifest->digest = crypto::sha256(bytes);
    return std::move(*manifest);
}

} // namespace tercet::attestation
