#include "staff/access_alert_pages.hpp"

#include "base/text.hpp"

namespace staff {

namespace {

using html::element;

constexpr std::string_view alerts_path = "/access/many-records";
constexpr std::size_t most_on_first_page = 5;
constexpr std::chrono::days told_for{7};
using AlertId = Id<struct AlertTag>;

std::string who(const AccessAlert& alert) { return with_title(alert.name, alert.job_title); }

html::Html state_of(const AccessAlert& alert) {
    if (alert.waits())
        return alert.is_stop ? html::tag({.text = "Stopped", .classes = "govuk-tag--red"})
                             : html::tag({.text = "To look at", .classes = "govuk-tag--yellow"});
    return html::tag({.text = alert.is_stop ? "Lifted" : "Looked at", .classes = "govuk-tag--grey"}) +
           element("div", {}, "By " + alert.lifted_by + ", " + in_short(*alert.lifted_at) + ": " + alert.lift_reason);
}

std::string settling_path(const AccessAlert& alert) { return std::string(alerts_path) + "/" + std::to_string(alert.id) + "/settling"; }

html::Html settling_form(const Exchange& exchange, const AccessAlert& alert, std::int64_t faulty,
                         const std::vector<FieldProblem>& problems) {
    const bool is_faulty = alert.id == faulty;
    const auto id = is_faulty ? std::string("reason") : "reason-" + std::to_string(alert.id);
    const auto fields =
        html::input({.id = id,
                     .name = "reason",
                     .label = {.text = alert.is_stop ? "Why " + alert.name + " may go on"
                                                     : "What you found about " + alert.name + "’s openings, " + in_short(alert.at)},
                     .error_message = is_faulty ? problem_of(problems, "reason") : "",
                     .value = is_faulty ? exchange.form("reason") : ""}) +
        html::button({.text = html::text(alert.is_stop ? "Let them go on" : "Mark as looked at") +
                              element("span", {{"class", "govuk-visually-hidden"}}, ": " + alert.name),
                      .classes = "govuk-button--secondary"});
    return post_form(exchange, settling_path(alert), fields);
}

http::Response alerts_page(const Exchange& exchange, std::int64_t faulty, const std::vector<FieldProblem>& problems) {
    const auto alerts = exchange.app.store.read([](store::Connection& connection) { return access_alerts(connection); });
    const auto& limits = exchange.app.timescales.access;
    auto content = html::heading("Very many records opened");
    content +=
        html::body("Told of: more than " + std::to_string(limits.tell_children) + " children’s records in " +
                   std::to_string(limits.tell_within.count()) + " minutes. Stopped: more than " + std::to_string(limits.stop_children) +
                   " in " + std::to_string(limits.stop_within.count()) + " minutes; their own children they may still open.");
    html::Table table{.head = {{.text = "When"}, {.text = "Who"}, {.text = "Children", .format = "numeric"}, {.text = "State"}}};
    html::Html forms;
    for (const auto& alert : alerts) {
        table.rows.push_back({{.text = in_short(alert.at)},
                              {.text = who(alert)},
                              {.text = with_commas(alert.children), .format = "numeric"},
                              {.text = state_of(alert)}});
        if (alert.waits() && alert.user != exchange.actor().id) forms += settling_form(exchange, alert, faulty, problems);
    }
    content += table.rows.empty() ? html::body("Nobody has.") : html::scrollable("Very many records opened", html::table(table));
    if (!forms.empty()) content += html::subheading("Say what you found") + html::narrow(forms);
    return page(exchange, {.title = "Very many records opened", .content = content, .problems = problems, .section = "home"});
}

http::Response post_settling(const Exchange& exchange) {
    const auto alert = exchange.id<AlertId>("alert").value;
    const auto done = exchange.app.store.write([&](store::Connection& connection) {
        return settle_alert(connection, alert, exchange.form("reason"), exchange.actor().id, exchange.now);
    });
    if (done) return http::see_other(std::string(alerts_path));
    if (done.error().kind == Problem::Kind::invalid) return alerts_page(exchange, alert, done.error().fields);
    return problem_page(exchange, done.error());
}

}  // namespace

http::Response stopped_page(const Exchange& exchange) {
    auto content = html::heading("You have opened very many records");
    content += html::body("No further child’s record opens for you until somebody has looked at this with you. What you had open, and the "
                          "children allocated to you, still open.");
    content += html::body("Ask your information governance team, or your head of service. They have been told.");
    return refused(page(exchange, {.title = "You have opened very many records", .content = content, .section = "find", .status = 403}),
                   "very_many");
}

html::Html alerts_part(const Exchange& exchange, store::Connection& connection) {
    if (!exchange.actor().may(Permission::review_access)) return {};
    html::Html items;
    for (const auto& alert : access_alerts(connection, most_on_first_page)) {
        if (!alert.waits() && alert.at < exchange.now - told_for) continue;
        items += element("li", {},
                         html::text(who(alert) + ", opened " + counted(alert.children, "child’s record", "children’s records") +
                                    " in a short time, " + in_short(alert.at) + " ") +
                             state_of(alert));
    }
    const auto all = html::body(html::link("All who opened very many records", alerts_path));
    return items.empty() ? all : html::subheading("Very many records opened") + element("ul", {{"class", "govuk-list"}}, items) + all;
}

void access_alert_routes(Routes& routes) {
    routes.get(alerts_path, access_reviewers, [](const Exchange& exchange) { return alerts_page(exchange, 0, {}); });
    routes.post(std::string(alerts_path) + "/{alert}/settling", access_reviewers, post_settling, {"reason"});
}

}  // namespace staff
