#pragma once
#include <string>
#include <string_view>

#include "http/message.hpp"

namespace http {

enum class Coding { none, gzip, brotli };

/// The best coding a client takes, by the q-values of Accept-Encoding (RFC 9110 §12.5.3); brotli when it likes both alike.
Coding accepted_coding(std::string_view accept_encoding);
/// "br", "gzip" or "".
std::string_view name_of(Coding coding);
/// Whether text of this type shrinks: text, JSON, scripts, SVG and other XML.
bool is_compressible(std::string_view content_type);

/// Brotli quality 0–11, gzip level 1–9.
std::string brotli_compressed(std::string_view content, int quality);
std::string gzip_compressed(std::string_view content, int level);

/// Compresses a text answer of more than 1 KB as the client accepts, and says by Vary that it did or might have.
///
/// BREACH: the length of a compressed page tells an attacker who can put text into it whether that text repeats a secret that is
/// also on the page. So a secret in a page (the CSRF token) must be masked anew for every answer by whoever writes the page.
void compress(const Request& request, Response& response);

}  // namespace http
