#pragma once
#include <sodium.h>

#include <string>
#include <string_view>

/// One short number for everything that was put in, in order: two authorities with the same one hold the same.
class Digest {
  public:
    Digest();
    void add(std::string_view text);
    void add(std::int64_t number);
    /// 16 hexadecimal digits, of everything so far.
    [[nodiscard]] std::string in_digits() const;

  private:
    crypto_generichash_state state_;
};
