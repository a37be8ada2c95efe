#include "sign_on/id_token.hpp"
#include "fuzz.hpp"

namespace {

constexpr auto nine = Instant{std::chrono::milliseconds{1'795'424'400'000}};

/// A provider's set of keys on the first line, and a token on the second.
void id_token(std::string_view input) {
    const auto end = std::min(input.find('\n'), input.size());
    const auto keys = sign_on::keys_in(input.substr(0, end));
    const auto token = input.substr(std::min(end + 1, input.size()));
    (void)sign_on::from_base64url(token);
    if (!keys) return;
    for (const auto& key : *keys) fuzz::promise(key.key != nullptr);
    const sign_on::Expected ours{"https://login.example", "firsthand", "n", "", std::chrono::hours{12}};
    const auto claims = sign_on::checked(token, *keys, ours, nine);
    if (claims) fuzz::promise(!claims->subject.empty() && claims->subject.size() <= 255 && !keys->empty());
    else fuzz::promise(!claims.error().why.empty());
}

}  // namespace

FUZZ_TARGET(id_token)
