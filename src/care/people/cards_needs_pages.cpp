#include "base/text.hpp"
#include "care/people/cards_pages.hpp"

namespace people {
namespace {

std::string yes_no_words(std::string_view code) { return code == "yes" ? "Yes" : code == "no" ? "No" : ""; }

std::vector<html::SummaryRow> language_rows(const Known& known) {
    return {row("First language", known.person.first_language), row("Interpreter needed", yes_no_words(known.person.interpreter)),
            row("Communication needs", known.person.communication_needs)};
}
void language_fill(const Known& known, Fields& fields) {
    fields.set("first_language", known.person.first_language);
    fields.set("interpreter", known.person.interpreter);
    fields.set("communication_needs", known.person.communication_needs);
}
html::Html language_ask(const Known&, const Form& form) {
    return form.text("first_language", "First language", {.hint = "A signed language counts: British Sign Language, Makaton"}) +
           form.radios("interpreter", "Is an interpreter needed?", yes_or_no(), "", true) +
           form.lines("communication_needs", "Communication needs", "How to talk with this person so that they can take part");
}
void language_take(const Fields& fields, Problems&, Known& known) {
    known.person.first_language = typed(fields, "first_language");
    const auto interpreter = typed(fields, "interpreter");
    known.person.interpreter = interpreter == "yes" || interpreter == "no" ? interpreter : "";
    known.person.communication_needs = typed(fields, "communication_needs");
}

std::vector<html::SummaryRow> disability_rows(const Known& known) {
    std::vector<std::string> labels;
    for (const auto& code : known.person.disabilities) labels.emplace_back(records::label_of(records::disabilities, code));
    return {row("Disability", listed(labels))};
}
void disability_fill(const Known& known, Fields& fields) {
    Pairs pairs = fields.pairs();
    for (const auto& code : known.person.disabilities) pairs.emplace_back("disability", code);
    fields = Fields(std::move(pairs));
}
html::Html disability_ask(const Known&, const Form& form) {
    std::vector<html::Choice> items;
    for (const auto& code : records::disabilities)
        if (code.code != "NONE") items.push_back({.text = code.label, .value = code.code});
    items.push_back({.divider = "or"});
    items.push_back({.text = "No disability", .value = "NONE", .behaviour = "exclusive"});
    return form.checkboxes("disability", "What is affected?", items, "Select all that apply. Leave empty if nobody has asked yet.");
}
void disability_take(const Fields& fields, Problems& problems, Known& known) {
    std::vector<std::string> codes;
    for (const auto code : fields.all("disability"))
        if (records::is_code(records::disabilities, code)) codes.emplace_back(code);
    const bool says_none = std::ranges::find(codes, "NONE") != codes.end();
    if (says_none && codes.size() > 1) problems.add("disability", "Select what is affected, or “No disability”, not both");
    known.person.disabilities = std::move(codes);
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
html::Html case_ask(const Known& known, const Form& form) {
    std::vector<html::Option> statuses, teams = {{.text = "Choose a team", .value = ""}}, needs = {{.text = "Not recorded", .value = ""}};
    for (const auto& status : files::statuses()) statuses.push_back({.text = status.label, .value = status.code});
    for (const auto& team : known.teams) teams.push_back({.text = team.name, .value = to_text(team.id)});
    for (const auto& need : records::primary_needs)
        needs.push_back({.text = std::string(need.code) + ", " + std::string(need.label), .value = need.code});
    return form.select("status", "Status", statuses) +
           form.select("need_code", "CiN code", needs, "The main reason why the child is in need, for the census") +
           form.select("team", "Team", teams);
}
void case_take(const Fields& fields, Problems& problems, Known& known) {
    auto& file = *known.file;
    const auto status = typed(fields, "status");
    if (std::ranges::none_of(files::statuses(), [&](const files::Status& one) { return one.code == status; }))
        problems.add("status", "Select the status");
    else if (status != file.status) {
        file.status = status;
        file.closed_on = file.is_open() ? std::nullopt : std::optional<Day>(known.today);
    }
    file.need_code = typed(fields, "need_code");
    if (!file.need_code.empty() && !records::is_code(records::primary_needs, file.need_code))
        problems.add("need_code", "Select the CiN code");
    file.team = parse_id<TeamId>(fields.get("team")).value_or(TeamId{});
    if (std::ranges::none_of(known.teams, [&](const staff::Team& team) { return team.id == file.team; }))
        problems.add("team", "Select a team");
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
html::Html hazards_ask(const Known& known, const Form& form) {
    std::vector<html::Choice> in_force;
    for (const auto& hazard : known.file->hazards)
        if (!hazard.until)
            in_force.push_back(
                {.text = std::string(label_of_hazard(hazard.kind)) + ": " + hazard.text, .value = std::to_string(hazard.id)});
    html::Html content;
    if (!in_force.empty()) content += form.checkboxes("ended", "Which no longer apply?", in_force, "They stay on the file as past.");
    std::vector<html::Option> kinds = {{.text = "No new hazard", .value = ""}};
    for (const auto& kind : files::hazard_kinds()) kinds.push_back({.text = kind.label, .value = kind.code});
    content += form.select("hazard_kind", "New hazard", kinds, "The kind stands beside the child’s name on every page.");
    return content +
           form.lines("hazard_text", "What should a worker know before they go?", "What the danger is, from whom, and what to do about it");
}
void hazards_take(const Fields& fields, Problems& problems, Known& known) {
    for (const auto ended : fields.all("ended"))
        for (auto& hazard : known.file->hazards)
            if (std::to_string(hazard.id) == ended && !hazard.until) hazard.until = known.today;
    const auto kind = typed(fields, "hazard_kind"), text = typed(fields, "hazard_text");
    if (kind.empty() && !text.empty()) problems.add("hazard_kind", "Select the kind of hazard");
    if (!kind.empty() && text.empty()) problems.add("hazard_text", "Enter what a worker should know before they go");
    if (!kind.empty() && label_of_hazard(kind) == kind) problems.add("hazard_kind", "Select the kind of hazard");
    if (!kind.empty() && !text.empty()) known.file->hazards.push_back({0, kind, text, known.today, std::nullopt});
}

}  // namespace

const Card language_card = {"language",   "Language and communication", Of::everybody, language_rows, language_fill, language_ask,
                            language_take};
const Card disability_card = {"disability", "Disability", Of::child, disability_rows, disability_fill, disability_ask, disability_take};
const Card case_card = {"case", "Case", Of::child, case_rows, case_fill, case_ask, case_take};
const Card hazards_card = {"hazards", "Hazards", Of::child, hazards_rows, hazards_fill, hazards_ask, hazards_take};

}  // namespace people
