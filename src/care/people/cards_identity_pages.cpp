#include "base/text.hpp"
#include "care/people/cards_pages.hpp"

namespace people {
namespace {

constexpr int spare_names = 2;

std::string key(std::string_view what, int line) { return std::string(what) + "-" + std::to_string(line); }

std::vector<html::SummaryRow> names_rows(const Known& known) {
    std::vector<html::SummaryRow> rows;
    for (const auto& name : known.person.names) rows.push_back(row(label_of(name.kind), name.full()));
    return rows;
}

void names_fill(const Known& known, Fields& fields) {
    fields.set("given", known.person.name().given);
    fields.set("family", known.person.name().family);
    int line = 0;
    for (const auto& name : known.person.names) {
        if (name.kind == NameKind::current) continue;
        ++line;
        fields.set(key("kind", line), std::string(code_of(name.kind)));
        fields.set(key("given", line), name.given);
        fields.set(key("family", line), name.family);
    }
}

html::Html names_ask(const Known& known, const Form& form) {
    auto content = form.text("given", "Given names") + form.text("family", "Family name");
    content += form.radios("old_name", "If you change the name, what becomes of the one recorded now?",
                           {{.text = "It is a former name", .value = "former"},
                            {.text = "It is the name at birth", .value = "birth"},
                            {.text = "It was spelt wrongly and was never the name", .value = "mistake"}},
                           "The name recorded now is " + known.person.name().full() + ".");
    content += subheading("Other names");
    const int lines = static_cast<int>(known.person.names.size()) - 1 + spare_names;
    for (int line = 1; line <= lines; ++line) {
        std::vector<html::Option> kinds = {{.text = "No name, or remove this one", .value = ""}};
        for (const auto kind : {NameKind::known_as, NameKind::birth, NameKind::former, NameKind::alias})
            kinds.push_back({.text = label_of(kind), .value = code_of(kind)});
        auto name = form.select(key("kind", line), "Kind of name", kinds) + form.text(key("given", line), "Given names") +
                    form.text(key("family", line), "Family name");
        content += html::fieldset(
            {.legend = {.text = "Other name " + std::to_string(line), .classes = "govuk-fieldset__legend--s"}, .html = name});
    }
    return content;
}

void keep_old_name(const Fields& fields, Problems& problems, const Name& old, std::vector<Name>& names) {
    const auto what = typed(fields, "old_name");
    if (what == "former") names.push_back({NameKind::former, old.given, old.family});
    else if (what == "birth") names.push_back({NameKind::birth, old.given, old.family});
    else if (what != "mistake") problems.add("old_name", "Select what becomes of the name " + old.full());
}

void names_take(const Fields& fields, Problems& problems, Known& known) {
    const Name current{NameKind::current, typed(fields, "given"), typed(fields, "family")};
    if (current.full().empty()) problems.add("given", "Enter a given name or a family name");
    std::vector<Name> names = {current};
    constexpr int most_names = 30;
    for (int line = 1; line <= most_names; ++line) {
        auto kind = typed(fields, key("kind", line));
        if (kind != "known_as" && kind != "birth" && kind != "former" && kind != "alias") kind.clear();
        const Name name{kind.empty() ? NameKind::alias : name_kind_of(kind), typed(fields, key("given", line)),
                        typed(fields, key("family", line))};
        if (!name.full().empty() && !kind.empty()) names.push_back(name);
        if (name.full().empty() && !kind.empty())
            problems.add(key("given", line), "Enter other name " + std::to_string(line) + ", or choose “No name”");
    }
    const auto& old = known.person.name();
    if (old.given != current.given || old.family != current.family) keep_old_name(fields, problems, old, names);
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

void birth_fill(const Known& known, Fields& fields) {
    set_day(fields, "born_on", known.person.born_on);
    set_day(fields, "expected_on", known.person.expected_on);
    set_day(fields, "died_on", known.person.died_on);
    fields.set("sex", known.person.sex);
    fields.set("ethnicity", known.person.ethnicity);
    fields.set("religion", known.person.religion);
}

html::Html birth_ask(const Known& known, const Form& form) {
    auto content = form.day("born_on", "Birth date", "For example, 27 3 2014. Leave empty if it is not known: do not guess.");
    if (known.file) content += form.day("expected_on", "Expected date", "Of a child not yet born");
    content += form.radios(
        "sex", "Sex", {{.text = "Female", .value = "F"}, {.text = "Male", .value = "M"}, {.text = "Not known", .value = "U"}}, "", true);
    content += form.select("ethnicity", "Ethnicity", options_of(records::ethnicities),
                           "As they describe it themselves. “Not yet obtained” is an answer; a guess is not.");
    content += form.text("religion", "Religion", {.hint = "In their own words, or “No religion”"});
    return content + form.day("died_on", "Date of death");
}

void birth_take(const Fields& fields, Problems& problems, Known& known) {
    auto& person = known.person;
    person.born_on = typed_day(fields, "born_on", "Birth date", problems, known.today);
    if (known.file) person.expected_on = typed_day(fields, "expected_on", "Expected date", problems);
    person.died_on = typed_day(fields, "died_on", "Date of death", problems, known.today);
    if (person.born_on && person.died_on && *person.died_on < *person.born_on)
        problems.add("died_on", "Date of death must be on or after the birth date");
    person.sex = typed(fields, "sex");
    if (!person.sex.empty() && !records::is_code(records::sexes, person.sex)) problems.add("sex", "Select the sex");
    person.ethnicity = typed(fields, "ethnicity");
    if (!person.ethnicity.empty() && !records::is_code(records::ethnicities, person.ethnicity))
        problems.add("ethnicity", "Select the ethnicity");
    person.religion = typed(fields, "religion");
}

std::vector<html::SummaryRow> professional_rows(const Known& known) {
    return {row("Title", known.person.title), row("Role", known.person.agency_role), row("Agency", known.person.agency)};
}
void professional_fill(const Known& known, Fields& fields) {
    fields.set("title", known.person.title);
    fields.set("agency_role", known.person.agency_role);
    fields.set("agency", known.person.agency);
}
html::Html professional_ask(const Known&, const Form& form) {
    return form.text("title", "Title", {.hint = "For example, Dr or Ms", .width = "govuk-input--width-10"}) +
           form.text("agency_role", "Role", {.hint = "For example, health visitor"}) + form.text("agency", "Agency");
}
void professional_take(const Fields& fields, Problems& problems, Known& known) {
    known.person.title = typed(fields, "title");
    known.person.agency_role = typed(fields, "agency_role");
    known.person.agency = typed(fields, "agency");
    if (known.person.agency_role.empty()) problems.add("agency_role", "Enter the role, such as health visitor");
    if (known.person.agency.empty()) problems.add("agency", "Enter the agency");
}

}  // namespace

const Card names_card = {"names", "Names", Of::everybody, names_rows, names_fill, names_ask, names_take};
const Card birth_card = {"birth", "Birth and identity", Of::everybody, birth_rows, birth_fill, birth_ask, birth_take};
const Card professional_card = {"professional",    "Profession",     Of::professional, professional_rows,
                                professional_fill, professional_ask, professional_take};

}  // namespace people
