#pragma once
#include <cstdint>
#include <istream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// What the stand-alone verifier checks. It shares no code with the program whose ledger it judges: only libsodium is under it.
// Sources: RFC 9162 section 2.1; C2SP signed-note, tlog-checkpoint and tlog-proof (https://c2sp.org).

namespace verifier {

/// Why something is not accepted, in plain words.
struct Refused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A public key in its written form, "name+id+base64".
struct Key {
    std::string name, id, bytes;
    bool operator==(const Key&) const = default;
};
Key read_key(std::string_view written);

/// The key that somebody was given, and those that it handed over to, each from a size of the log on.
class Keys {
  public:
    Keys(Key first) : all_{{0, std::move(first)}} {}
    /// The one that must have signed a checkpoint of that size.
    [[nodiscard]] const Key& at(std::uint64_t size) const;
    void hand_over(std::uint64_t size, Key next) { all_.emplace_back(size, std::move(next)); }

  private:
    std::vector<std::pair<std::uint64_t, Key>> all_;
};

struct Checkpoint {
    std::uint64_t size = 0;
    std::string root;  ///< 32 bytes
};
/// One or more checkpoints after one another, as a witness keeps them; by size. Each is signed by the key that is due, or all are refused.
/// One that names a successor, and is signed by both, hands over to it: from its size on that key is due and no earlier one.
std::vector<Checkpoint> read_checkpoints(std::string_view text, Keys& keys);

/// The event in the proof stands in the log of the checkpoint in it. Answers what that shows, in words, and the event.
std::string check_proof(std::string_view text, Keys keys);

/// The proof shows that the old checkpoint's log is the beginning of the new one's.
void check_consistency(const Checkpoint& older, const Checkpoint& newer, std::string_view proof);

enum class Reach {
    whole,     ///< the log ends with the newest checkpoint
    beginning  ///< it may go on after it
};
/// Every line of the log, against every checkpoint. Answers how many events were checked; what is thrown names the first bad position.
std::uint64_t check_log(std::istream& log, const std::vector<Checkpoint>& checkpoints, Reach reach);

}  // namespace verifier
