#include "sign_on/id_token.hpp"

#include <boost/json.hpp>

#include "base/text.hpp"

namespace sign_on {

namespace {

namespace json = boost::json;

std::unexpected<Refused> refused(std::string why) { return std::unexpected(Refused{Refusal::not_valid, std::move(why)}); }

std::optional<json::object> object_in(std::string_view part) {
    const auto text = from_base64url(part);
    boost::system::error_code error;
    auto parsed = text ? json::parse(*text, error) : json::value();
    return !error && parsed.is_object() ? std::optional(std::move(parsed.get_object())) : std::nullopt;
}

std::string_view text_in(const json::object& object, std::string_view name) {
    const auto* found = object.if_contains(name);
    return found && found->is_string() ? std::string_view(found->get_string()) : std::string_view{};
}

std::optional<Instant> moment_in(const json::object& object, std::string_view name) {
    const auto* found = object.if_contains(name);
    if (!found || !found->is_int64() || found->get_int64() < 0 || found->get_int64() > 100'000'000'000) return std::nullopt;
    return Instant{std::chrono::seconds{found->get_int64()}};
}

/// One text, or a list of them.
std::vector<std::string> texts_in(const json::object& object, std::string_view name) {
    const auto* found = object.if_contains(name);
    std::vector<std::string> texts;
    if (found && found->is_string()) texts.emplace_back(found->get_string());
    if (found && found->is_array())
        for (const auto& one : found->get_array()) texts.emplace_back(one.is_string() ? std::string(one.get_string()) : "");
    return texts;
}

bool has(const std::vector<std::string>& texts, std::string_view one) { return std::ranges::find(texts, one) != texts.end(); }

std::expected<const Key*, Refused> key_for(const json::object& head, const std::vector<Key>& keys) {
    const auto algorithm = algorithm_named(text_in(head, "alg"));
    if (!algorithm) return refused("its algorithm is neither RS256 nor ES256");
    if (head.contains("crit")) return refused("it asks for an extension");
    const auto id = text_in(head, "kid");
    const auto found = std::ranges::find_if(keys, [&](const Key& key) { return key.id == id; });
    if (id.empty() || found == keys.end()) return std::unexpected(Refused{Refusal::unknown_key, "its key is not among the provider's"});
    if (found->algorithm != *algorithm) return refused("its key is of another algorithm");
    return &*found;
}

bool is_for_us(const json::object& claims, const Expected& expected) {
    const auto audience = texts_in(claims, "aud");
    const bool names_party = claims.contains("azp");
    if (names_party && text_in(claims, "azp") != expected.client_id) return false;
    return has(audience, expected.client_id) && (audience.size() == 1 || names_party);
}

/// ASVS 6.8.4.
bool shows(const json::object& claims, std::string_view demand) {
    return demand.empty() || text_in(claims, "acr") == demand || (demand == "mfa" && has(texts_in(claims, "amr"), "mfa"));
}

/// "" when all is well.
std::string fault_in_times(const json::object& claims, const Expected& expected, Instant now) {
    const auto ends = moment_in(claims, "exp"), made = moment_in(claims, "iat"), signed_in = moment_in(claims, "auth_time");
    if (!ends || now >= *ends + clocks_differ_by) return "it has run out";
    if (!made || *made > now + clocks_differ_by || now >= *made + word_holds_for + clocks_differ_by) return "it was not made just now";
    if (!signed_in || *signed_in > now + clocks_differ_by || now >= *signed_in + expected.signed_in_within + clocks_differ_by)
        return "the person signed in at the provider too long ago, or it does not say when";
    return "";
}

}  // namespace

std::expected<Claims, Refused> checked(std::string_view token, const std::vector<Key>& keys, const Expected& expected, Instant now) {
    const auto parts = split(token, '.');
    const auto head = parts.size() == 3 ? object_in(parts[0]) : std::nullopt;
    if (!head) return refused("it is no signed token");
    const auto key = key_for(*head, keys);
    if (!key) return std::unexpected(key.error());
    const auto signature = from_base64url(parts[2]);
    const auto words = token.substr(0, parts[0].size() + 1 + parts[1].size());
    if (!signature || !is_signed_by(**key, words, *signature)) return refused("its signature is not the provider's");
    const auto claims = object_in(parts[1]);
    if (!claims) return refused("its claims cannot be read");
    if (text_in(*claims, "iss") != expected.issuer) return refused("it is another issuer's");
    if (!is_for_us(*claims, expected)) return refused("it is for another program");
    if (expected.nonce.empty() || text_in(*claims, "nonce") != expected.nonce) return refused("it answers another question");
    if (auto fault = fault_in_times(*claims, expected, now); !fault.empty()) return refused(std::move(fault));
    const auto subject = text_in(*claims, "sub");
    if (subject.empty() || subject.size() > 255) return refused("it names nobody");
    if (!shows(*claims, expected.demand)) return refused("the person did not show there what we demand");
    return Claims{std::string(subject), std::string(text_in(*claims, "preferred_username"))};
}

}  // namespace sign_on
