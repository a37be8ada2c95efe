#include "base/text.hpp"
#include "care/corrections/entry_pages.hpp"
#include "care/corrections/versions_pages.hpp"

namespace corrections {

namespace {

using staff::Exchange;

int number(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

/// What the command that led here has done, said once.
html::Html said(const Exchange& exchange, const records::Entry& entry) {
    const auto banner = [](const std::string& text) { return html::notification_banner({.text = text, .type = "success"}); };
    const auto& query = exchange.request.query;
    if (const auto recorded = number(query.get("recorded")); recorded > 0) {
        std::string words =
            entry.state == records::State::completed ? "Completed and locked." : "Saved. You can change it until you complete it.";
        if (recorded > 1) words += " It stands on the files of " + counted(recorded, "child", "children") + ".";
        if (entry.countersignature.is_missing()) words += " It waits to be countersigned by who holds the file or leads the team.";
        return banner(words);
    }
    const auto done = query.get("done");
    if (done == "correction") return banner("Your correction is sent to be decided. The entry stays as it is until then.");
    if (done == "corrected") return banner("Corrected. What it said before stays readable as a version.");
    if (done == "refused") return banner("Refused. Your reason stands beside the entry.");
    if (done == "move") return banner("Sent to a manager. The entry stays here until they agree.");
    if (done == "moved") return banner("Moved. The original stays readable, marked, on the file where it was.");
    if (done == "countersigned") return banner("Countersigned. Your name and the time stand beside it.");
    if (done == "sent-back") return banner("Sent back. Its author is told, and what they correct comes to be countersigned again.");
    if (done == "withdrawn") return banner("Withdrawn. The original stays readable here, marked.");
    if (done == "write-up") return banner("The detailed write-up is asked for.");
    return {};
}

http::Response get_entry(const Exchange& exchange) {
    const auto open = open_entry(exchange, exchange.id<EntryId>("entry"), "entry");
    if (!open) return open.error();
    auto facts =
        exchange.app.store.read([&](store::Connection& connection) { return read_entry_facts(connection, exchange, open->written); });
    facts.is_complementary = open->child.is_complementary();
    return files::child_page(exchange, open->child,
                             {.title = title_of(open->written.entry),
                              .tab = "file",
                              .content = said(exchange, open->written.entry) + entry_page(exchange, facts)});
}

http::Response get_versions(const Exchange& exchange) {
    const auto open = open_entry(exchange, exchange.id<EntryId>("entry"), "versions");
    if (!open) return open.error();
    const auto& entry = open->written.entry;
    auto between = std::pair{number(exchange.request.query.get("before")), number(exchange.request.query.get("after"))};
    if (between.first < 1 || between.first > entry.version || between.second < 1 || between.second > entry.version)
        between = {std::max(1, entry.version - 1), entry.version};
    const auto sight = recording::sight_of(exchange, open->child);
    const auto content = exchange.app.store.read([&](store::Connection& connection) {
        VersionsFacts facts{
            entry, recording::versions_of(connection, entry.id), corrections_of(connection, entry.id), between.first, between.second, {},
            {}};
        facts.before = recording::content_for(connection, entry, sight, between.first);
        facts.after = recording::content_for(connection, entry, sight, between.second);
        return versions_page(facts);
    });
    return files::child_page(exchange, open->child, {.title = "Versions: " + title_of(entry), .tab = "file", .content = content});
}

http::Response get_version(const Exchange& exchange) {
    const auto open = open_entry(exchange, exchange.id<EntryId>("entry"), "version");
    if (!open) return open.error();
    auto written = open->written;
    const int version = number(exchange.parameters.get("version"));
    if (version < 1 || version > written.entry.version)
        return staff::problem_page(exchange, Problem::not_found("There is no such version."));
    written.content = exchange.app.store.read([&](store::Connection& connection) {
        return recording::content_for(connection, written.entry, recording::sight_of(exchange, open->child), version);
    });
    written.entry.happened = written.content.happened;
    written.entry.is_significant = written.content.is_significant;
    written.entry.headline = written.content.headline;
    const auto title = "Version " + std::to_string(version) + " of " + std::to_string(open->written.entry.version);
    auto content = heading_about(title, open->written.entry) + recording::entry_card(exchange, written);
    content +=
        html::element("p", {{"class", "govuk-body"}}, html::link("All versions", recording::entry_path(written.entry.id, "/versions")));
    return files::child_page(exchange, open->child,
                             {.title = title + ": " + title_of(open->written.entry), .tab = "file", .content = content});
}

}  // namespace

void entry_routes(staff::Routes& routes) {
    routes.get("/entries/{entry}?recorded&done", staff::anybody, get_entry);
    routes.get("/entries/{entry}/versions?before&after", staff::anybody, get_versions);
    routes.get("/entries/{entry}/versions/{version}", staff::anybody, get_version);
}

void corrections_routes(staff::Routes& routes) {
    entry_routes(routes);
    request_routes(routes);
    move_routes(routes);
    addition_routes(routes);
    leaver_routes(routes);
    leavers_drafts_routes(routes);
    proof_routes(routes);
}

}  // namespace corrections
