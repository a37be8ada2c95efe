#pragma once
#include <mutex>

#include "sign_on/id_token.hpp"

namespace sign_on {

struct ProviderSettings {
    std::string issuer;     ///< "https://login.council.example/realm", exactly as its tokens say
    std::string client_id, client_secret;
    std::string demand;     ///< as Expected::demand
};

/// One sign-in by way of the provider, known to nobody but us but for the state and the nonce.
struct Question {
    std::string state, nonce, verifier;
    std::string answer_address;  ///< where on our site the answer comes
};

/// The council's own provider of accounts (OpenID Connect: authorization code, PKCE with S256). What it says of itself is asked when it is
/// first needed, and again each hour; no token outlives the call that fetched it.
class Provider {
  public:
    /// Throws std::runtime_error, in plain words, for an issuer that is not https or stands for any organisation at all.
    explicit Provider(ProviderSettings settings);
    [[nodiscard]] const std::string& issuer() const { return settings_.issuer; }

    /// Where the browser goes to ask; otherwise what went wrong, for the log.
    std::expected<std::string, std::string> address_to_ask(const Question& question);
    /// Who signed in. The code works once, whatever comes of it.
    std::expected<Claims, std::string> who_answers(const std::string& code, const Question& question, Instant now);

  private:
    struct Places {
        std::string authorization, token, keys;
    };
    struct Known {
        std::chrono::steady_clock::time_point until;
        Places places;
        std::vector<Key> keys;
    };
    std::expected<Known, std::string> ask();
    std::expected<Known, std::string> known(bool is_asked_anew = false);
    std::expected<std::string, std::string> token_for(const std::string& code, const Question& question, const Places& places);

    ProviderSettings settings_;
    std::mutex mutex_;
    std::optional<Known> known_;
    std::chrono::steady_clock::time_point left_alone_until_;  ///< it gave no answer: others need not wait for that too
};

}  // namespace sign_on
