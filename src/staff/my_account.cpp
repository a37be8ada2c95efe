#include "staff/my_account.hpp"

#include "base/text.hpp"
#include "staff/absence_pages.hpp"
#include "staff/account_changes.hpp"
#include "staff/account_notices.hpp"
#include "staff/lists.hpp"
#include "staff/page.hpp"
#include "staff/passwords.hpp"
#include "staff/second_factor_pages.hpp"
#include "staff/sign_in.hpp"

namespace staff {

namespace {

using html::element;

html::Html done_banner(std::string_view done) {
    std::string_view words;
    if (done == "password") words = "Your password is changed. You are signed out everywhere else.";
    if (done == "shortcuts") words = "Your choice about keyboard shortcuts is kept.";
    if (done == "passkey") words = "The passkey is set up. You are signed out everywhere else.";
    if (done == "passkey_removed") words = "The passkey is removed. You are signed out everywhere else.";
    if (done == "session") words = "The session has ended.";
    if (done == "sessions") words = "You are signed out everywhere else.";
    return words.empty() ? html::Html{} : html::notification_banner({.text = words, .type = "success"});
}

html::Html account_summary(const Exchange& exchange, store::Connection& connection) {
    const auto& me = exchange.actor();
    const auto team = find_team(connection, me.team);
    html::SummaryList list;
    const auto add = [&](std::string_view key, const std::string& value) {
        list.rows.push_back({.key = {.text = key}, .value = {.text = value}});
    };
    add("Name", me.name);
    add("Job title", me.job_title);
    list.rows.push_back({.key = {.text = "Team"},
                         .value = {.text = team ? team->name : std::string("None")},
                         .actions = {.items = {{.text = "Reporting lines", .href = "/reporting-lines"}}}});
    const auto away = away_tag(connection, me.id, exchange.today());
    list.rows.push_back({.key = {.text = "At work"},
                         .value = {.text = away.empty() ? html::text("Yes") : away},
                         .actions = {.items = {{.text = "Record when you are away", .href = absences_path(me.id)}}}});
    add("Role", role_labels(me.roles));
    add("User name", me.user_name);
    add("Email", me.email_address.empty() ? "None: your administrator can add one, to which you are told what waits" : me.email_address);
    list.rows.push_back(
        {.key = {.text = "Records of you or your family"},
         .value = {.text = "Once declared they do not show for you. Your home postcode belongs here too"},
         .actions = {
             .items = {{.text = "Declare", .href = "/account/relatives", .visually_hidden_text = "records of you or your family"}}}});
    list.rows.push_back({.key = {.text = "Password"},
                         .value = {.text = "At least 15 characters, known to you alone"},
                         .actions = {.items = {{.text = "Change", .href = choose_password_path, .visually_hidden_text = "password"}}}});
    return html::summary_list(list);
}

html::Html shortcuts_form(const Exchange& exchange) {
    auto fields = html::radios({.name = "shortcuts",
                                .fieldset = {.legend = {.text = "Keyboard shortcuts of one key", .classes = "govuk-fieldset__legend--m"}},
                                .hint = "The / key goes to the search for a child. Turn it off if you dictate, or if it gets in your way.",
                                .items = {{.text = "On", .value = "on"}, {.text = "Off", .value = "off"}},
                                .value = exchange.actor().uses_shortcuts ? "on" : "off",
                                .classes = "govuk-radios--small govuk-radios--inline"});
    fields += html::button({.text = "Keep this choice", .classes = "govuk-button--secondary"});
    return post_form(exchange, "/account/shortcuts", fields);
}

http::Response get_account(const Exchange& exchange) {
    auto content = done_banner(exchange.request.query.get("done"));
    content += element("h1", {{"class", "govuk-heading-l"}}, "Your account");
    content += exchange.app.store.read([&](store::Connection& connection) { return account_summary(exchange, connection); });
    const auto sessions = exchange.app.store.read_noted(
        [&](store::Connection& connection) { return sessions_of(connection, exchange.actor().id, exchange.now); });
    content += element("h2", {{"class", "govuk-heading-m"}}, "Where you are signed in");
    content += element("p", {{"class", "govuk-body"}}, "End any session that you do not recognise, and change your password.");
    content += session_table(exchange, sessions, "/account/sessions/");
    if (sessions.size() > 1)
        content += post_form(exchange, "/account/other-sessions/ending",
                             html::button({.text = "End all other sessions", .classes = "govuk-button--secondary"}));
    content += second_factor_summary(exchange);
    content += html::subheading("Recent account activity");
    content += exchange.app.store.read([&](store::Connection& connection) { return account_activity(exchange, connection); });
    content += shortcuts_form(exchange);
    content += element("p", {{"class", "govuk-body"}},
                       "Your name, job title, team and roles are kept by your administrator: ask them when something is wrong.");
    return page(exchange, {.title = "Your account", .content = content});
}

http::Response password_page(const Exchange& exchange, const std::vector<FieldProblem>& problems) {
    const bool is_first = exchange.actor().one_time_until.has_value();
    const std::string title = is_first ? "Choose your own password" : "Change your password";
    auto content = element("h1", {{"class", "govuk-heading-l"}}, title);
    if (is_first)
        content +=
            element("p", {{"class", "govuk-body"}}, "The password you were given works once. From now on use one that only you know.");
    const auto field = [&](std::string_view name, std::string_view label, std::string_view hint, std::string_view autocomplete) {
        return html::password_input({.id = name,
                                     .name = name,
                                     .label = {.text = label},
                                     .hint = html::Hint{.text = hint},
                                     .error_message = problem_of(problems, name),
                                     .autocomplete = autocomplete,
                                     .classes = "govuk-input--width-20"});
    };
    auto fields = field("current", is_first ? "Password you were given" : "Current password", "", "current-password");
    fields += field("password", "New password",
                    "At least 15 characters. Three or four unrelated words are easy to remember and hard to guess.", "new-password");
    fields += field("again", "New password again", "", "new-password");
    fields += html::button({.text = title, .prevent_double_click = true});
    content += post_form(exchange, choose_password_path, fields);
    PageContent shown{.title = title, .content = content, .problems = problems};
    return page(exchange, std::move(shown));
}

std::vector<FieldProblem> faults_of_passwords(const Exchange& exchange, const std::string& current, const std::string& password) {
    Problems problems;
    if (current.empty()) problems.add("current", "Enter your current password");
    const auto local_words = exchange.actor().user_name + " " + exchange.actor().name + " " + exchange.app.authority_name;
    if (const auto weak = why_weak(password, local_words)) problems.add("password", *weak);
    else if (password == current) problems.add("password", "Enter a password that differs from the current one");
    if (password != exchange.form("again")) problems.add("again", "Enter the new password a second time, exactly alike");
    return problems.fields();
}

http::Response post_password(const Exchange& exchange) {
    const std::string current(exchange.form("current")), password(exchange.form("password"));
    const auto faults = faults_of_passwords(exchange, current, password);
    if (!faults.empty()) return password_page(exchange, faults);
    const auto& me = exchange.actor();
    const auto checked = check_password(exchange.app.store, me.user_name, current, exchange.request.remote_address, exchange.now);
    if (!checked)
        return password_page(exchange,
                             {{"current", checked.error().fields.empty() ? checked.error().text : "The current password is not right"}});
    const auto hash = hash_password(password);
    const auto done = exchange.app.store.write(
        [&](store::Connection& connection) { return keep_password(connection, exchange.session, hash, exchange.now); });
    return done ? http::see_other("/account?done=password") : problem_page(exchange, done.error());
}

http::Response post_end_session(const Exchange& exchange) {
    const auto done = exchange.app.store.note([&](store::Connection& connection) {
        return end_session(connection, exchange.actor().id, exchange.id<SessionId>("session"), exchange.actor().id, exchange.now);
    });
    return done ? http::see_other("/account?done=session") : problem_page(exchange, done.error());
}

http::Response post_end_others(const Exchange& exchange) {
    (void)exchange.app.store.note([&](store::Connection& connection) -> Done {
        end_other_sessions(connection, exchange.actor().id, exchange.session.id, exchange.actor().id, exchange.now);
        return {};
    });
    return http::see_other("/account?done=sessions");
}

http::Response post_notices_seen(const Exchange& exchange) {
    (void)exchange.app.store.write([&](store::Connection& connection) -> Done {
        mark_account_notices_seen(connection, exchange.actor().id, exchange.now);
        return {};
    });
    return http::see_other("/");
}

http::Response post_shortcuts(const Exchange& exchange) {
    (void)exchange.app.store.write([&](store::Connection& connection) -> Done {
        keep_shortcuts(connection, exchange.actor().id, exchange.form("shortcuts") != "off");
        return {};
    });
    return http::see_other("/account?done=shortcuts");
}

}  // namespace

void my_account_routes(Routes& routes) {
    routes.get("/account?done", anybody, get_account);
    routes.get(choose_password_path, afresh(anybody), [](const Exchange& exchange) { return password_page(exchange, {}); });
    routes.post(choose_password_path, afresh(anybody), post_password, {"current", "password", "again"});
    second_factor_routes(routes);
    routes.post("/account/notices/seen", anybody, post_notices_seen);
    routes.post("/account/sessions/{session}/ending", anybody, post_end_session);
    routes.post("/account/other-sessions/ending", anybody, post_end_others);
    routes.post("/account/shortcuts", anybody, post_shortcuts, {"shortcuts"});
}

}  // namespace staff
