#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "base/fields.hpp"
#include "base/problem.hpp"
#include "forms/question.hpp"
#include "html/html.hpp"

namespace forms {

/// Reads what was typed answer by answer and collects every problem on the way. An answer with a problem is left out.
class Reader {
  public:
    /// `today` is the last day that may be typed where a day cannot lie ahead. A form that was locked away before anybody sent it
    /// has a problem from the start, so that it is shown again and not acted on.
    Reader(const Fields& typed, Day today);

    /// The answer into its place in the record, as the field declares it.
    template <class Record>
    void read(const records::Field<Record>& field, Record& record, std::string_view name = "") {
        const auto asked = question(field, name);
        if (field.day) record.*field.day = day(asked);
        else if (field.several) record.*field.several = several(asked);
        else record.*field.value = answer(asked);
    }
    template <class Record>
    void read_all(std::span<const records::Field<Record>> fields, Record& record) {
        for (const auto& field : fields) read(field, record);
    }

    /// What was typed, cleaned and checked: a code of the question's answers where it has any.
    std::string answer(const Question& question);
    /// Nothing when all three boxes are empty, or, with a problem, when they hold no day that may be.
    std::optional<Day> day(const Question& question);
    /// The answers that were ticked and are known.
    std::vector<std::string> several(const Question& question);

    void add_problem(std::string_view name, std::string text) { problems_.add(std::string(name), std::move(text)); }
    [[nodiscard]] const Problems& problems() const { return problems_; }
    [[nodiscard]] bool has_problems() const { return problems_.any(); }
    /// Cleaned and trimmed, without any check.
    [[nodiscard]] std::string typed(std::string_view name) const;
    [[nodiscard]] const Fields& fields() const { return typed_; }

  private:
    const Fields& typed_;
    Day today_;
    Problems problems_;
};

/// What the page script adds to a form that it sends along with the lock; no Reader acts on such a form.
constexpr std::string_view not_sent = "not_sent";
/// For the form's element: what was typed comes back after the screen was locked. Only where a Reader reads the form.
extern const html::Attributes kept_when_locked;

/// Cleaned and trimmed.
std::string typed(const Fields& fields, std::string_view name);

/// The three boxes of a day, as the form would have sent them.
void fill_day(Fields& fields, std::string_view name, std::optional<Day> day);
/// The answer that stands in the record, as the form would have sent it.
template <class Record>
void fill(Fields& fields, const records::Field<Record>& field, const Record& record, std::string_view name = "") {
    const auto sent_as = name.empty() ? field.code : name;
    if (field.day) fill_day(fields, sent_as, record.*field.day);
    else if (field.several)
        for (const auto& answer : record.*field.several) fields.add(sent_as, answer);
    else fields.set(sent_as, record.*field.value);
}
template <class Record>
void fill_all(Fields& fields, std::span<const records::Field<Record>> questions, const Record& record) {
    for (const auto& field : questions) fill(fields, field, record);
}

/// Questions that may be answered on several lines: what the line sends is called "person-2-name".
constexpr int most_rows = 30;
std::string row_name(std::string_view row, int number, std::string_view column);
/// The number of the last row in which anything was typed; 0 when there is none.
int last_row(const Fields& fields, std::string_view row, std::initializer_list<std::string_view> columns);

}  // namespace forms
