#include "staff/user_pages.hpp"

#include "base/text.hpp"
#include "staff/absence_pages.hpp"
#include "staff/lists.hpp"
#include "staff/page.hpp"
#include "staff/passkeys.hpp"
#include "staff/user_form.hpp"

namespace staff {

namespace {

using html::element;

// Adding.

std::vector<Team> teams_of(const Exchange& exchange) {
    return exchange.app.store.read([](store::Connection& connection) { return all_teams(connection); });
}

http::Response new_page(const Exchange& exchange, const Fields& typed, const std::vector<FieldProblem>& problems) {
    auto content = html::heading("Add a person");
    content +=
        html::body("An account belongs to one person and is never shared. They get a password that works once, and choose their own.");
    content += post_form(exchange, "/staff/new",
                         user_questions(forms::Sheet(typed, problems), teams_of(exchange), true) +
                             html::button({.text = "Add this person", .prevent_double_click = true}),
                         forms::kept_when_locked);
    return page(
        exchange,
        {.title = "Add a person", .content = content, .problems = problems, .before_main = back_to("/staff", "Staff"), .section = "admin"});
}

http::Response post_new(const Exchange& exchange) {
    forms::Reader reader(exchange.request.form, exchange.today());
    const auto typed = read_user(reader, teams_of(exchange));
    if (reader.has_problems()) return new_page(exchange, exchange.request.form, reader.problems().fields());
    const auto password = make_one_time_password();
    const auto made = exchange.app.store.write([&](store::Connection& connection) {
        return add_user(exchange.app.store, connection, typed, password, exchange.actor().id, exchange.now);
    });
    if (!made) return new_page(exchange, exchange.request.form, made.error().fields);
    const auto user = exchange.app.store.read([&](store::Connection& connection) { return find_user(connection, *made); });
    return password_page(exchange, *user, password, user->name + " is added");
}

// One person.

std::string in_hand_words(const WorkInHand& work) {
    if (work.files == 0 && work.drafts == 0) return "Nothing: no files and no drafts";
    std::vector<std::string> parts;
    if (work.files > 0) parts.push_back(counted(work.files, "file", "files"));
    if (work.drafts > 0) parts.push_back(counted(work.drafts, "draft", "drafts"));
    return "Holds " + listed(parts);
}

struct FactorsOfUser {
    std::optional<AuthenticatorApp> app;
    std::size_t passkeys = 0;
};

html::Html user_summary(store::Connection& connection, const User& user, const WorkInHand& work, const FactorsOfUser& factors, Day today) {
    html::SummaryList list;
    const auto add = [&](std::string_view key, const html::Content& value) {
        list.rows.push_back({.key = {.text = key}, .value = {.text = value}});
    };
    add("User name", user.user_name);
    add("Job title", user.job_title);
    add("Team", name_of_team(all_teams(connection), user.team));
    add("Role", role_labels(user.roles));
    add("Email", user.email_address.empty() ? "None" : user.email_address);
    if (user.reads_until) add("Reads records until", in_words(*user.reads_until));
    add("Access", standing_of(user));
    add("Authenticator app", factors.app ? "Set up " + in_short(factors.app->added_at) : "Not set up");
    add("Passkeys", factors.passkeys == 0 ? "None" : std::to_string(factors.passkeys));
    add("Work in hand", in_hand_words(work));
    if (user.left_on) return html::summary_list(list);
    const auto away = away_tag(connection, user.id, today);
    list.rows.push_back({.key = {.text = "At work"},
                         .value = {.text = away.empty() ? html::text("Yes") : away},
                         .actions = {.items = {{.text = "Absences", .href = absences_path(user.id)}}}});
    return html::summary_list(list);
}

html::Html banner_of(std::string_view done) {
    std::string_view words;
    if (done == "changed") words = "The changes are kept. They hold from the person’s next click.";
    if (done == "left") words = "This person’s access has ended.";
    if (done == "session") words = "The session has ended.";
    if (done == "factor") words = "The authenticator app is removed. They set up another at their next sign-in.";
    return words.empty() ? html::Html{} : html::notification_banner({.text = words, .type = "success"});
}

html::Html actions_for(const Exchange& exchange, const User& user, bool has_factor) {
    html::Html actions;
    if (!user.left_on) {
        actions += html::button({.text = "Change details", .href = user_path(user.id, "/details")});
        if (exchange.app.provider)
            actions += html::button(
                {.text = "Council account", .href = user_path(user.id, "/council-account"), .classes = "govuk-button--secondary"});
        if (user.id == exchange.actor().id)
            return element("div", {{"class", "govuk-button-group"}}, actions + html::link("Your own password and sessions", "/account"));
        actions +=
            html::button({.text = "Give a new password", .href = user_path(user.id, "/password"), .classes = "govuk-button--secondary"});
        if (has_factor)
            actions += html::button({.text = "Remove authenticator app and passkeys",
                                     .href = user_path(user.id, "/authenticator-app"),
                                     .classes = "govuk-button--secondary"});
        actions +=
            html::button({.text = "Record that they left", .href = user_path(user.id, "/leaving"), .classes = "govuk-button--warning"});
    } else if (!why_leaving_stands(user, exchange.today())) {
        actions += html::button({.text = "Undo the leaving", .href = user_path(user.id, "/return"), .classes = "govuk-button--secondary"});
    }
    return element("div", {{"class", "govuk-button-group"}}, actions);
}

http::Response get_user(const Exchange& exchange, const CountWork& count_work) {
    const auto user = asked_user(exchange);
    if (!user) return user.error();
    auto content = banner_of(exchange.request.query.get("done")) + html::heading(user->name);
    exchange.app.store.read([&](store::Connection& connection) {
        const auto work = count_work(connection, user->id);
        if (user->left_on && work.files > 0)
            content += html::warning_text({.text = "Holds " + counted(work.files, "file", "files") + ": their team leader reallocates."});
        const FactorsOfUser factors{app_of(connection, user->id), passkeys_of(connection, user->id).size()};
        content += user_summary(connection, *user, work, factors, exchange.today()) +
                   actions_for(exchange, *user, factors.app.has_value() || factors.passkeys > 0);
        content += element("h2", {{"class", "govuk-heading-m"}}, "Where they are signed in");
        content += session_table(exchange, sessions_of(connection, user->id, exchange.now), user_path(user->id, "/sessions/"));
        return 0;
    });
    return page(exchange,
                {.title = user->name + ", staff", .content = content, .before_main = back_to("/staff", "Staff"), .section = "admin"});
}

http::Response details_page(const Exchange& exchange, const User& user, const Fields& typed, const std::vector<FieldProblem>& problems) {
    auto content = html::heading("Change details of " + user.name);
    content += post_form(exchange, user_path(user.id, "/details"),
                         user_questions(forms::Sheet(typed, problems), teams_of(exchange), false) +
                             html::button({.text = "Keep the changes", .prevent_double_click = true}),
                         forms::kept_when_locked);
    return page(exchange, {.title = "Change details of " + user.name,
                           .content = content,
                           .problems = problems,
                           .before_main = back_to(user_path(user.id), user.name),
                           .section = "admin"});
}

http::Response get_details(const Exchange& exchange) {
    const auto user = asked_user(exchange);
    return user ? details_page(exchange, *user, fields_of(*user), {}) : user.error();
}

http::Response post_details(const Exchange& exchange) {
    const auto user = asked_user(exchange);
    if (!user) return user.error();
    forms::Reader reader(exchange.request.form, exchange.today());
    const auto typed = read_user(reader, teams_of(exchange));
    if (reader.has_problems()) return details_page(exchange, *user, exchange.request.form, reader.problems().fields());
    const auto done = exchange.app.store.write([&](store::Connection& connection) {
        return change_user(connection, user->id, details_of(typed), exchange.actor().id, exchange.now);
    });
    if (done) return http::see_other(user_path(user->id, "?done=changed"));
    if (done.error().kind != Problem::Kind::invalid) return problem_page(exchange, done.error());
    return details_page(exchange, *user, exchange.request.form, done.error().fields);
}

// Leaving and coming back.

const forms::Question left_on_question{.name = "left_on",
                                       .label = "Last day",
                                       .hint = "Today or earlier",
                                       .type = records::FieldType::day,
                                       .missing = "Enter their last day, such as 27 3 2026"};

http::Response leaving_page(const Exchange& exchange, const User& user, const WorkInHand& work, const Fields& typed,
                            const std::vector<FieldProblem>& problems) {
    auto content = html::heading("Record that " + user.name + " left");
    content += html::warning_text({.text = "Access ends at once, on every device. What they recorded stays."});
    if (work.files > 0) content += html::body("Holds " + counted(work.files, "file", "files") + ": their team leader reallocates.");
    if (work.drafts > 0)
        content += html::body("Has " + counted(work.drafts, "draft", "drafts") +
                              " that nobody else can read. If they are still here, ask them to finish first; then their team leader takes "
                              "each over or discards it.");
    auto fields = forms::Sheet(typed, problems).ask(left_on_question);
    fields += html::button({.text = "End access now", .classes = "govuk-button--warning", .prevent_double_click = true});
    content += post_form(exchange, user_path(user.id, "/leaving"), fields);
    return page(exchange, {.title = "Record that " + user.name + " left",
                           .content = content,
                           .problems = problems,
                           .before_main = back_to(user_path(user.id), user.name),
                           .section = "admin"});
}

http::Response answer_leaving(const Exchange& exchange, const CountWork& count_work, const HandOver& hand_over) {
    const auto user = asked_user(exchange);
    if (!user) return user.error();
    const auto work = exchange.app.store.read([&](store::Connection& connection) { return count_work(connection, user->id); });
    const auto& form = exchange.request.form;
    if (exchange.request.method != "POST") {
        Fields today;
        forms::fill_day(today, left_on_question.name, exchange.today());
        return leaving_page(exchange, *user, work, today, {});
    }
    forms::Reader reader(form, exchange.today());
    const auto left_on = reader.day(left_on_question);
    if (reader.has_problems()) return leaving_page(exchange, *user, work, form, reader.problems().fields());
    const auto done = exchange.app.store.write([&](store::Connection& connection) -> Done {
        if (auto left = record_leaving(connection, user->id, *left_on, exchange.actor().id, exchange.now); !left) return left;
        hand_over(connection, exchange.app.store, user->id, exchange.actor().id, exchange.now);
        return {};
    });
    if (done) return http::see_other(user_path(user->id, "?done=left"));
    if (done.error().kind == Problem::Kind::invalid) return leaving_page(exchange, *user, work, form, done.error().fields);
    return problem_page(exchange, done.error());
}

http::Response post_end_session(const Exchange& exchange) {
    const auto user = exchange.id<UserId>("user");
    const auto done = exchange.app.store.write([&](store::Connection& connection) {
        return end_session(connection, user, exchange.id<SessionId>("session"), exchange.actor().id, exchange.now);
    });
    return done ? http::see_other(user_path(user, "?done=session")) : problem_page(exchange, done.error());
}

}  // namespace

std::string user_path(UserId user, std::string_view rest) { return "/staff/users/" + to_text(user) + std::string(rest); }

html::Html back_to(std::string_view href, std::string_view words) {
    html::Breadcrumbs way{.items = {{.text = "Staff", .href = "/staff"}}};
    if (href != "/staff") way.items.push_back({.text = words, .href = href});
    return html::breadcrumbs(way);
}

/// The person of the path, or the page that says there is none.
std::expected<User, http::Response> asked_user(const Exchange& exchange) {
    auto user = exchange.app.store.read([&](store::Connection& connection) { return find_user(connection, exchange.id<UserId>("user")); });
    if (!user) return std::unexpected(problem_page(exchange, Problem::not_found("There is no such person among the staff.")));
    return std::move(*user);
}

void staff_routes(Routes& routes, const CountWork& count_work, const HandOver& hand_over) {
    routes.get("/staff/new", afresh(administrators), [](const Exchange& exchange) { return new_page(exchange, {}, {}); });
    routes.post("/staff/new", afresh(administrators), post_new, user_names());
    routes.get("/staff/users/{user}?done", administrators,
               [count_work](const Exchange& exchange) { return get_user(exchange, count_work); });
    routes.get("/staff/users/{user}/details", afresh(administrators), get_details);
    routes.post("/staff/users/{user}/details", afresh(administrators), post_details, user_names());
    routes.get("/staff/users/{user}/leaving", administrators,
               [=](const Exchange& exchange) { return answer_leaving(exchange, count_work, hand_over); });
    routes.post(
        "/staff/users/{user}/leaving", administrators,
        [=](const Exchange& exchange) { return answer_leaving(exchange, count_work, hand_over); }, forms::names_of(left_on_question));
    routes.post("/staff/users/{user}/sessions/{session}/ending", administrators, post_end_session);
    user_access_routes(routes);
    staff_list_routes(routes);
    team_routes(routes);
    staff_file_routes(routes);
    email_routes(routes);
    ledger_routes(routes);
}

}  // namespace staff
