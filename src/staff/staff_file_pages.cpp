#include "base/text.hpp"
#include "staff/page.hpp"
#include "staff/staff_import.hpp"
#include "staff/user_pages.hpp"

// What became of the file that the staff system writes each night.

namespace staff {

namespace {

using html::element;

constexpr std::size_t most_shown = 20;

html::Html outcome(const StaffFileReading& reading) {
    const auto tag = reading.is_kept ? html::tag({.text = "Taken", .classes = "govuk-tag--green"})
                                     : html::tag({.text = "Refused", .classes = "govuk-tag--red"});
    html::Html items;
    for (const auto line : split(reading.words, '\n'))
        if (!line.empty()) items += element("li", {}, line);
    return element("h2", {{"class", "govuk-heading-s govuk-!-margin-bottom-1"}},
                   html::text(reading.file_name + ", " + in_short(reading.at) + " ") + tag) +
           element("ul", {{"class", "govuk-list"}}, items);
}

http::Response get_staff_file(const Exchange& exchange) {
    const auto readings =
        exchange.app.store.read([](store::Connection& connection) { return staff_file_readings(connection, most_shown); });
    auto content = html::heading("The staff file");
    content +=
        html::body("The staff system writes each night who joins, moves, is away and leaves. A file is taken as a whole: when a line "
                   "is wrong, nothing of it is.");
    if (readings.empty())
        content +=
            html::inset_text({.text = "No staff file has been read. Whoever runs Firsthand names it with the setting --staff-file."});
    for (const auto& reading : readings) content += outcome(reading);
    return page(exchange, {.title = "The staff file", .content = content, .before_main = back_to("/staff", "Staff"), .section = "admin"});
}

}  // namespace

void staff_file_routes(Routes& routes) { routes.get(staff_file_path, administrators, get_staff_file); }

}  // namespace staff
