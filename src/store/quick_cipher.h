/* Goes into the SQLite amalgamation (cmake/sqlite.cmake): its cipher, ChaCha20 with Poly1305 (RFC 8439), by libsodium. The bytes are
   the same; the amalgamation's own functions are plain C and took a third of the time of every page. */
#include <sodium.h>

static void chacha20_xor_plain(void* buffer, size_t n, const uint8_t key[32], const uint8_t nonce[12], uint32_t counter);

/* Before this libsodium has not yet looked which instructions the processor knows. */
__attribute__((constructor)) static void look_at_processor(void) { (void)sodium_init(); }

static void chacha20_xor(void* buffer, size_t n, const uint8_t key[32], const uint8_t nonce[12], uint32_t counter) {
    /* A page's counter begins anywhere; libsodium ends the program rather than let it begin again at 0. */
    if (n / 64 + 1 > UINT32_MAX - counter) chacha20_xor_plain(buffer, n, key, nonce, counter);
    else crypto_stream_chacha20_ietf_xor_ic(buffer, buffer, n, nonce, counter, key);
}

static void poly1305(const uint8_t* message, size_t n, const uint8_t key[32], uint8_t tag[16]) {
    crypto_onetimeauth_poly1305(tag, message, n, key);
}
