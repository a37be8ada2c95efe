#include "sign_on/provider.hpp"

#include <sodium.h>

#include <boost/json.hpp>
#include <stdexcept>

#include "base/fields.hpp"
#include "base/percent_encoding.hpp"
#include "base/text.hpp"
#include "outward/fetch.hpp"

namespace sign_on {

namespace {

namespace json = boost::json;
using std::chrono::steady_clock;

constexpr std::chrono::hours known_for{1};
constexpr std::chrono::seconds left_alone_for{10};
/// As long as one of our own sessions lives.
constexpr std::chrono::hours signed_in_within{12};

std::optional<json::object> object_in(std::string_view text) {
    boost::system::error_code error;
    auto parsed = json::parse(text, error);
    return !error && parsed.is_object() ? std::optional(std::move(parsed.get_object())) : std::nullopt;
}

std::string text_in(const json::object& object, std::string_view name) {
    const auto* found = object.if_contains(name);
    return found && found->is_string() ? std::string(found->get_string()) : "";
}

/// RFC 7636 section 4.2.
std::string challenge_of(std::string_view verifier) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(verifier.data()), verifier.size());
    std::array<char, sodium_base64_ENCODED_LEN(crypto_hash_sha256_BYTES, sodium_base64_VARIANT_URLSAFE_NO_PADDING)> text{};
    sodium_bin2base64(text.data(), text.size(), hash.data(), hash.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    return text.data();
}

/// Entra's issuers for whoever has an account anywhere (ASVS 10.5.3).
bool is_anybodys(std::string_view issuer) {
    return std::ranges::any_of(split(issuer, '/'), [](std::string_view segment) {
        return segment == "common" || segment == "organizations" || segment == "consumers" || segment == "{tenantid}";
    });
}

}  // namespace

Provider::Provider(ProviderSettings settings) : settings_(std::move(settings)) {
    if (!outward::is_fetchable(settings_.issuer)) throw std::runtime_error("--oidc-issuer takes an address that begins with https://.");
    if (is_anybodys(settings_.issuer))
        throw std::runtime_error("--oidc-issuer takes the issuer of your own council, not one for the accounts of any organisation.");
    if (settings_.client_id.empty() || settings_.client_secret.empty())
        throw std::runtime_error("--oidc-issuer, --oidc-client-id and --oidc-client-secret-file belong together.");
}

std::expected<Provider::Known, std::string> Provider::ask() {
    const auto base = settings_.issuer.ends_with('/') ? settings_.issuer.substr(0, settings_.issuer.size() - 1) : settings_.issuer;
    const auto said = outward::fetch({.address = base + "/.well-known/openid-configuration"});
    if (!said) return std::unexpected(said.error());
    const auto document = object_in(*said);
    if (!document || text_in(*document, "issuer") != settings_.issuer)
        return std::unexpected("What the provider says of itself names another issuer.");
    Known found{steady_clock::now() + known_for,
                {text_in(*document, "authorization_endpoint"), text_in(*document, "token_endpoint"), text_in(*document, "jwks_uri")},
                {}};
    for (const auto& address : {found.places.authorization, found.places.token, found.places.keys})
        if (!outward::is_fetchable(address)) return std::unexpected("What the provider says of itself has an address that is not https.");
    const auto keys = outward::fetch({.address = found.places.keys});
    if (!keys) return std::unexpected(keys.error());
    auto read = keys_in(*keys);
    if (!read) return std::unexpected("The provider's keys cannot be read.");
    found.keys = std::move(*read);
    return found;
}

std::expected<Provider::Known, std::string> Provider::known(bool is_asked_anew) {
    {
        const std::lock_guard lock(mutex_);
        if (known_ && !is_asked_anew && steady_clock::now() < known_->until) return *known_;
        if (steady_clock::now() < left_alone_until_) return std::unexpected("The provider did not answer a moment ago.");
    }
    auto found = ask();  // not under the lock: the provider may take its time
    const std::lock_guard lock(mutex_);
    if (found) known_ = *found;
    else left_alone_until_ = steady_clock::now() + left_alone_for;
    return found;
}

std::expected<std::string, std::string> Provider::address_to_ask(const Question& question) {
    const auto found = known();
    if (!found) return std::unexpected(found.error());
    const auto& address = found->places.authorization;
    return address + (address.contains('?') ? "&" : "?") +
           to_urlencoded({{"response_type", "code"},
                          {"client_id", settings_.client_id},
                          {"redirect_uri", question.answer_address},
                          {"scope", "openid profile"},
                          {"state", question.state},
                          {"nonce", question.nonce},
                          {"code_challenge", challenge_of(question.verifier)},
                          {"code_challenge_method", "S256"},
                          {"max_age", std::to_string(std::chrono::seconds(signed_in_within).count())}});
}

std::expected<std::string, std::string> Provider::token_for(const std::string& code, const Question& question, const Places& places) {
    const auto said = outward::fetch({.address = places.token,
                                      .form = to_urlencoded({{"grant_type", "authorization_code"},
                                                             {"code", code},
                                                             {"redirect_uri", question.answer_address},
                                                             {"code_verifier", question.verifier}}),
                             // RFC 6749 section 2.3.1 encodes both before they are put together.
                                      .user = percent_encoded(settings_.client_id),
                                      .password = percent_encoded(settings_.client_secret)});
    if (!said) return std::unexpected(said.error());
    const auto answer = object_in(*said);
    auto token = answer ? text_in(*answer, "id_token") : "";
    if (token.empty()) return std::unexpected("The provider gave no ID token.");
    return token;
}

std::expected<Claims, std::string> Provider::who_answers(const std::string& code, const Question& question, Instant now) {
    auto found = known();
    if (!found) return std::unexpected(found.error());
    const auto token = token_for(code, question, found->places);
    if (!token) return std::unexpected(token.error());
    const Expected expected{settings_.issuer, settings_.client_id, question.nonce, settings_.demand, signed_in_within};
    auto claims = checked(*token, found->keys, expected, now);
    if (!claims && claims.error().kind == Refusal::unknown_key) {  // it may have new keys: they are asked for once
        found = known(true);
        if (!found) return std::unexpected(found.error());
        claims = checked(*token, found->keys, expected, now);
    }
    if (!claims) return std::unexpected("The ID token is refused: " + claims.error().why + ".");
    return *claims;
}

}  // namespace sign_on
