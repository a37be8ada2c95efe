#include "staff/absence_pages.hpp"

#include "base/text.hpp"
#include "forms/reader.hpp"
#include "forms/sheet.hpp"
#include "staff/page.hpp"
#include "staff/user_lists.hpp"

namespace staff {

namespace {

using html::element;

const forms::Question from_question{.name = "from",
                                    .label = "First day away",
                                    .hint = "It may have passed already",
                                    .type = records::FieldType::day,
                                    .missing = "Enter the first day away, such as 27 3 2026",
                                    .may_lie_ahead = true};
const forms::Question until_question{.name = "until",
                                     .label = "Last day away",
                                     .hint = "Leave it empty while it is not known",
                                     .type = records::FieldType::day,
                                     .may_lie_ahead = true};
const forms::Question back_question{.name = "back_on",
                                    .label = "Back at work on",
                                    .type = records::FieldType::day,
                                    .missing = "Enter the day they are back at work, such as 27 3 2026",
                                    .may_lie_ahead = true};

forms::Question kind_question() {
    forms::Question question{.name = "kind",
                             .label = "Why",
                             .hint = "No more is kept: nothing about health.",
                             .type = records::FieldType::choice,
                             .missing = "Select why they are away"};
    for (const auto& kind : absence_kinds()) question.answers.push_back({std::string(kind.code), std::string(kind.label)});
    return question;
}

forms::Question cover_question(store::Connection& connection, const User& away) {
    forms::Question question{.name = "cover",
                             .label = "Who covers",
                             .hint = "Somebody who may do the same work. They open no more records by this than before.",
                             .type = records::FieldType::list};
    for (const auto& user : possible_covers(connection, away)) question.answers.push_back({to_text(user.id), user.name_and_title()});
    return question;
}

/// The person of the path, for who may record when they are away; or the page that says why not.
std::expected<User, http::Response> asked_person(const Exchange& exchange) {
    auto person = exchange.app.store.read([&](store::Connection& connection) -> Result<User> {
        auto found = find_user(connection, exchange.id<UserId>("user"));
        if (!found) return std::unexpected(Problem::not_found("There is no such person among the staff."));
        if (!may_keep_absence(connection, exchange.actor(), *found))
            return std::unexpected(
                Problem::not_permitted("They themselves, who leads them or an administrator records when somebody is away."));
        return std::move(*found);
    });
    if (!person) return std::unexpected(problem_page(exchange, person.error()));
    return std::move(*person);
}

html::Html banner_of(std::string_view done) {
    std::string_view words;
    if (done == "recorded") words = "The absence is recorded.";
    if (done == "ended") words = "The end of the absence is recorded.";
    return words.empty() ? html::Html{} : html::notification_banner({.text = words, .type = "success"});
}

html::Html ending_link(const Absence& absence, Day today) {
    if (absence.until && *absence.until < today) return html::text("Ended");
    const auto words = html::text("Record the end") +
                       element("span", {{"class", "govuk-visually-hidden"}}, " of the absence from " + in_short(absence.from));
    return html::link(words, absences_path(absence.user) + "/" + to_text(absence.id) + "/ending");
}

html::Html absence_table(const std::vector<Absence>& absences, Day today) {
    if (absences.empty()) return html::body("No absence is recorded.");
    html::Table table{.head = {{.text = "From"}, {.text = "Until"}, {.text = "Why"}, {.text = "Who covers"}, {.text = "End"}},
                      .first_cell_is_header = true};
    for (const auto& absence : absences)
        table.rows.push_back({{.text = in_short(absence.from)},
                              {.text = absence.until ? in_short(*absence.until) : std::string("Not known yet")},
                              {.text = std::string(label_of_absence(absence.kind))},
                              {.text = absence.cover_name.empty() ? std::string("Nobody") : absence.cover_name},
                              {.text = ending_link(absence, today)}});
    return html::scrollable("Absences", html::table(table));
}

http::Response absences_page(const Exchange& exchange, const User& person, const Fields& typed, const std::vector<FieldProblem>& problems) {
    const bool is_self = person.id == exchange.actor().id;
    const auto title = is_self ? std::string("When you are away") : "When " + person.name + " is away";
    auto content = banner_of(exchange.request.query.get("done")) + html::heading(title);
    content += exchange.app.store.read([&](store::Connection& connection) {
        auto shown = absence_table(absences_of(connection, person.id), exchange.today());
        if (person.left_on) return shown;
        const forms::Sheet form(typed, problems);
        auto fields = form.ask(from_question) + form.ask(until_question) + form.ask(kind_question()) +
                      form.ask(cover_question(connection, person), {.unanswered = "Nobody"});
        fields += html::button({.text = "Record the absence", .prevent_double_click = true});
        if (person.may(Permission::decide))
            shown +=
                html::inset_text({.text = "What waits for a leader who is away goes to the next one up, for as long as they are away."});
        return shown + html::subheading("Record an absence") +
               post_form(exchange, absences_path(person.id), fields, forms::kept_when_locked);
    });
    return page(exchange, {.title = title, .content = content, .problems = problems});
}

http::Response get_absences(const Exchange& exchange) {
    const auto person = asked_person(exchange);
    return person ? absences_page(exchange, *person, {}, {}) : person.error();
}

http::Response post_absence(const Exchange& exchange) {
    const auto person = asked_person(exchange);
    if (!person) return person.error();
    forms::Reader reader(exchange.request.form, exchange.today());
    Absence absence{.user = person->id};
    const auto from = reader.day(from_question);
    absence.until = reader.day(until_question);
    absence.kind = reader.answer(kind_question());
    const auto cover =
        exchange.app.store.read([&](store::Connection& connection) { return reader.answer(cover_question(connection, *person)); });
    absence.cover = parse_id<UserId>(cover).value_or(UserId{});
    if (reader.has_problems()) return absences_page(exchange, *person, exchange.request.form, reader.problems().fields());
    absence.from = *from;
    const auto done = exchange.app.store.write([&](store::Connection& connection) {
        return record_absence(exchange.app.store, connection, absence, exchange.actor().id, exchange.now);
    });
    if (done) return http::see_other(absences_path(person->id) + "?done=recorded");
    if (done.error().kind != Problem::Kind::invalid) return problem_page(exchange, done.error());
    return absences_page(exchange, *person, exchange.request.form, done.error().fields);
}

http::Response ending_page(const Exchange& exchange, const Absence& absence, const Fields& typed,
                           const std::vector<FieldProblem>& problems) {
    const std::string title = "Record the end of an absence";
    const auto path = absences_path(absence.user);
    auto content = html::heading(title);
    content += html::body(absence.user_name + " is " + away_in_words(absence, exchange.today()) + ".");
    content += post_form(exchange, path + "/" + to_text(absence.id) + "/ending",
                         forms::Sheet(typed, problems).ask(back_question) + forms::save_or_cancel("Record the end", path),
                         forms::kept_when_locked);
    return page(exchange, {.title = title, .content = content, .problems = problems});
}

http::Response answer_ending(const Exchange& exchange) {
    const auto person = asked_person(exchange);
    if (!person) return person.error();
    const auto absence =
        exchange.app.store.read([&](store::Connection& connection) { return find_absence(connection, exchange.id<AbsenceId>("absence")); });
    if (!absence || absence->user != person->id) return problem_page(exchange, Problem::not_found("There is no such absence."));
    if (exchange.request.method != "POST") {
        Fields today;
        forms::fill_day(today, back_question.name, exchange.today());
        return ending_page(exchange, *absence, today, {});
    }
    forms::Reader reader(exchange.request.form, exchange.today());
    const auto back_on = reader.day(back_question);
    if (reader.has_problems()) return ending_page(exchange, *absence, exchange.request.form, reader.problems().fields());
    const auto done = exchange.app.store.write(
        [&](store::Connection& connection) { return end_absence(connection, absence->id, *back_on, exchange.actor().id, exchange.now); });
    if (done) return http::see_other(absences_path(person->id) + "?done=ended");
    if (done.error().kind != Problem::Kind::invalid) return problem_page(exchange, done.error());
    return ending_page(exchange, *absence, exchange.request.form, done.error().fields);
}

std::string with_cover(const Absence& absence, Day today) {
    return away_in_words(absence, today) + (absence.cover_name.empty() ? "" : ", " + absence.cover_name + " covers");
}

std::string with_capital(std::string words) {
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

}  // namespace

std::string absences_path(UserId user) { return "/absences/" + to_text(user); }

html::Html away_tag(store::Connection& connection, UserId user, Day today) {
    const auto absence = absence_on(connection, user, today);
    if (!absence) return {};
    return html::tag({.text = "Away", .classes = "govuk-tag--yellow"}) +
           html::text(" " + with_capital(with_cover(*absence, today).substr(std::string_view("away ").size())));
}

html::Html away_part(const Exchange& exchange, store::Connection& connection) {
    const auto& me = exchange.actor();
    const auto today = exchange.today();
    html::Html items;
    if (const auto mine = absence_on(connection, me.id, today))
        items += element(
            "li", {}, html::text("You are recorded as " + with_cover(*mine, today) + ". ") + html::link("Change it", absences_path(me.id)));
    for (const auto& absence : covered_by(connection, me.id, today))
        items += element("li", {}, "You cover for " + absence.user_name + ", " + away_in_words(absence, today) + ".");
    if (me.may(Permission::decide))
        for (const auto& absence : away_from_teams_of(connection, me.id, today))
            items += element("li", {},
                             html::link(absence.user_name, absences_path(absence.user)) + html::text(": " + with_cover(absence, today)));
    return items.empty() ? items : html::subheading("Away") + element("ul", {{"class", "govuk-list"}}, items);
}

html::Html people_of_team(const Exchange& exchange, store::Connection& connection, TeamId team) {
    const auto people = list_users(connection, {.team = team}, 1);
    if (people.users.empty()) return {};
    html::Table table{.head = {{.text = "Name"}, {.text = "Job title"}, {.text = "At work"}, {.text = "Absence"}},
                      .first_cell_is_header = true};
    for (const auto& person : people.users) {
        const auto away = away_tag(connection, person.id, exchange.today());
        const auto hidden = element("span", {{"class", "govuk-visually-hidden"}}, " of " + person.name);
        table.rows.push_back({{.text = person.name},
                              {.text = person.job_title},
                              {.text = away.empty() ? html::text("Yes") : away},
                              {.text = html::link(html::text("Absences") + hidden, absences_path(person.id))}});
    }
    auto content = html::subheading("People") + html::scrollable("People", html::table(table));
    if (people.pages > 1) content += html::body("Only the first " + std::to_string(users_on_a_page) + " are shown.");
    return content;
}

void absence_routes(Routes& routes) {
    routes.get("/absences/{user}?done", anybody, get_absences);
    routes.post("/absences/{user}", anybody, post_absence,
                forms::names_of(from_question) + forms::names_of(until_question) + FieldNames{"kind", "cover"});
    routes.get("/absences/{user}/{absence}/ending", anybody, answer_ending);
    routes.post("/absences/{user}/{absence}/ending", anybody, answer_ending, forms::names_of(back_question));
}

}  // namespace staff
