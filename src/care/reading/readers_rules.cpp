#include <array>

#include "base/text.hpp"
#include "care/reading/readers.hpp"
#include "staff/need_to_know.hpp"

namespace reading {

namespace {

constexpr std::chrono::minutes one_sitting{15};

struct Named {
    std::string_view code, words;
};
constexpr std::array<Named, 21> pages = {{{"front_page", "Front page"},
                                          {"file", "File"},
                                          {"chronology", "Chronology"},
                                          {"chronology_together", "Chronology, side by side with brothers and sisters"},
                                          {"headline", "Headline in the chronology"},
                                          {"search", "Search in the file"},
                                          {"search_result", "Found in a search across records"},
                                          {"people", "People"},
                                          {"person", "A person on the file"},
                                          {"details", "Details"},
                                          {"readers", "Who has looked"},
                                          {"record", "Form to record"},
                                          {"entry", "An entry"},
                                          {"leavers_draft", "A draft of somebody who left"},
                                          {"change", "An entry, to change it"},
                                          {"versions", "An entry’s versions"},
                                          {"proof", "The proof of an entry"},
                                          {"print", "Form to print"},
                                          {"managers_reading", "Form to record that the file was read"},
                                          {"new_sibling", "A new brother’s or sister’s form"},
                                          {"together", "Chronology, side by side with brothers and sisters"}}};

/// A page that this list does not know yet is named by its code: a reader is never left out.
std::string page_in_words(std::string_view code) {
    for (const auto& page : pages)
        if (page.code == code) return std::string(page.words);
    std::string words(code);
    std::ranges::replace(words, '_', ' ');
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words.empty() ? "The record" : words;
}

void add_once(std::vector<std::string>& all, const std::string& one) {
    if (!one.empty() && std::ranges::find(all, one) == all.end()) all.push_back(one);
}

}  // namespace

std::string what_in_words(const Use& use) {
    if (use.action == "printed") return "Printed: " + page_in_words(use.detail);
    if (use.action == "exported") return "Downloaded: " + page_in_words(use.detail);
    if (use.action == "glass_broken") return "Broke the glass";
    if (use.action == "searched") return "Searched in the file";
    return page_in_words(use.detail);
}

std::vector<Sitting> fold(const std::vector<Use>& uses) {
    std::vector<Sitting> sittings;
    for (const auto& use : uses) {
        if (!sittings.empty() && sittings.back().newest().actor == use.actor && sittings.back().newest().at - use.at <= one_sitting)
            sittings.back().uses.push_back(use);
        else sittings.push_back({{use}});
    }
    return sittings;
}

std::vector<std::string> Sitting::bases() const {
    std::vector<std::string> all;
    for (const auto& use : uses) add_once(all, use.basis.empty() ? "" : std::string(staff::label_of_basis(use.basis)));
    return all;
}

std::vector<std::string> Sitting::reasons() const {
    std::vector<std::string> all;
    for (const auto& use : uses) add_once(all, use.is_reason_erased ? "The reason is no longer kept." : use.reason);
    return all;
}

}  // namespace reading
