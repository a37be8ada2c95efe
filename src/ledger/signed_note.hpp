#pragma once
#include <array>
#include <string>
#include <string_view>

// Signed notes and their keys, as C2SP signed-note and tlog-checkpoint define them (https://c2sp.org), signed by Ed25519.

namespace ledger {

std::string to_base64(std::string_view bytes);

/// Signs for one log. The name stands in every note it signs and in the key that others verify with.
class Signer {
  public:
    /// A new private key in its written form, "PRIVATE+KEY+name+id+base64". The name has letters, digits, - . and / only.
    static std::string new_key(std::string_view name);
    /// Throws std::runtime_error, in plain words, for what is no such key.
    explicit Signer(std::string_view written_key);

    [[nodiscard]] const std::string& name() const { return name_; }
    /// What others check signatures with: "name+id+base64".
    [[nodiscard]] const std::string& verifier_key() const { return verifier_key_; }
    /// The line that signs a text which ends with a line feed.
    [[nodiscard]] std::string signature(std::string_view text) const;
    /// The text with an empty line and the signature.
    [[nodiscard]] std::string sign(std::string_view text) const;

  private:
    std::string name_, verifier_key_, key_id_;
    std::array<unsigned char, 64> secret_{};
};

}  // namespace ledger
