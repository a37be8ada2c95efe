#pragma once
#include <array>
#include <optional>
#include <string_view>

namespace http {

/// A range of internet addresses, of version 4 or 6.
class Network {
  public:
    /// Reads "10.20.0.0/16", "2001:db8::/32", or one address alone. Nothing for anything else, also where the address does not begin the
    /// range: "10.20.7.1/16" means either of two things.
    static std::optional<Network> from(std::string_view text);
    /// False for what is no address.
    [[nodiscard]] bool contains(std::string_view address) const;

  private:
    using Bytes = std::array<unsigned char, 16>;  // version 4 within version 6 (RFC 4291 §2.5.5.2)
    static std::optional<Bytes> bytes_of(std::string_view address);
    [[nodiscard]] Bytes begun(Bytes address) const;
    Bytes first_{};
    std::size_t bits_ = 128;  ///< how many of the first are the same in the whole range
};

}  // namespace http
