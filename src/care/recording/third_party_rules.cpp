#include "base/text.hpp"
#include "care/recording/third_party.hpp"

namespace recording {

std::vector<Passage> passages_of(std::string_view text) {
    std::vector<Passage> passages;
    while (!text.empty()) {
        const auto open = text.find("[[");
        const auto close = open == std::string_view::npos ? open : text.find("]]", open);
        if (close == std::string_view::npos) {
            passages.push_back({text});
            break;
        }
        if (open > 0) passages.push_back({text.substr(0, open)});
        const auto marked = text.substr(open + 2, close - open - 2);
        const auto bar = marked.rfind('|');
        const auto words = trimmed(marked.substr(0, bar));
        passages.push_back({words, true, bar == std::string_view::npos ? std::string_view() : trimmed(marked.substr(bar + 1))});
        text.remove_prefix(close + 2);
    }
    return passages;
}

std::string without_marks(std::string_view text) {
    std::string plain;
    for (const auto& [words, is_third_party, source] : passages_of(text)) {
        plain += words;
        if (is_third_party) plain += source.empty() ? " (third party)" : " (third party: " + std::string(source) + ")";
    }
    return plain;
}

std::optional<std::string> fault_in_marks(std::string_view text) {
    for (auto open = text.find("[["); open != std::string_view::npos; open = text.find("[[", open)) {
        const auto close = text.find("]]", open);
        const auto next = text.find("[[", open + 2);
        if (close == std::string_view::npos || next < close) return "End the words of somebody else with ]] where they stop";
        const auto marked = text.substr(open + 2, close - open - 2);
        if (trimmed(marked.substr(0, marked.rfind('|'))).empty()) return "Put the words of somebody else between [[ and ]]";
        open = close + 2;
    }
    return std::nullopt;
}

}  // namespace recording
