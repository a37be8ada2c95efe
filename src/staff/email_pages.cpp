#include "base/text.hpp"
#include "html/components.hpp"
#include "staff/emails.hpp"
#include "staff/lists.hpp"
#include "staff/page.hpp"
#include "staff/user_pages.hpp"

// How the emails to staff stand: what waits, what was given up, and whether mail arrives at all.

namespace staff {

namespace {

constexpr std::size_t emails_a_page = 25;

html::Html banner_of(std::string_view done) {
    std::string_view words;
    if (done == "trial") words = "A test email is on its way to your own address.";
    if (done == "again") words = "The emails are tried again.";
    return words.empty() ? html::Html{} : html::notification_banner({.text = words, .type = "success"});
}

html::Html summary(const Exchange& exchange, const EmailStanding& standing) {
    html::SummaryList list;
    const auto add = [&](std::string_view key, const std::string& value) {
        list.rows.push_back({.key = {.text = key}, .value = {.text = value}});
    };
    add("Mail server", exchange.app.mail_server);
    add("Waiting", standing.waiting == 0 ? "Nothing" : counted(standing.waiting, "email", "emails"));
    if (standing.oldest_at) add("Oldest of them", in_words(*standing.oldest_at));
    if (!standing.trouble.empty()) add("What the server said last", standing.trouble);
    add("Last email sent", standing.last_sent_at ? in_words(*standing.last_sent_at) : "None yet");
    return html::summary_list(list);
}

html::Html trial_form(const Exchange& exchange) {
    if (exchange.actor().email_address.empty())
        return html::body("You have no email address here yourself. Give yourself one to try whether emails arrive.");
    return post_form(exchange, std::string(email_path) + "/trial",
                     html::button({.text = "Send a test email to my address", .classes = "govuk-button--secondary"}));
}

html::Html dead_table(const Exchange& exchange, const std::vector<DeadEmail>& emails) {
    html::Table table{.head = {{.text = "To"}, {.text = "About"}, {.text = "Why not"}, {.text = "Given up"}}, .first_cell_is_header = true};
    for (const auto& email : emails)
        table.rows.push_back({{.text = html::link(email.name, user_path(email.user))},
                              {.text = email.about},
                              {.text = email.why},
                              {.text = in_short(email.given_up_at)}});
    return html::scrollable("Emails given up", html::table(table)) +
           post_form(exchange, std::string(email_path) + "/again",
                     html::button({.text = "Try all of them again", .prevent_double_click = true}));
}

http::Response get_emails(const Exchange& exchange) {
    const auto number = page_asked(exchange);
    auto content = banner_of(exchange.request.query.get("done")) + html::heading("Emails");
    content +=
        html::body("People are told by email that something waits for them, at the address on their page here. An email names nobody "
                   "and has no links.");
    if (exchange.app.mail_server.empty())
        content +=
            html::inset_text({.text = "No emails are sent. Whoever runs Firsthand names a mail server with the setting --mail-server."});
    exchange.app.store.read([&](store::Connection& connection) {
        if (!exchange.app.mail_server.empty()) content += summary(exchange, email_standing(connection)) + trial_form(exchange);
        content += html::subheading("Given up");
        content += html::body("An email is tried for two days. One that the server refuses for good is not tried again: the address is "
                              "wrong, most often.");
        auto emails = dead_emails(connection, (number - 1) * emails_a_page, emails_a_page + 1);
        const bool has_next = emails.size() > emails_a_page;
        if (has_next) emails.pop_back();
        content += emails.empty() ? html::body("None.") : dead_table(exchange, emails);
        content += page_links("Pages of emails given up", std::string(email_path), number, has_next);
        return 0;
    });
    return page(exchange, {.title = "Emails", .content = content, .before_main = back_to("/staff", "Staff"), .section = "admin"});
}

http::Response post_trial(const Exchange& exchange) {
    const auto done = exchange.app.store.write([&](store::Connection& connection) -> Done {
        owe_email(connection, {exchange.actor().id, "trial", exchange.now.time_since_epoch().count()}, exchange.now);
        return {};
    });
    return done ? http::see_other(std::string(email_path) + "?done=trial") : problem_page(exchange, done.error());
}

http::Response post_again(const Exchange& exchange) {
    const auto done = exchange.app.store.write([&](store::Connection& connection) -> Done {
        revive_emails(connection, exchange.now);
        return {};
    });
    return done ? http::see_other(std::string(email_path) + "?done=again") : problem_page(exchange, done.error());
}

}  // namespace

void email_routes(Routes& routes) {
    routes.get(std::string(email_path) + "?done&page", administrators, get_emails);
    routes.post(std::string(email_path) + "/trial", administrators, post_trial);
    routes.post(std::string(email_path) + "/again", administrators, post_again);
}

}  // namespace staff
