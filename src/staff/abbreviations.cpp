#include "staff/abbreviations.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>

#include "base/text.hpp"

namespace staff {

namespace {

std::size_t beginning_of(std::string_view word) {
    return static_cast<unsigned char>(word.front()) * 256U + (word.size() > 1 ? static_cast<unsigned char>(word[1]) : 0U);
}

}  // namespace

Abbreviations::Abbreviations(std::vector<Abbreviation> all) : all_(std::move(all)) {
    std::ranges::sort(all_, {}, &Abbreviation::letters);
    for (const auto& one : all_) {
        begins_.set(beginning_of(one.letters));
        begins_.set(beginning_of(one.letters + "s"));
    }
}

Abbreviations Abbreviations::from_file(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error("The glossary of abbreviations cannot be read: " + path);
    std::vector<Abbreviation> all;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        const auto words = trimmed(line);
        if (words.empty() || words.starts_with('#')) continue;
        const auto comma = words.find(',');
        const auto letters = trimmed(words.substr(0, comma));
        const auto meaning = comma == std::string_view::npos ? std::string_view{} : trimmed(words.substr(comma + 1));
        if (letters.empty() || meaning.empty())
            throw std::runtime_error(path + ", line " + std::to_string(number) + ": letters, a comma and their meaning are expected");
        all.push_back({std::string(letters), std::string(meaning)});
    }
    return Abbreviations(std::move(all));
}

const Abbreviation* Abbreviations::find(std::string_view word) const {
    if (word.empty() || !begins_[beginning_of(word)]) return nullptr;
    const auto exactly = [&](std::string_view letters) -> const Abbreviation* {
        const auto at = std::ranges::lower_bound(all_, letters, {}, [](const auto& one) { return std::string_view(one.letters); });
        return at != all_.end() && at->letters == letters ? &*at : nullptr;
    };
    if (const auto* found = exactly(word)) return found;
    return word.size() > 2 && word.ends_with('s') ? exactly(word.substr(0, word.size() - 1)) : nullptr;
}

}  // namespace staff
