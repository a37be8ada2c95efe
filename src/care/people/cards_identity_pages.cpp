#include "base/text.hpp"
#include "care/people/cards_pages.hpp"

namespace people {
namespace {

using asked::PersonField;
using records::FieldType;

constexpr int spare_names = 2;

std::vector<html::SummaryRow> names_rows(const Known& known) {
    std::vector<html::SummaryRow> rows;
    for (const auto& name : known.person.names) rows.push_back(row(label_of(name.kind), name.full()));
    return rows;
}

void names_fill(const Known& known, Fields& fields) {
    forms::fill(fields, asked::given, known.person.name());
    forms::fill(fields, asked::family, known.person.name());
    int line = 0;
    for (const auto& name : known.person.names) {
        if (name.kind == NameKind::current) continue;
        ++line;
        fields.set(forms::row_name("name", line, "kind"), std::string(code_of(name.kind)));
        forms::fill(fields, asked::given, name, forms::row_name("name", line, "given"));
        forms::fill(fields, asked::family, name, forms::row_name("name", line, "family"));
    }
}

forms::Question what_becomes_of(const Name& old) {
    return {.name = "old_name",
            .label = "If you change the name, what becomes of the one recorded now?",
            .hint = "The name recorded now is " + old.full() + ".",
            .type = FieldType::choice,
            .answers = {{"former", "It is a former name"},
                        {"birth", "It is the name at birth"},
                        {"mistake", "It was spelt wrongly and was never the name"}}};
}

forms::Question kind_of_name(int line) {
    forms::Question question{.name = forms::row_name("name", line, "kind"), .label = "Kind of name", .type = FieldType::list};
    for (const auto kind : {NameKind::known_as, NameKind::birth, NameKind::former, NameKind::alias})
        question.answers.push_back({std::string(code_of(kind)), std::string(label_of(kind))});
    return question;
}

html::Html names_ask(const Known& known, const forms::Sheet& form) {
    auto content = form.ask(asked::given) + form.ask(asked::family) + form.ask(what_becomes_of(known.person.name()));
    content += html::subheading("Other names");
    const int lines = static_cast<int>(known.person.names.size()) - 1 + spare_names;
    for (int line = 1; line <= lines; ++line) {
        auto name = form.ask(kind_of_name(line), {.unanswered = "No name, or remove this one"}) +
                    form.ask(forms::question(asked::given, forms::row_name("name", line, "given"))) +
                    form.ask(forms::question(asked::family, forms::row_name("name", line, "family")));
        content += html::fieldset(
            {.legend = {.text = "Other name " + std::to_string(line), .classes = "govuk-fieldset__legend--m"}, .html = name});
    }
    return content;
}

void keep_old_name(forms::Reader& reader, const Name& old, std::vector<Name>& names) {
    const auto what = reader.answer(what_becomes_of(old));
    if (what == "former") names.push_back({NameKind::former, old.given, old.family});
    else if (what == "birth") names.push_back({NameKind::birth, old.given, old.family});
    else if (what != "mistake") reader.add_problem("old_name", "Select what becomes of the name " + old.full());
}

void names_take(forms::Reader& reader, Known& known) {
    Name current;
    reader.read(asked::given, current);
    reader.read(asked::family, current);
    if (current.full().empty()) reader.add_problem("given", "Enter a given name or a family name");
    std::vector<Name> names = {current};
    for (int line = 1; line <= forms::most_rows; ++line) {
        const auto kind = reader.answer(kind_of_name(line));
        Name name{.kind = kind.empty() ? NameKind::alias : name_kind_of(kind)};
        reader.read(asked::given, name, forms::row_name("name", line, "given"));
        reader.read(asked::family, name, forms::row_name("name", line, "family"));
        if (!name.full().empty() && !kind.empty()) names.push_back(name);
        if (name.full().empty() && !kind.empty())
            reader.add_problem(forms::row_name("name", line, "given"),
                               "Enter other name " + std::to_string(line) + ", or choose “No name”");
    }
    const auto& old = known.person.name();
    if (old.given != current.given || old.family != current.family) keep_old_name(reader, old, names);
    known.person.names = std::move(names);
}

std::vector<html::SummaryRow> birth_rows(const Known& known) {
    const auto& person = known.person;
    std::vector<html::SummaryRow> rows;
    if (person.born_on)
        rows.push_back(row("Birth date",
                           in_words(*person.born_on) + " (" + age_in_words(*person.born_on, person.died_on.value_or(known.today)) + ")"));
    else if (!person.expected_on) rows.push_back(row("Birth date", ""));
    if (person.expected_on && !person.born_on) rows.push_back(row("Expected", in_words(*person.expected_on)));
    if (person.died_on) rows.push_back(row("Died", in_words(*person.died_on)));
    rows.push_back(row("Sex", records::label_of(records::sexes, person.sex)));
    rows.push_back(row("Ethnicity", records::label_of(records::ethnicities, person.ethnicity)));
    rows.push_back(row("Religion", person.religion));
    return rows;
}

constexpr PersonField birth_questions[] = {asked::born_on,   asked::expected_on, asked::sex,
                                           asked::ethnicity, asked::religion,    asked::died_on};

/// An expected date is asked of children only.
bool is_asked(const PersonField& question, const Known& known) { return question.code != "expected_on" || known.file.has_value(); }

void birth_fill(const Known& known, Fields& fields) { forms::fill_all<Person>(fields, birth_questions, known.person); }

html::Html birth_ask(const Known& known, const forms::Sheet& form) {
    html::Html content;
    for (const auto& question : birth_questions)
        if (is_asked(question, known)) content += form.ask(question, question.code == "sex" ? asked::beside_one_another : forms::Look{});
    return content;
}

void birth_take(forms::Reader& reader, Known& known) {
    auto& person = known.person;
    for (const auto& question : birth_questions)
        if (is_asked(question, known)) reader.read(question, person);
    if (person.born_on && person.died_on && *person.died_on < *person.born_on)
        reader.add_problem("died_on", "Date of death must be on or after the birth date");
}

std::vector<html::SummaryRow> professional_rows(const Known& known) {
    return {row("Title", known.person.title), row("Role", known.person.agency_role), row("Agency", known.person.agency)};
}
constexpr PersonField professional_questions[] = {asked::title, asked::agency_role, asked::agency};

void professional_fill(const Known& known, Fields& fields) { forms::fill_all<Person>(fields, professional_questions, known.person); }
html::Html professional_ask(const Known&, const forms::Sheet& form) { return asked::profession(form); }
void professional_take(forms::Reader& reader, Known& known) { reader.read_all<Person>(professional_questions, known.person); }

}  // namespace

const Card names_card = {
    "names",       "Names",
    Of::everybody, names_rows,
    names_fill,    names_ask,
    names_take,    [] { return FieldNames{"given", "family", "old_name", "name-#-kind", "name-#-given", "name-#-family"}; }};
const Card birth_card = {"birth",       "Birth and identity",
                         Of::everybody, birth_rows,
                         birth_fill,    birth_ask,
                         birth_take,    [] { return forms::names_of<Person>(birth_questions); }};
const Card professional_card = {
    "professional",    "Profession",     Of::professional,  professional_rows,
    professional_fill, professional_ask, professional_take, [] { return FieldNames{"title", "agency_role", "agency"}; }};

}  // namespace people
