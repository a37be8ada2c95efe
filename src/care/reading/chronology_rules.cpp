#include <map>

#include "base/csv.hpp"
#include "base/text.hpp"
#include "care/reading/chronology.hpp"

namespace reading {

namespace {

constexpr std::size_t longest_headline = 200;

}  // namespace

std::string age_at(const std::optional<Day>& born_on, const records::Happened& happened) {
    if (!born_on) return "";
    const auto day = happened.day();
    const bool is_exact = happened.precision == records::Precision::minute || happened.precision == records::Precision::day;
    if (is_exact && day == *born_on) return "at birth";
    if (is_exact) return day < *born_on ? "before birth" : age_in_words(*born_on, day);
    const std::chrono::year_month_day birth{*born_on};
    const std::chrono::year_month_day then{day};
    if (then.year() < birth.year() || (happened.precision == records::Precision::month && day + std::chrono::days{31} < *born_on))
        return "before birth";
    return "about " + age_in_words(*born_on, std::max(day, *born_on));
}

std::string kind_and_source(const records::Entry& entry) {
    const auto label = std::string(recording::kind(entry.kind).label);
    return entry.source.empty() ? label : label + " (" + entry.source + ")";
}

std::string writer_of(const records::Entry& entry) {
    const bool is_source_alone = !entry.source.empty() && entry.author_name == entry.source;
    if (is_source_alone || entry.author_name.empty()) return "Not recorded";
    if (entry.countersignature.at) return entry.author_name + ", countersigned by " + entry.countersignature.by_name;
    return entry.author_name + (entry.countersignature.is_missing() ? ", not yet countersigned" : "");
}

std::string to_csv(const std::vector<Line>& lines, const std::optional<Day>& born_on) {
    std::string csv = csv_start + csv_line({"Date", "Age", "Headline", "Kind", "Written by", "Written"});
    for (const auto& [entry, is_reworded] : lines)
        csv += csv_line({records::in_words(entry.happened), age_at(born_on, entry.happened), entry.headline, kind_and_source(entry),
                         writer_of(entry), iso(london_day(entry.written_at))});
    return csv;
}

std::vector<Together> side_by_side(const std::vector<std::vector<Line>>& chronologies, bool newest_first) {
    std::map<std::pair<LocalMinute, records::Precision>, Together> rows;
    for (std::size_t i = 0; i < chronologies.size(); ++i) {
        for (const auto& line : chronologies[i]) {
            auto& row = rows[{line.entry.happened.at, line.entry.happened.precision}];
            row.happened = line.entry.happened;
            row.of_child.resize(chronologies.size());
            row.of_child[i].push_back(&line);
        }
    }
    std::vector<Together> ordered;
    for (auto& [key, row] : rows) ordered.push_back(std::move(row));
    if (newest_first) std::ranges::reverse(ordered);
    return ordered;
}

std::vector<FieldProblem> problems_with_headline(const records::Entry& entry, std::string_view headline) {
    if (headline.empty()) return {{"headline", "Enter a headline"}};
    if (length_in_characters(headline) > longest_headline) return {{"headline", "The headline must be 200 characters or fewer"}};
    if (headline == entry.headline) return {{"headline", "Change the headline, or cancel"}};
    return {};
}

}  // namespace reading
