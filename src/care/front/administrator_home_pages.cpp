#include "base/text.hpp"
#include "care/front/home_pages.hpp"

namespace front {

namespace {

using html::element;

std::string user_path(const staff::User& user) { return "/staff/users/" + to_text(user.id); }

html::Html list_part(std::string_view title, const html::Html& items) {
    return items.empty() ? html::Html() : html::subheading(title) + element("ul", {{"class", "govuk-list"}}, items);
}

html::Html item(const html::Html& link, const std::string& words) { return element("li", {}, link + html::text(words)); }

}  // namespace

html::Html administrator_part(const staff::Exchange& exchange, const Housekeeping& todo) {
    html::Html passwords, teams, leavers;
    for (const auto& user : todo.with_first_password)
        passwords += item(html::link(user.name, user_path(user)), *user.one_time_until < exchange.now
                                                                      ? ": it no longer works, give another"
                                                                      : ": works until " + in_short(*user.one_time_until));
    for (const auto& team : todo.without_leader) teams += item(html::link(team.name, "/staff/teams/" + to_text(team.id)), "");
    for (const auto& [user, files] : todo.leavers_with_files)
        leavers +=
            item(html::link(user.name, user_path(user)),
                 ", left " + in_short(*user.left_on) + ": " + counted(files, "file", "files") + ", which their team leader reallocates");
    auto content = html::body("You look after accounts and teams. Children’s records are not part of your role.");
    if (!exchange.may_administer()) return content + html::body(staff::administered_elsewhere);
    content +=
        element("p", {{"class", "govuk-body app-row"}},
                html::link("All staff", "/staff") + html::link("All teams", "/staff/teams") + html::link("Add a person", "/staff/new"));
    const auto work = list_part("First password not used yet", passwords) + list_part("Teams without a leader", teams) +
                      list_part("Left, and still hold files", leavers);
    if (todo.staff_file_refused_at)
        content += html::warning_text({.text = html::text("The staff file of " + in_short(*todo.staff_file_refused_at) + " was refused. ") +
                                               html::link("See why", "/staff/file")});
    if (todo.has_dead_emails)
        content +=
            html::warning_text({.text = html::text("Some emails to staff could not be sent. ") + html::link("See which", "/staff/emails")});
    if (work.empty() && (todo.staff_file_refused_at || todo.has_dead_emails)) return content;
    return content +
           (work.empty() ? html::body("Nothing waits: every password is chosen, every team is led, and no leaver holds a file.") : work);
}

}  // namespace front
