#include "core/base/Json.h"

namespace tercet::json {

namespace {

// Builds the value and refuses at the first breach, before memory or stack is spent on it.
// nlohmann's parser is not recursive while it calls a SAX handler, so a hostile depth ends at
// kMaxDepth.
class StrictSax {
public:
    explicit StrictSax(Floats floats)
        : m_floats(floats)
    {
    }
    using number_integer_t = Json::number_integer_t;
    using number_unsigned_t = Json::number_unsigned_t;
    using number_float_t = Json::number_float_t;
    using string_t = Json::string_t;
    using binary_t = Json::binary_t;

    bool null() { return put(nullptr); }
    bool boolean(bool v) { return put(v); }
    bool number_integer(number_integer_t v) { return put(v); }
    bool number_unsigned(number_unsigned_t v) { return put(v); }
    bool number_float(number_float_t, const string_t& literal)
    {
        if (m_floats == Floats::AsText) return put(literal);
        return stop(Code::JsonFloat, "a number that is not a 64-bit integer");
    }
    bool string(string_t& v) { return put(std::move(v)); }
    bool binary(binary_t& v) { return put(Json::binary(std::move(v))); }
    bool start_object(std::size_t) { return open(Json::object()); }
    bool end_object() { return close(); }
    bool start_array(std::size_t) { return open(Json::array()); }
    bool end_array() { return close(); }
    bool key(string_t& k)
    {
        if (m_stack.back()->contains(k)) {
            m_error = { Code::JsonDuplicateKey, "a key stands twice", k.substr(0, 64) };
            return false;
        }
        m_key = std::move(k);
        return true;
    }
    bool parse_error(std::size_t at, const std::string&, const nlohmann::detail::exception& e)
    {
        if (m_error.context.empty()) {
            // 101 with "ill-formed UTF-8" and 406 (out of range) get their own code.
            const bool range = e.id == 406;
            m_error
                = { range ? Code::JsonFloat : Code::BadJson, "at byte " + std::to_string(at), {} };
        }
        return false;
    }

    Json root;
    const Error& error() const { return m_error; }

private:
    bool stop(Code code, const char* why)
    {
        m_error = { code, why, {} };
        return false;
    }
    Json* place(Json&& v)
    {
        if (m_stack.empty()) {
            root = std::move(v);
            return &root;
        }
        Json& top = *m_stack.back();
        if (top.is_array()) {
            top.push_back(std::move(v));
            return &top.back();
        }
        return &(top[m_key] = std::move(v));
    }
    bool put(Json&& v)
    {
        place(std::move(v));
        return true;
    }
    bool open(Json&& v)
    {
        if (int(m_stack.size()) >= kMaxDepth) return stop(Code::JsonTooDeep, "nested too deeply");
        m_stack.push_back(place(std::move(v)));
        return true;
    }
    bool close()
    {
        m_stack.pop_back();
        return true;
    }
    Floats m_floats;
    std::vector<Json*> m_stack;
    std::string m_key;
    Error m_error { Code::BadJson };
};

const Json* member(const Json& object, const char* key)
{
    if (!object.is_object()) return nullptr;
    const auto it = object.find(key);
    return it == object.end() ? nullptr : &*it;
}

// nlohmann accepts tags and indefinite lengths in CBOR; both give one value several encodings, so
// they are refused here by walking the heads first. Iterative, bounded by the input's length.
Status cborHeads(ByteView in)
{
    std::size_t at = 0;
    while (at < in.size()) {
        const auto head = in[at++];
        const int major = head >> 5, info = head & 31;
        if (major == 6) return fail(Code::BadCbor, "tag");
        if (info == 31) return fail(Code::BadCbor, "indefinite length");
        if (info > 27) return fail(Code::BadCbor, "reserved head");
        std::uint64_t value = std::uint64_t(info);
        if (info >= 24) {
            const std::size_t n = std::size_t(1) << (info - 24);
            if (in.size() - at < n) return fail(Code::BadCbor, "too short");
            value = 0;
            for (std::size_t i = 0; i < n; ++i) value = value << 8 | in[at++];
        }
        if (major == 2 || major == 3) {
            if (in.size() - at < value) return fail(Code::BadCbor, "too short");
            at += std::size_t(value);
        }
    }
    return {};
}

} // namespace

Result<Json> parse(std::string_view text, Floats floats)
{
    if (text.size() > kMaxBytes) return fail(Code::JsonTooLarge, "JSON above 1 MiB");
    StrictSax sax(floats);
    if (!Json::sax_parse(text, &sax, Json::input_format_t::json, true))
        return std::unexpected(sax.error());
    return std::move(sax.root);
}

Result<Json> parseCbor(ByteView bytes, std::size_t maxBytes)
{
    if (bytes.size() > maxBytes) return fail(Code::BadCbor, "too large");
    TERCET_CHECK(cborHeads(bytes));
    StrictSax sax(Floats::Refused);
    if (!Json::sax_parse(bytes, &sax, Json::input_format_t::cbor, true)) {
        auto error = sax.error();
        if (error.code == Code::BadJson) error.code = Code::BadCbor;
        return std::unexpected(error);
    }
    return std::move(sax.root);
}

Bytes toCbor(const Json& value) { return Json::to_cbor(value); }

Result<std::string> string(const Json& object, const char* key, std::size_t maxBytes)
{
    const auto* v = member(object, key);
    if (!v) return fail(Code::MissingField, "missing", key);
    if (!v->is_string()) return fail(Code::BadField, "not a string", key);
    const auto& s = v->get_ref<const std::string&>();
    if (s.size() > maxBytes) return fail(Code::TextTooLong, "too long", key);
    return s;
}

Result<std::uint64_t> integer(const Json& object, const char* key)
{
    const auto* v = member(object, key);
    if (!v) return fail(Code::MissingField, "missing", key);
    if (!v->is_number_unsigned()) return fail(Code::BadField, "not an unsigned integer", key);
    return v->get<std::uint64_t>();
}

Result<bool> boolean(const Json& object, const char* key)
{
    const auto* v = member(object, key);
    if (!v) return fail(Code::MissingField, "missing", key);
    if (!v->is_boolean()) return fail(Code::BadField, "not a boolean", key);
    return v->get<bool>();
}

Result<Bytes> binary(const Json& object, const char* key)
{
    const auto* v = member(object, key);
    if (!v) return fail(Code::MissingField, "missing", key);
    if (!v->is_binary()) return fail(Code::BadField, "not a byte string", key);
    const auto& b = v->get_binary();
    return Bytes(b.begin(), b.end());
}

} // namespace tercet::json
