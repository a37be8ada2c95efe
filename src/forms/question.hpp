#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.hpp"
#include "records/kind.hpp"

namespace forms {

/// One of the answers a question offers.
struct Answer {
    std::string value;
    std::string text;
    std::string hint = "";
    bool stands_apart = false;  ///< after an "or"; where several may be ticked, it unticks the others
};

/// One question as a page asks it: a declared field under the name it has in this form, or made by hand where its answers are
/// known only when it is asked.
struct Question {
    std::string name;  ///< its id too, so that the error summary leads to it
    std::string label;
    std::string hint;
    records::FieldType type = records::FieldType::line;
    std::vector<Answer> answers;  ///< of a choice, a list or several
    std::string missing;                ///< what to say when it is not answered; "" when it need not be
    std::size_t most_characters = 20'000;
    bool may_lie_ahead = false;

    [[nodiscard]] bool knows(std::string_view answer) const;
};

std::vector<Answer> answers(std::span<const records::Choice> choices);
/// The codes with their labels, the heading before the label where there is one.
std::vector<Answer> answers(records::CodeSet codes);

/// The field as it is declared, asked under another name where the form asks it more than once: "given-2", "seen-42".
template <class Record>
Question question(const records::Field<Record>& field, std::string_view name = "") {
    return {.name = std::string(name.empty() ? field.code : name),
            .label = std::string(field.label),
            .hint = std::string(field.hint),
            .type = field.type,
            .answers = field.codes.empty() ? answers(field.choices) : answers(field.codes),
            .missing = field.is_needed ? std::string(field.missing) : "",
            .most_characters = field.most_characters,
            .may_lie_ahead = field.may_lie_ahead};
}

/// The names under which answers are sent, three for a day: what a route tells the router that its form may have.
FieldNames names_of(const Question& question);
template <class Record>
FieldNames names_of(const records::Field<Record>& field) {
    return names_of(question(field));
}
template <class Record>
FieldNames names_of(std::span<const records::Field<Record>> fields) {
    FieldNames names;
    for (const auto& field : fields) names += names_of(field);
    return names;
}

}  // namespace forms
