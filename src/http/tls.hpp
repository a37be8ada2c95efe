#pragma once
#include <string>

typedef struct ssl_ctx_st SSL_CTX;

namespace http {

/// TLS 1.2 or later, forward secrecy only, modern ciphers, no renegotiation, no compression, no tickets; ALPN offers http/1.1 and
/// refuses a client that wants only something else (against cross-protocol attacks). Throws std::system_error naming the file when the
/// certificate or key cannot be used.
void prepare_tls(SSL_CTX* context, const std::string& certificate_file, const std::string& key_file);

}  // namespace http
