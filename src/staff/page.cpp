#include "staff/page.hpp"

#include "base/text.hpp"
#include "http/security_headers.hpp"
#include "staff/need_to_know.hpp"
#include "staff/tokens.hpp"

namespace staff {

namespace {

/// In the order in which the questions stand on the page. What is about no question leads nowhere.
html::Html problem_summary(std::vector<FieldProblem> problems, const html::Html& content) {
    if (problems.empty()) return {};
    const auto place = [&](const FieldProblem& problem) {
        return problem.field.empty() ? 0 : content.markup().find(" id=\"" + problem.field + "\"");
    };
    std::ranges::stable_sort(problems, {}, place);
    html::ErrorSummary summary;
    for (const auto& problem : problems) {
        summary.error_list.push_back({.text = problem.text});
        if (!problem.field.empty()) summary.error_list.back().href = "#" + problem.field;
    }
    return html::error_summary(summary);
}

/// Up to when a copy holds the record: the time of the newest event of its ledger. "" when the database does not answer.
std::string age_of_copy(const App& app) {
    try {
        return app.store.read([&](store::Connection& connection) {
            const auto rows = connection.query("SELECT at FROM ledger_event ORDER BY position DESC LIMIT 1");
            if (rows.empty()) return std::string();
            const auto newest = rows.front().instant("at");
            const auto minutes = std::chrono::floor<std::chrono::minutes>(app.clock() - newest).count();
            const auto age = minutes < 120       ? counted(std::max<long long>(minutes, 0), "minute", "minutes")
                             : minutes < 48 * 60 ? counted(minutes / 60, "hour", "hours")
                                                 : counted(minutes / (24 * 60), "day", "days");
            return "It holds what was recorded up to " + in_words(newest) + ", " + age + " ago. ";
        });
    } catch (const store::DatabaseError&) {
        return "";
    }
}

/// On every page while nothing can be recorded.
html::Html read_only_banner(const App& app) {
    if (app.store.takes_changes()) return {};
    const std::string heading =
        app.is_copy ? "This is a copy of the record, to read only." : "Changes cannot be saved just now. You can read.";
    const std::string rest = app.is_copy ? age_of_copy(app) + "What you open is logged. Write down on paper what must be recorded."
                             : app.store.takes_notes() ? "What you open is logged. Try again in a few minutes."
                                                       : "Children’s records cannot be opened until then. Try again in a few minutes.";
    return html::notification_banner({.text = html::element("p", {{"class", "govuk-notification-banner__heading"}}, heading) +
                                              html::element("p", {{"class", "govuk-body"}}, rest),
                                      .title_id = "read-only-banner-title",
                                      .classes = "govuk-!-margin-bottom-4"});
}

html::Page shell(const App& app, PageContent& content) {
    html::Page shell;
    shell.title = content.title;
    shell.has_problems = !content.problems.empty();
    shell.stylesheet = app.asset_url("app.css");
    shell.script = app.asset_url("app.js");
    shell.icon = app.asset_url("favicon.svg");
    if (app.is_demo)
        shell.phase_banner = {.tag = {.text = "Training"},
                              .text = "Every person and case here is invented. Never enter a real child’s details.",
                              .attributes = {{"role", "region"}, {"aria-label", "Kind of service"}}};
    shell.before_main = read_only_banner(app) + content.before_main;
    shell.main = problem_summary(content.problems, content.content) + content.content;
    shell.footer.items = {{.text = "Accessibility statement", .href = "/accessibility"}, {.text = "Privacy", .href = "/privacy"}};
    shell.footer.text = html::Content(app.authority_name);
    return shell;
}

std::vector<html::NavigationItem> navigation(const Exchange& exchange, std::string_view section) {
    struct Item {
        std::string_view section, text, href;
        bool is_shown;
    };
    const bool works_with_children = exchange.actor().may(Permission::open);
    const Item items[] = {{"home", "My children", "/", works_with_children},
                          {"home", "My files", "/", !works_with_children && exchange.actor().may(Permission::record)},
                          {"find", "Find a child", "/find", works_with_children},
                          {"search", "Search records", "/search", works_with_children},
                          {"admin", "Staff", "/staff", exchange.may_administer()},
                          {"help", "Help", "/help", true}};
    std::vector<html::NavigationItem> shown;
    for (const auto& item : items)
        if (item.is_shown) shown.push_back({.text = item.text, .href = std::string(item.href), .active = item.section == section});
    return shown;
}

int status_of(const PageContent& content) { return content.status.value_or(content.problems.empty() ? 200 : 422); }

}  // namespace

http::Response document(html::Page made, int status) {
    const auto nonce = random_token();
    made.script_nonce = nonce;
    http::Response response;
    response.status = status;
    response.set_header("Content-Security-Policy", http::content_policy(nonce));
    response.body = html::page(made);
    return response;
}

http::Response page(const Exchange& exchange, PageContent content) {
    auto made = shell(exchange.app, content);
    made.csrf = new_csrf_token(exchange.session);
    made.user = {.name = exchange.actor().name,
                 .account_url = "/account",
                 .lock_url = "/lock",
                 .sign_out_url = "/sign-out",
                 .return_to = address_of(exchange.request)};
    made.keepalive_url = "/still-here";
    made.shortcuts = exchange.actor().uses_shortcuts;
    // A password that was handed out opens no page but the one where another is chosen, so nothing else is offered.
    if (!exchange.actor().one_time_until) {
        made.footer.items.insert(made.footer.items.begin(), {.text = "Help", .href = "/help"});
        made.navigation = navigation(exchange, content.section);
        if (exchange.actor().may(Permission::open)) made.search_url = "/find";
    }
    return document(std::move(made), status_of(content));
}

http::Response page_before_sign_in(const App& app, PageContent content) { return document(shell(app, content), status_of(content)); }

http::Response page_for_anybody(const App& app, const http::Request& request, PageContent content) {
    const auto now = app.clock();
    const auto session = session_of(app, request, now);
    if (!session || session->is_locked || !session->confirmed_at) return page_before_sign_in(app, std::move(content));
    const http::Parameters none;
    return page({app, request, none, *session, now}, std::move(content));
}

html::Html post_form(const Exchange& exchange, std::string_view action, const html::Html& content, const html::Attributes& attributes) {
    html::Attributes all = {{"method", "post"}, {"action", action}, {"novalidate"}};
    all.insert(all.end(), attributes.begin(), attributes.end());
    return html::element("form", all, html::csrf_input(new_csrf_token(exchange.session)) + content);
}

http::Response problem_page(const Exchange& exchange, const Problem& problem) {
    struct Words {
        std::string title, next;
        int status;
    };
    const auto words = [&]() -> Words {
        switch (problem.kind) {
            case Problem::Kind::not_found: return {"Page not found", "Check the address, or find the child again.", 404};
            case Problem::Kind::not_permitted: return {"You cannot do this", "", 403};
            case Problem::Kind::stale:
                return {"This has changed since you opened it", "Go back and look at it again: nothing was overwritten.", 409};
            case Problem::Kind::read_only:
                return {"Nothing can be written just now", "Reading still works. Try again in a few minutes.", 503};
            case Problem::Kind::refused: return {"This cannot be done", "", 409};
            case Problem::Kind::invalid: return {"There is a problem", "Go back and check what you entered.", 422};
        }
        return {"There is a problem", "", 500};
    }();
    auto content = html::element("h1", {{"class", "govuk-heading-l"}}, words.title);
    for (const auto& line : {problem.text, words.next})
        if (!line.empty()) content += html::element("p", {{"class", "govuk-body"}}, line);
    for (const auto& field : problem.fields) content += html::element("p", {{"class", "govuk-body"}}, field.text);
    return page(exchange, {.title = words.title, .content = content, .status = words.status});
}

http::Response refused(http::Response answer, std::string_view why, std::int64_t record) {
    answer.refusal = why;
    answer.refused_record = record;
    return answer;
}

std::string problem_of(const std::vector<FieldProblem>& problems, std::string_view field) {
    for (const auto& problem : problems)
        if (problem.field == field) return problem.text;
    return "";
}

}  // namespace staff
