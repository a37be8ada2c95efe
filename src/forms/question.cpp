#include "forms/question.hpp"

namespace forms {

bool Question::knows(std::string_view answer) const {
    return std::ranges::any_of(answers, [&](const auto& one) { return one.value == answer; });
}

std::vector<Answer> answers(std::span<const records::Choice> choices) {
    std::vector<Answer> all;
    for (const auto& choice : choices) all.push_back({std::string(choice.code), std::string(choice.label), std::string(choice.hint)});
    return all;
}

std::vector<Answer> answers(records::CodeSet codes) {
    std::vector<Answer> all;
    for (const auto& code : codes) {
        const auto heading = code.group.empty() ? "" : std::string(code.group) + ": ";
        all.push_back({std::string(code.code), heading + std::string(code.label)});
    }
    return all;
}

FieldNames names_of(const Question& question) {
    const auto& name = question.name;
    if (question.type == records::FieldType::day) return {name + "-day", name + "-month", name + "-year"};
    return {name};
}

}  // namespace forms
