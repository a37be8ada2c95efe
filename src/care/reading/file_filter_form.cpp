#include "care/reading/file_filter_form.hpp"

#include <map>

#include "base/text.hpp"
#include "care/recording/recording.hpp"
#include "forms/reader.hpp"

namespace reading {

namespace {

std::string one_of(std::string_view code, std::initializer_list<std::string_view> codes) {
    return std::ranges::find(codes, code) == codes.end() ? "" : std::string(code);
}

void add_text(Pairs& pairs, const std::string& name, const std::string& value) {
    if (!value.empty()) pairs.emplace_back(name, value);
}

}  // namespace

const forms::Question from_question{.name = "from", .label = "From", .type = records::FieldType::day, .may_lie_ahead = true};
const forms::Question until_question{.name = "until", .label = "Until", .type = records::FieldType::day, .may_lie_ahead = true};

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
    forms::Reader reader(fields, Day{});
    filter.from = reader.day(from_question);
    filter.until = reader.day(until_question);
    if (filter.from && filter.until && *filter.until < *filter.from)
        reader.add_problem(until_question.name, "Until must be the same as or after From");
    filter.problems = reader.problems().fields();
    return filter;
}

Pairs to_pairs(const FileFilter& filter) {
    Pairs pairs;
    if (filter.person.is_set()) pairs.emplace_back("person", to_text(filter.person));
    add_text(pairs, "kind", filter.kind);
    if (filter.author.is_set()) pairs.emplace_back("author", to_text(filter.author));
    Fields days;
    forms::fill_day(days, from_question.name, filter.from);
    forms::fill_day(days, until_question.name, filter.until);
    pairs.insert(pairs.end(), days.pairs().begin(), days.pairs().end());
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
    static const auto known = [] {
        std::map<std::string, std::vector<const records::Kind*>, std::less<>> all;
        for (const auto& kind : recording::kinds())
            for (const auto& name : {std::string(kind.code), class_code(kind.record_class)}) all[name].push_back(&kind);
        return all;
    }();
    const auto found = known.find(code);
    return found == known.end() ? std::vector<const records::Kind*>{} : found->second;
}

}  // namespace reading
