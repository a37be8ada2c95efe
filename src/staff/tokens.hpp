#pragma once
#include <string>
#include <string_view>

namespace staff {

constexpr std::size_t secret_bytes = 32;

/// RFC 4648 section 5, without padding. What is no such text becomes "".
std::string to_base64url(std::string_view bytes);
std::string from_base64url(std::string_view text);

/// Random, in letters that may stand in a cookie or a form.
std::string random_token();
/// What the database keeps instead of a token.
std::string hash_of_token(std::string_view token);

/// A secret as a page shows it: masked anew each time, so that compression never gives it away.
std::string masked(const std::string& secret);
/// Whether the masked text hides this secret; takes as long whether it does or not.
bool hides(std::string_view masked_text, const std::string& secret);

/// What only the holder of the secret can make of the words: 32 bytes in such letters.
std::string sealed_words(std::string_view words, const std::string& secret);

/// For a code or a first password that nobody chose: so many groups of four letters and digits that are not mistaken for one another.
std::string random_letters(int groups);

}  // namespace staff
