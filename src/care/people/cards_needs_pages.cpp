#include "base/text.hpp"
#include "care/people/cards_pages.hpp"

namespace people {
namespace {

using records::FieldType;

std::string yes_no_words(std::string_view code) { return code == "yes" ? "Yes" : code == "no" ? "No" : ""; }

std::vector<html::SummaryRow> language_rows(const Known& known) {
    return {row("First language", known.person.first_language), row("Interpreter needed", yes_no_words(known.person.interpreter)),
            row("Communication needs", known.person.communication_needs)};
}
constexpr asked::PersonField language_questions[] = {asked::first_language, asked::interpreter, asked::communication_needs};

void language_fill(const Known& known, Fields& fields) { forms::fill_all<Person>(fields, language_questions, known.person); }
html::Html language_ask(const Known&, const forms::Sheet& form) {
    return form.ask(asked::first_language) + form.ask(asked::interpreter, asked::beside_one_another) + form.ask(asked::communication_needs);
}
void language_take(forms::Reader& reader, Known& known) { reader.read_all<Person>(language_questions, known.person); }

std::vector<html::SummaryRow> disability_rows(const Known& known) {
    std::vector<std::string> labels;
    for (const auto& code : known.person.disabilities) labels.emplace_back(records::label_of(records::disabilities, code));
    return {row("Disability", listed(labels))};
}
void disability_fill(const Known& known, Fields& fields) { forms::fill(fields, asked::disability, known.person); }
html::Html disability_ask(const Known&, const forms::Sheet& form) {
    auto question = forms::question(asked::disability);
    const auto none = std::ranges::find(question.answers, "NONE", &forms::Answer::value);
    std::rotate(none, none + 1, question.answers.end());
    question.answers.back().stands_apart = true;
    return form.ask(question, {.is_small = true});
}
void disability_take(forms::Reader& reader, Known& known) {
    reader.read(asked::disability, known.person);
    const auto& codes = known.person.disabilities;
    if (codes.size() > 1 && std::ranges::find(codes, "NONE") != codes.end())
        reader.add_problem("disability", "Select what is affected, or “No disability”, not both");
}

std::vector<html::SummaryRow> case_rows(const Known& known) {
    const auto& file = *known.file;
    std::vector<html::SummaryRow> rows = {
        row("File number", file.number), row("Status", files::status_of(file.status).label),
        row("CiN code",
            file.need_code.empty() ? "" : file.need_code + ", " + std::string(records::label_of(records::primary_needs, file.need_code))),
        row("Team", file.team_name), row("Opened", in_words(file.opened_on))};
    if (file.closed_on) rows.push_back(row("Closed", in_words(*file.closed_on)));
    return rows;
}
void case_fill(const Known& known, Fields& fields) {
    fields.set("status", known.file->status);
    fields.set("need_code", known.file->need_code);
    fields.set("team", to_text(known.file->team));
}

forms::Question status_question() {
    forms::Question question{.name = "status", .label = "Status", .type = FieldType::list, .missing = "Select the status"};
    for (const auto& status : files::statuses()) question.answers.push_back({std::string(status.code), std::string(status.label)});
    return question;
}
forms::Question need_question() {
    forms::Question question{.name = "need_code",
                             .label = "CiN code",
                             .hint = "The main reason why the child is in need, for the census",
                             .type = FieldType::list};
    for (const auto& need : records::primary_needs)
        question.answers.push_back({std::string(need.code), std::string(need.code) + ", " + std::string(need.label)});
    return question;
}

html::Html case_ask(const Known& known, const forms::Sheet& form) {
    return form.ask(status_question(), {.unanswered = ""}) + form.ask(need_question()) +
           form.ask(asked::team(known.teams), {.unanswered = "Choose a team"});
}
void case_take(forms::Reader& reader, Known& known) {
    auto& file = *known.file;
    const auto status = reader.answer(status_question());
    if (!status.empty() && status != file.status) {
        file.status = status;
        file.closed_on = file.is_open() ? std::nullopt : std::optional<Day>(known.today);
    }
    file.need_code = reader.answer(need_question());
    file.team = parse_id<TeamId>(reader.answer(asked::team(known.teams))).value_or(TeamId{});
}

std::string_view label_of_hazard(std::string_view code) {
    for (const auto& kind : files::hazard_kinds())
        if (kind.code == code) return kind.label;
    return code;
}
std::vector<html::SummaryRow> hazards_rows(const Known& known) {
    std::vector<html::SummaryRow> rows;
    for (const auto& hazard : known.file->hazards) {
        auto since = "From " + in_short(hazard.from);
        if (hazard.until) since += " until " + in_short(*hazard.until);
        rows.push_back(row(label_of_hazard(hazard.kind),
                           html::text(hazard.text) + html::element("div", {{"class", "govuk-hint govuk-!-margin-bottom-0"}}, since)));
    }
    if (rows.empty()) rows.push_back(row("Hazards", "None recorded"));
    return rows;
}
void hazards_fill(const Known&, Fields&) {}

forms::Question ended_question(const files::ChildFile& file) {
    forms::Question question{
        .name = "ended", .label = "Which no longer apply?", .hint = "They stay on the file as past.", .type = FieldType::several};
    for (const auto& hazard : file.hazards)
        if (!hazard.until)
            question.answers.push_back({std::to_string(hazard.id), std::string(label_of_hazard(hazard.kind)) + ": " + hazard.text});
    return question;
}
forms::Question hazard_kind_question() {
    forms::Question question{.name = "hazard_kind",
                             .label = "New hazard",
                             .hint = "The kind stands beside the child’s name on every page.",
                             .type = FieldType::list};
    for (const auto& kind : files::hazard_kinds()) question.answers.push_back({std::string(kind.code), std::string(kind.label)});
    return question;
}
const forms::Question hazard_text_question{.name = "hazard_text",
                                           .label = "What should a worker know before they go?",
                                           .hint = "What the danger is, from whom, and what to do about it",
                                           .type = FieldType::text,
                                           .most_characters = 2'000};

html::Html hazards_ask(const Known& known, const forms::Sheet& form) {
    const auto ended = ended_question(*known.file);
    return (ended.answers.empty() ? html::Html() : form.ask(ended, {.is_small = true})) +
           form.ask(hazard_kind_question(), {.unanswered = "No new hazard"}) + form.ask(hazard_text_question);
}
void hazards_take(forms::Reader& reader, Known& known) {
    for (const auto& ended : reader.several(ended_question(*known.file)))
        for (auto& hazard : known.file->hazards)
            if (std::to_string(hazard.id) == ended) hazard.until = known.today;
    const auto kind = reader.answer(hazard_kind_question()), text = reader.answer(hazard_text_question);
    if (kind.empty() && !text.empty()) reader.add_problem("hazard_kind", "Select the kind of hazard");
    if (!kind.empty() && text.empty()) reader.add_problem("hazard_text", "Enter what a worker should know before they go");
    if (!kind.empty() && !text.empty()) known.file->hazards.push_back({0, kind, text, known.today, std::nullopt});
}

}  // namespace

const Card language_card = {"language",    "Language and communication",
                            Of::everybody, language_rows,
                            language_fill, language_ask,
                            language_take, [] { return FieldNames{"first_language", "interpreter", "communication_needs"}; }};
const Card disability_card = {"disability",    "Disability",   Of::child,       disability_rows,
                              disability_fill, disability_ask, disability_take, [] { return FieldNames{"disability"}; }};
const Card case_card = {"case",    "Case",   Of::child, case_rows,
                        case_fill, case_ask, case_take, [] { return FieldNames{"status", "need_code", "team"}; }};
const Card hazards_card = {"hazards",    "Hazards",   Of::child,    hazards_rows,
                           hazards_fill, hazards_ask, hazards_take, [] { return FieldNames{"ended", "hazard_kind", "hazard_text"}; }};

}  // namespace people
