#pragma once
#include <bitset>
#include <string>
#include <string_view>
#include <vector>

namespace staff {

struct Abbreviation {
    std::string letters;  ///< "ICPC", as it is written
    std::string meaning;  ///< "initial child protection conference"
};

/// [A6.12] The glossary of what people abbreviate; policy data, of which a council makes its own edition.
class Abbreviations {
  public:
    Abbreviations() = default;
    explicit Abbreviations(std::vector<Abbreviation> all);
    /// Reads lines of letters and meaning, parted by the first comma; # begins a remark. Throws std::runtime_error in plain
    /// words, naming the line, for one that is neither.
    static Abbreviations from_file(const std::string& path);

    /// In the order of their letters.
    [[nodiscard]] const std::vector<Abbreviation>& all() const { return all_; }
    /// The abbreviation this word is, exactly as written or as its plural ("IROs"); nullptr when it is none.
    [[nodiscard]] const Abbreviation* find(std::string_view word) const;

  private:
    std::vector<Abbreviation> all_;
    std::bitset<256 * 256> begins_;  ///< by a word's first two bytes: most words of a text begin no abbreviation
};

}  // namespace staff
