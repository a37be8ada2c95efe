#include "care/reading/file_filter.hpp"

#include <array>

#include "base/text.hpp"
#include "care/recording/recording.hpp"

namespace reading {

namespace {

struct DayField {
    std::optional<Day> day;
    bool is_wrong = false;
};

DayField to_day(const Fields& fields, const std::string& name) {
    const auto day = trimmed(fields.get(name + "-day"));
    const auto month = trimmed(fields.get(name + "-month"));
    const auto year = trimmed(fields.get(name + "-year"));
    if (day.empty() && month.empty() && year.empty()) return {};
    const auto parsed = parse_day(std::string(day) + "/" + std::string(month) + "/" + std::string(year));
    return {parsed, !parsed};
}

std::string one_of(std::string_view code, std::initializer_list<std::string_view> codes) {
    return std::ranges::find(codes, code) == codes.end() ? "" : std::string(code);
}

void add_day(Pairs& pairs, const std::string& name, const std::optional<Day>& day) {
    if (!day) return;
    const std::chrono::year_month_day date{*day};
    pairs.emplace_back(name + "-day", std::to_string(static_cast<unsigned>(date.day())));
    pairs.emplace_back(name + "-month", std::to_string(static_cast<unsigned>(date.month())));
    pairs.emplace_back(name + "-year", std::to_string(static_cast<int>(date.year())));
}

void add_text(Pairs& pairs, const std::string& name, const std::string& value) {
    if (!value.empty()) pairs.emplace_back(name, value);
}

}  // namespace

bool FileFilter::is_narrowed() const {
    return person.is_set() || author.is_set() || from || until || is_significant || !kind.empty() || !seen.empty() || !state.empty();
}

FileFilter to_filter(const Fields& fields) {
    FileFilter filter;
    filter.person = parse_id<PersonId>(fields.get("person")).value_or(PersonId{});
    filter.author = parse_id<UserId>(fields.get("author")).value_or(UserId{});
    if (!kinds_of(fields.get("kind")).empty()) filter.kind = fields.get("kind");
    filter.seen = one_of(fields.get("seen"), {"seen", "alone", "not_seen"});
    filter.state = one_of(fields.get("state"), {"saved", "completed", "withdrawn"});
    filter.order = one_of(fields.get("order"), {"newest", "oldest"});
    filter.is_significant = fields.get("significant") == "yes";
    const auto from = to_day(fields, "from");
    const auto until = to_day(fields, "until");
    filter.from = from.day;
    filter.until = until.day;
    if (from.is_wrong) filter.problems.push_back({"from-day", "From must be a real date, such as 27 3 2026"});
    if (until.is_wrong) filter.problems.push_back({"until-day", "Until must be a real date, such as 27 3 2026"});
    if (from.day && until.day && *until.day < *from.day)
        filter.problems.push_back({"until-day", "Until must be the same as or after From"});
    return filter;
}

Pairs to_pairs(const FileFilter& filter) {
    Pairs pairs;
    if (filter.person.is_set()) pairs.emplace_back("person", to_text(filter.person));
    add_text(pairs, "kind", filter.kind);
    if (filter.author.is_set()) pairs.emplace_back("author", to_text(filter.author));
    add_day(pairs, "from", filter.from);
    add_day(pairs, "until", filter.until);
    add_text(pairs, "seen", filter.seen);
    add_text(pairs, "state", filter.state);
    if (filter.is_significant) pairs.emplace_back("significant", "yes");
    add_text(pairs, "order", filter.order);
    return pairs;
}

std::string to_query(const FileFilter& filter, const Pairs& more) {
    auto pairs = to_pairs(filter);
    pairs.insert(pairs.end(), more.begin(), more.end());
    return pairs.empty() ? "" : "?" + to_urlencoded(pairs);
}

std::string class_code(std::string_view record_class) {
    std::string code = "class";
    for (const auto& word : folded_words(record_class)) code += "_" + word;
    return code;
}

std::vector<const records::Kind*> kinds_of(std::string_view code) {
    std::vector<const records::Kind*> found;
    for (const auto& kind : recording::kinds())
        if (kind.code == code || class_code(kind.record_class) == code) found.push_back(&kind);
    return found;
}

}  // namespace reading
