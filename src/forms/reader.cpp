#include "forms/reader.hpp"

#include "base/text.hpp"

namespace forms {

namespace {

constexpr int first_year = 1900, last_year = 2100;

/// Of three boxes; the month may be a name: "27", "Mar", "2014".
std::optional<Day> day_in(const std::string& day, const std::string& month, const std::string& year) {
    const auto date = parse_day(day + "/" + month + "/" + year);
    if (!date) return std::nullopt;
    const int its_year = static_cast<int>(std::chrono::year_month_day{*date}.year());
    return its_year >= first_year && its_year <= last_year ? date : std::nullopt;
}

}  // namespace

const html::Attributes kept_when_locked = {{"data-kept-when-locked"}};

Reader::Reader(const Fields& typed, Day today) : typed_(typed), today_(today) {
    if (typed.has(not_sent)) add_problem("", "Firsthand locked before you saved this. Check it, then save it");
}

std::string typed(const Fields& fields, std::string_view name) { return std::string(trimmed(cleaned(fields.get(name)))); }

std::string Reader::typed(std::string_view name) const { return forms::typed(typed_, name); }

std::string Reader::answer(const Question& question) {
    auto answer = typed(question.name);
    if (answer.empty()) {
        if (!question.missing.empty()) add_problem(question.name, question.missing);
        return answer;
    }
    const bool has_answers = question.type == records::FieldType::choice || question.type == records::FieldType::list;
    if (has_answers && !question.knows(answer)) {
        add_problem(question.name, question.missing.empty() ? "Select one of the answers" : question.missing);
        return "";
    }
    if (length_in_characters(answer) > question.most_characters)
        add_problem(question.name,
                    question.label + " must be " + with_commas(static_cast<long long>(question.most_characters)) + " characters or fewer");
    return answer;
}

std::optional<Day> Reader::day(const Question& question) {
    const auto day = typed(question.name + "-day"), month = typed(question.name + "-month"), year = typed(question.name + "-year");
    if (day.empty() && month.empty() && year.empty()) {
        if (!question.missing.empty()) add_problem(question.name, question.missing);
        return std::nullopt;
    }
    const auto date = day_in(day, month, year);
    if (!date) {
        add_problem(question.name, question.label + " must be a real date, such as 27 3 2014");
        return std::nullopt;
    }
    if (!question.may_lie_ahead && *date > today_) {
        add_problem(question.name, question.label + " must be today or in the past");
        return std::nullopt;
    }
    return date;
}

std::vector<std::string> Reader::several(const Question& question) {
    std::vector<std::string> ticked;
    for (const auto answer : typed_.all(question.name))
        if (question.knows(answer)) ticked.emplace_back(answer);
    if (ticked.empty() && !question.missing.empty()) add_problem(question.name, question.missing);
    return ticked;
}

void fill_day(Fields& fields, std::string_view name, std::optional<Day> day) {
    if (!day) return;
    const std::chrono::year_month_day date{*day};
    const std::string prefix(name);
    fields.set(prefix + "-day", std::to_string(static_cast<unsigned>(date.day())));
    fields.set(prefix + "-month", std::to_string(static_cast<unsigned>(date.month())));
    fields.set(prefix + "-year", std::to_string(static_cast<int>(date.year())));
}

std::string row_name(std::string_view row, int number, std::string_view column) {
    return std::string(row) + "-" + std::to_string(number) + "-" + std::string(column);
}

int last_row(const Fields& fields, std::string_view row, std::initializer_list<std::string_view> columns) {
    for (int number = most_rows; number > 0; --number)
        for (const auto column : columns)
            if (!typed(fields, row_name(row, number, column)).empty()) return number;
    return 0;
}

}  // namespace forms
