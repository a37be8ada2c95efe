#pragma once
#include "base/fields.hpp"
#include "base/problem.hpp"
#include "forms/question.hpp"
#include "html/components.hpp"

namespace forms {

/// How a question looks; what it asks stands in the field.
struct Look {
    std::string_view width = "govuk-!-width-two-thirds";
    std::string_view keyboard = "";  ///< of a phone: tel, email, numeric
    int rows = 3;                    ///< of a text
    bool is_inline = false;          ///< choices beside one another
    bool is_small = true;            ///< choices close together, as everywhere
    std::string_view unanswered = "Not recorded";  ///< the first line of a list
};

/// A form as it stands or as it was typed, with what is wrong in it.
class Sheet {
  public:
    Sheet(const Fields& typed, std::vector<FieldProblem> problems) : typed_(typed), problems_(std::move(problems)) {}

    [[nodiscard]] html::Html ask(const Question& question, const Look& look = {}) const;
    template <class Record>
    [[nodiscard]] html::Html ask(const records::Field<Record>& field, const Look& look = {}) const {
        return ask(question(field), look);
    }

    [[nodiscard]] std::string typed(std::string_view name) const { return std::string(typed_.get(name)); }
    [[nodiscard]] std::vector<std::string> all_typed(std::string_view name) const;
    [[nodiscard]] std::string problem(std::string_view name) const;
    /// Whether anything was typed there or is wrong there.
    [[nodiscard]] bool is_touched(std::string_view name) const { return !typed(name).empty() || !problem(name).empty(); }
    [[nodiscard]] const Fields& fields() const { return typed_; }

  private:
    [[nodiscard]] html::Html ask_line(const Question& question, const Look& look) const;
    [[nodiscard]] html::Html ask_text(const Question& question, const Look& look) const;
    [[nodiscard]] html::Html ask_choice(const Question& question, const Look& look) const;
    [[nodiscard]] html::Html ask_list(const Question& question, const Look& look) const;
    [[nodiscard]] html::Html ask_several(const Question& question, const Look& look) const;
    [[nodiscard]] html::Html ask_day(const Question& question) const;

    const Fields& typed_;
    std::vector<FieldProblem> problems_;
};

/// A button that saves, with a link that leaves without saving.
html::Html save_or_cancel(std::string_view words, std::string_view cancel_href);

}  // namespace forms
