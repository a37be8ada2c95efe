#include "care/reading/unread_pages.hpp"

#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "care/reading/parts_pages.hpp"
#include "staff/lists.hpp"

namespace reading {

namespace {

using html::element;

constexpr std::string_view path = "/files-to-read";

std::string counted_files(long long files) {
    const auto most = static_cast<long long>(most_unread_counted);
    return files == most ? with_commas(most) + " files or more" : counted(files, "file", "files");
}

std::string last_read(const UnreadFile& file) {
    if (!file.last) return "Never. The file was opened on " + in_short(file.opened_on);
    return in_short(file.last->happened.day()) + " by " + file.last->name;
}

html::Html files_table(const std::vector<UnreadFile>& files) {
    html::Table table{.head = {{.text = "Child"}, {.text = "Last read by a manager"}, {.text = "Case file holder"}},
                      .first_cell_is_header = true};
    for (const auto& file : files)
        table.rows.push_back({{.text = html::link(file.name, files::child_path(file.child, "/file"))},
                              {.text = last_read(file)},
                              {.text = file.holder.empty() ? "Nobody" : file.holder}});
    return html::scrollable("Files to read", html::table(table));
}

}  // namespace

html::Html unread_link(long long files, const staff::Timescales& timescales) {
    const auto period = std::to_string(timescales.days_between_managers_readings);
    const auto words = files == 0 ? std::string("Files to read")
                                  : "Files to read: " + counted_files(files) + " no manager has read for " + period + " days";
    return html::body(html::link(words, path));
}

html::Html unread_content(const staff::Exchange& exchange, const UnreadFacts& facts) {
    const auto period = std::to_string(exchange.app.timescales.days_between_managers_readings);
    auto content = element("h1", {{"class", "govuk-heading-l"}}, "Files to read");
    if (facts.files.empty())
        return content + html::body("A manager has read every open file of your teams within the last " + period + " days.");
    content += html::body(counted_files(facts.all) + " of your teams that no manager has recorded reading for " + period +
                          " days, the longest unread first. Open a file and choose “I have read this file”.");
    return content + files_table(facts.files) +
           staff::page_links("Pages of the files to read", std::string(path), facts.page, facts.has_next);
}

}  // namespace reading
