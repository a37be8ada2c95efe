#include "returns/cin_census/census_group.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/text.hpp"

using namespace std::chrono_literals;

namespace {

std::string upper(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return out;
}

std::string in_quotes(std::string_view text) { return "“" + shortened(text, 60) + "”"; }

/// xs:date, or the date and midnight that some exports write.
std::optional<Day> read_day(std::string_view text) {
    for (const auto* tail : {"T00:00:00", "T00:00:00Z", "Z"})
        if (text.size() > 10 && text.substr(10) == tail) text = text.substr(0, 10);
    return parse_iso_day(text);
}

}  // namespace

void CensusFindings::add(CensusFinding::Weight weight, long line, std::string text) {
    ++(weight == CensusFinding::Weight::refused ? summary_.refused : summary_.noted);
    if (summary_.findings.size() < CensusSummary::most_findings) summary_.findings.push_back({weight, line, la_child_id_, std::move(text)});
}

void CensusFindings::unknown(long line, std::string_view group, std::string_view name) {
    constexpr std::size_t most_names = 200;
    const std::pair key{std::string(group), shortened(name, 60)};
    if (unknown_.size() >= most_names && !unknown_.contains(key)) return;
    auto& seen = unknown_[key];
    if (seen.times++ == 0) seen.line = line;
}

void CensusFindings::tell_of_unknown() {
    concern("");
    for (const auto& [names, seen] : unknown_)
        note(seen.line, fmt::format("<{}> in <{}> is not part of the census and was passed over{}", names.second, names.first,
                                    seen.times == 1 ? "" : fmt::format(" ({} times in the file)", with_commas(seen.times))));
    unknown_.clear();
}

CensusGroup::~CensusGroup() {
    for (std::size_t i = 0; i < asked_.size(); ++i)
        if (!asked_[i]) findings_.unknown(node_.children[i].line, node_.name, node_.children[i].name);
    if (!node_.text.empty() && !node_.children.empty())
        findings_.note(node_.line, fmt::format("stray text {} in <{}> was passed over", in_quotes(node_.text), node_.name));
}

long CensusGroup::line_of(std::string_view name) const {
    const auto field = std::ranges::find(node_.children, name, &XmlNode::name);
    return field == node_.children.end() ? node_.line : field->line;
}

std::vector<const XmlNode*> CensusGroup::all(std::string_view name) {
    std::vector<const XmlNode*> found;
    for (std::size_t i = 0; i < asked_.size(); ++i) {
        if (node_.children[i].name != name) continue;
        asked_[i] = true;
        found.push_back(&node_.children[i]);
    }
    return found;
}

const XmlNode* CensusGroup::one(std::string_view name) {
    const auto found = all(name);
    if (found.empty()) return nullptr;
    if (found.size() > 1)
        findings_.refuse(found[1]->line,
                         fmt::format("<{}> stands in <{}> {} times; only the first was taken", name, node_.name, found.size()));
    return found.front();
}

std::optional<Day> CensusGroup::day(std::string_view name, std::string_view words, std::string_view loss) {
    const auto* field = one(name);
    if (field == nullptr || field->text.empty()) return std::nullopt;
    const auto day = read_day(field->text);
    if (day && *day >= Day{1900y / 1 / 1} && *day < Day{2100y / 1 / 1}) return day;
    findings_.refuse(field->line, fmt::format("the {} {} {}; {} was left out", words, shortened(field->text, 60),
                                              day ? "cannot be meant" : "is not a date", loss));
    return std::nullopt;
}

std::optional<Day> CensusGroup::needed_day(std::string_view name, std::string_view words, std::string_view loss) {
    const auto before = std::ranges::find(node_.children, name, &XmlNode::name);
    if (before == node_.children.end() || before->text.empty()) {
        all(name);
        findings_.refuse(node_.line, fmt::format("there is no {}; {} was left out", words, loss));
        return std::nullopt;
    }
    return day(name, words, loss);
}

std::optional<bool> CensusGroup::flag(std::string_view name, std::string_view words) {
    const auto* field = one(name);
    if (field == nullptr || field->text.empty()) return std::nullopt;
    const auto value = upper(field->text);
    if (value == "1" || value == "TRUE") return true;
    if (value == "0" || value == "FALSE") return false;
    findings_.refuse(field->line,
                     fmt::format("{} for {} is neither 1 nor 0, true nor false; it was left out", in_quotes(field->text), words));
    return std::nullopt;
}

std::optional<int> CensusGroup::number(std::string_view name, std::string_view words) {
    const auto* field = one(name);
    if (field == nullptr || field->text.empty()) return std::nullopt;
    int value = 0;
    const auto& text = field->text;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc{} && end == text.data() + text.size() && value >= 0 && value <= 999) return value;
    findings_.refuse(field->line, fmt::format("{} for {} is not a whole number from 0 to 999; it was left out", in_quotes(text), words));
    return std::nullopt;
}

std::string CensusGroup::code(std::string_view name, records::CodeSet set, std::string_view set_words) {
    const auto* field = one(name);
    if (field == nullptr || field->text.empty()) return {};
    auto code = upper(field->text);
    if (records::is_code(set, code)) return code;
    findings_.refuse(field->line, fmt::format("{} is not {}; it was left out", in_quotes(field->text), set_words));
    return {};
}

std::vector<std::string> CensusGroup::codes(std::string_view wrapper, std::string_view name, records::CodeSet set,
                                            std::string_view set_words) {
    std::vector<std::string> out;
    for (const auto* node : all(wrapper)) {
        CensusGroup group(*node, findings_);
        for (const auto* field : group.all(name)) {
            auto code = upper(field->text);
            if (code.empty()) continue;
            if (!records::is_code(set, code))
                findings_.refuse(field->line, fmt::format("{} is not {}; it was left out", in_quotes(field->text), set_words));
            else if (std::ranges::find(out, code) != out.end())
                findings_.note(field->line, fmt::format("{} stands there twice; it was taken once", code));
            else out.push_back(std::move(code));
        }
    }
    return out;
}

std::string CensusGroup::text(std::string_view name, std::size_t most_characters, std::string_view words) {
    const auto* field = one(name);
    if (field == nullptr) return {};
    auto text = cleaned(field->text);
    if (length_in_characters(text) <= most_characters) return text;
    findings_.refuse(field->line, fmt::format("the {} has more than {} characters; it was left out", words, most_characters));
    return {};
}
