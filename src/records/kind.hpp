#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"
#include "records/code_sets.hpp"

namespace records {

struct Choice {
    std::string_view code;   ///< stored; never changes
    std::string_view label;  ///< shown; may change
    std::string_view hint = "";
};

/// choice shows all its answers; list folds them away, for long ones; several may all be true; day is day, month and year.
enum class FieldType { line, text, choice, list, several, day };

/// Asked once for everybody, or of each child that was there [A6.15].
enum class Scope { shared, each_child };

/// To whom a field may be released when the child, now grown, asks for the file. Decided once, when the field is declared.
enum class Disclosure { subject, third_party, staff };

/// One question, declared once: the form, the checks, the page, the store and the exports walk this table.
/// The member holds the answer as it is stored: the text, the code of a choice, or "" when it was not answered. Days and the
/// codes of several have members of their own kind.
template <class Record>
struct Field {
    std::string_view code;
    std::string_view label;
    std::string_view hint;
    std::string Record::* value = nullptr;
    std::optional<Day> Record::* day = nullptr;
    std::vector<std::string> Record::* several = nullptr;
    FieldType type = FieldType::text;
    std::span<const Choice> choices = {};
    CodeSet codes = {};  ///< instead of choices: a national list
    Scope scope = Scope::shared;
    Disclosure disclosure = Disclosure::subject;
    std::string_view missing = "";  ///< what to say when it is needed and not answered: "Enter the key issues"
    std::string_view heading = "";  ///< over the answer in the record, where the question itself would read oddly there
    std::string_view clause = "";
    std::size_t most_characters = 20'000;
    bool is_needed = false;      ///< always; what is needed only to complete an entry stands in the kind's Ask
    bool may_lie_ahead = false;  ///< a day after today is possible
};

/// One question as a kind asks it.
struct Ask {
    std::string_view field;
    enum class When { optional, to_complete } when = When::optional;
    // In this kind's words, where they differ from the field's:
    std::string_view label = "";
    std::string_view hint = "";
    std::string_view missing = "";
    std::string_view heading = "";
};

/// A kind of record. [5.5] class and type are what the procedure calls them; a published version never changes.
struct Kind {
    std::string_view code;
    std::string_view label;          ///< "Telephone call"
    std::string_view record_class;   ///< "Contact"
    std::string_view record_type;    ///< "Telephone call"
    std::string_view guidance;       ///< one sentence above the form
    std::span<const Ask> asks;
    bool is_contact = true;          ///< people took part: they must be named before completion [5.7]
    bool asks_seen = false;          ///< each child: seen, alone, and why not [1.1]
    bool is_non_event = false;       ///< what did not happen [A6.21]
    bool is_privileged = false;      ///< legal advice: read by who may see_legal_advice on the child's record, and its author
    bool may_be_started = true;      ///< offered under Record; false for kinds that other acts make
    int working_days_allowed = 5;    ///< [5.6] from the event to the writing; [5.8] ten for a detailed write-up
};

/// The label of a stored choice; the code itself where the list no longer knows it.
std::string_view label_of(std::span<const Choice> choices, std::string_view code);

}  // namespace records
