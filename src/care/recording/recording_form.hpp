#pragma once
#include <string>
#include <vector>

#include "care/people/people.hpp"
#include "care/recording/commands.hpp"
#include "forms/question.hpp"
#include "html/html.hpp"

namespace recording {

/// A child whom the form may record on.
struct FormChild {
    ChildId id;
    std::string name;
};

/// All that the form shows besides what was typed.
struct FormFacts {
    const records::Kind* kind = nullptr;
    std::vector<FormChild> children;             ///< the child whose file is open first, then brothers and sisters
    std::vector<people::KeyPerson> key_people;   ///< who can take part, besides the children
    bool is_change = false;                      ///< of one entry: no other child can be added
    bool is_late = false;                        ///< as dated in the form: the reason is asked at once [5.6]
    bool on_anothers_case = false;               ///< [A6.9] the reason is asked
    std::string why_here;                        ///< the reason known already
    ComplementaryFileId complementary;           ///< written on this file of another service
};

/// What was typed, whether right or not, as the next version of an entry would hold it, with every problem of form.
struct Parsed {
    Writing writing;
    Problems problems;
};
Parsed parse(const FormFacts& facts, const Fields& form);

/// The answers as the form would have sent them: to change a saved entry.
Fields to_form(const records::Entry& entry, const Content& content);
/// A new form: now, the reason known already, and nothing else. "Seen" and "alone" are never filled in beforehand.
Fields new_form(Instant now, const FormFacts& facts);

/// The questions, filled with what was typed, each with its problem.
html::Html questions(const FormFacts& facts, const Fields& form, const std::vector<FieldProblem>& problems);

// Questions of every form, beside those of its kind.
extern const forms::Question happened_question, time_question, headline_question;
extern const std::vector<forms::Question> person_columns, action_columns;  ///< of the rows "person" and "action"

/// The names of all questions, of whatever kind of entry.
FieldNames question_names();
/// The name of a question asked of each child: "seen-42".
std::string name_for(std::string_view field, ChildId child);

}  // namespace recording
