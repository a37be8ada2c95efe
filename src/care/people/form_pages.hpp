#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "care/people/people.hpp"
#include "records/code_sets.hpp"
#include "staff/page.hpp"

namespace people {

/// A form as it stands or as it was typed, with what is wrong in it. Every question's id is its name, so that the error
/// summary leads to it.
class Form {
  public:
    Form(const Fields& values, const std::vector<FieldProblem>& problems) : values_(values), problems_(problems) {}

    struct Extra {
        std::string_view hint = "";
        std::string_view width = "govuk-!-width-two-thirds";
        std::string_view kind = "";  ///< inputmode: tel, email, numeric
    };
    [[nodiscard]] std::string value(std::string_view name) const { return std::string(values_.get(name)); }
    [[nodiscard]] std::string problem(std::string_view name) const { return staff::problem_of(problems_, name); }
    [[nodiscard]] html::Html text(std::string_view name, std::string_view label, const Extra& extra) const;
    [[nodiscard]] html::Html text(std::string_view name, std::string_view label) const { return text(name, label, Extra{}); }
    [[nodiscard]] html::Html lines(std::string_view name, std::string_view label, std::string_view hint = "", int rows = 3) const;
    /// Day, month and year in boxes named name-day, name-month, name-year.
    [[nodiscard]] html::Html day(std::string_view name, std::string_view legend, std::string_view hint = "") const;
    [[nodiscard]] html::Html select(std::string_view name, std::string_view label, std::vector<html::Option> items,
                                    std::string_view hint = "") const;
    [[nodiscard]] html::Html radios(std::string_view name, std::string_view legend, std::vector<html::Choice> items,
                                    std::string_view hint = "", bool is_inline = false) const;
    [[nodiscard]] html::Html checkboxes(std::string_view name, std::string_view legend, std::vector<html::Choice> items,
                                        std::string_view hint = "") const;
    [[nodiscard]] const std::vector<FieldProblem>& problems() const { return problems_; }

  private:
    const Fields& values_;
    const std::vector<FieldProblem>& problems_;
};

html::Html hidden(std::string_view name, std::string_view value);
html::Html heading(std::string_view words);
html::Html subheading(std::string_view words);
html::Html body(std::string_view words);
html::Html link(std::string_view words, std::string_view href);
/// A button that saves, with a link that leaves without saving.
html::Html save_or_cancel(std::string_view words, std::string_view cancel_href);
/// Two thirds of the page: the width that forms are read in.
html::Html narrow(const html::Html& content);
/// A wide table that scrolls within itself on a phone.
html::Html scrollable(std::string_view label, const html::Html& content);

/// An empty first choice, then the codes with their labels, the heading before the label where there is one.
std::vector<html::Option> options_of(records::CodeSet set);
std::vector<html::Choice> yes_or_no();

/// Cleaned and trimmed.
std::string typed(const Fields& fields, std::string_view name);
void set_day(Fields& fields, const std::string& name, std::optional<Day> day);
/// The day typed into the three boxes. Nothing when all are empty, or, with a problem added, when it is no day or lies after `latest`.
std::optional<Day> typed_day(const Fields& fields, const std::string& name, std::string_view what, Problems& problems,
                             std::optional<Day> latest = std::nullopt);

/// What somebody is to a child, parental responsibility, and whether they live together.
html::Html relationship_questions(const Form& form);
Relationship read_relationship(const Fields& fields, Problems& problems);

}  // namespace people
