#include "care/complementary_files/complementary_files_pages.hpp"

#include "care/complementary_files/complementary_files.hpp"
#include "care/complementary_files/complementary_files_form.hpp"
#include "care/files/child_page.hpp"
#include "care/reading/file_pages.hpp"
#include "care/recording/recording_pages.hpp"
#include "forms/reader.hpp"
#include "forms/sheet.hpp"
#include "staff/sign_in.hpp"

namespace complementary_files {

namespace {

using html::element;
using staff::Exchange;
using staff::Permission;

std::string path_of(ChildId child, std::string_view rest = "") { return files::child_path(child, "/services" + std::string(rest)); }
std::string path_of(const ComplementaryFile& file, std::string_view rest = "") {
    return path_of(file.child, "/" + to_text(file.id) + std::string(rest));
}

html::Html files_table(const std::vector<ComplementaryFile>& files) {
    if (files.empty()) return html::body("No other service holds a file on this child.");
    html::Table table{.head = {{.text = "Service"}, {.text = "Held by"}, {.text = "From"}, {.text = "Until"}, {.text = "Outcome"}},
                      .first_cell_is_header = true};
    for (const auto& file : files)
        table.rows.push_back({{.text = html::link(file.title(), path_of(file))},
                              {.text = file.holder_name},
                              {.text = in_short(file.opened_on)},
                              {.text = file.ended_on ? in_short(*file.ended_on) : std::string("Now")},
                              {.text = html::in_any_direction(file.outcome)}});
    return html::scrollable("Other services on this case", html::table(table));
}

http::Response services_page(const Exchange& exchange, const files::OpenChild& child, const Fields& typed,
                             const std::vector<FieldProblem>& problems) {
    const auto id = child.heading.child;
    const auto files = exchange.app.store.read([&](store::Connection& connection) { return files_of(connection, id); });
    auto content = html::heading("Other services on this case");
    content += html::body("Each service that works with the child beside the social worker holds a file of its own. What is written there "
                          "stands in this child’s file and chronology too.");
    content += files_table(files);
    if (child.may(Permission::keep_people) && exchange.app.store.takes_changes()) {
        const forms::Sheet form(typed, problems);
        content += html::subheading("Open a file for another service") +
                   html::narrow(staff::post_form(exchange, path_of(id),
                                                 form.ask(service_question(), {.unanswered = "Choose a service"}) +
                                                     form.ask(provider_question) + form.ask(holder_question) +
                                                     html::button({.text = "Open the file", .prevent_double_click = true}),
                                                 forms::kept_when_locked));
    }
    return files::child_page(exchange, child,
                             {.title = "Other services on this case", .tab = "people", .content = content, .problems = problems});
}

http::Response get_services(const Exchange& exchange) {
    const auto child = files::open_child(exchange, exchange.id<ChildId>("child"), "services");
    return child ? services_page(exchange, *child, {}, {}) : child.error();
}

http::Response post_service(const Exchange& exchange) {
    const auto child = files::allow_child(exchange, exchange.id<ChildId>("child"));
    if (!child) return child.error();
    const auto& typed = exchange.request.form;
    forms::Reader reader(typed, exchange.today());
    const NewComplementaryFile asked{reader.answer(service_question()), reader.answer(provider_question),
                                     staff::folded_user_name(reader.answer(holder_question))};
    if (reader.has_problems()) return services_page(exchange, *child, typed, reader.problems().fields());
    const auto opened = exchange.app.store.write([&](store::Connection& connection) {
        return open(exchange.app.store, connection, child->heading.child, asked, exchange.actor().id, exchange.now);
    });
    if (opened) return http::see_other(path_of(child->heading.child));
    if (opened.error().kind != Problem::Kind::invalid) return staff::problem_page(exchange, opened.error());
    return services_page(exchange, *child, typed, opened.error().fields);
}

/// A complementary file that was asked for, open to whoever works on the case or holds it.
struct OpenFile {
    ComplementaryFile file;
    files::OpenChild child;
    bool is_holder = false;  ///< the person who asks holds it, and the service goes on
};

std::expected<OpenFile, http::Response> opened(const Exchange& exchange, std::expected<files::OpenChild, http::Response> child) {
    if (!child) return std::unexpected(child.error());
    auto file = exchange.app.store.read(
        [&](store::Connection& connection) { return find(connection, exchange.id<ComplementaryFileId>("complementary")); });
    if (!file || file->child != child->heading.child)
        return std::unexpected(staff::problem_page(exchange, Problem::not_found("There is no such file of another service.")));
    const bool is_holder = !file->ended_on && file->holder == exchange.actor().id;
    return OpenFile{std::move(*file), std::move(*child), is_holder};
}

std::expected<OpenFile, http::Response> open_file(const Exchange& exchange) {
    const auto id = exchange.id<ComplementaryFileId>("complementary");
    return opened(exchange, files::open_child(exchange, exchange.id<ChildId>("child"), "service", id.value, id));
}
std::expected<OpenFile, http::Response> allow_file(const Exchange& exchange) {
    return opened(exchange, files::allow_child(exchange, exchange.id<ChildId>("child"), exchange.id<ComplementaryFileId>("complementary")));
}

bool may_end(const OpenFile& open) { return !open.file.ended_on && (open.is_holder || open.child.may(Permission::keep_people)); }

html::Html about(const ComplementaryFile& file) {
    html::SummaryList list{.rows = {{.key = {.text = "Held by"}, .value = {.text = file.holder_name}},
                                    {.key = {.text = "Opened"}, .value = {.text = in_words(file.opened_on)}}}};
    if (file.ended_on) {
        list.rows.push_back({.key = {.text = "Ended"}, .value = {.text = in_words(*file.ended_on)}});
        list.rows.push_back({.key = {.text = "Summary of involvement"}, .value = {.text = html::paragraphs(file.involvement)}});
        list.rows.push_back({.key = {.text = "Outcome"}, .value = {.text = html::paragraphs(file.outcome)}});
    }
    return html::summary_list(list);
}

html::Html holder_form(const Exchange& exchange, const OpenFile& open, const Fields& typed, const std::vector<FieldProblem>& problems) {
    const forms::Sheet form(typed, problems);
    return html::subheading("Change the holder") +
           html::narrow(staff::post_form(
               exchange, path_of(open.file, "/holder"),
               form.ask(holder_question) +
                   html::button({.text = "Change the holder", .classes = "govuk-button--secondary", .prevent_double_click = true}),
               forms::kept_when_locked));
}

html::Html pages(const ComplementaryFile& file, const reading::FilePage& page) {
    if (page.entries.empty() || (!page.has_onward && !page.has_back)) return {};
    html::Pagination links{.landmark_label = "Pages of this file"};
    const auto at = [&](std::string_view way, const reading::Listed& entry) {
        return path_of(file, "?" + std::string(way) + "=" + reading::to_text(reading::key_of(entry.written.entry)));
    };
    if (page.has_back) links.previous = {.href = at("back", page.entries.front()), .text = "Newer entries"};
    if (page.has_onward) links.next = {.href = at("onward", page.entries.back()), .text = "Older entries"};
    return html::pagination(links);
}

html::Html record_part(const OpenFile& open) {
    return html::details({.summary_text = "Record on this file", .text = recording::kind_links(open.file.child, open.file.id)});
}

http::Response file_page(const Exchange& exchange, const OpenFile& open, const Fields& typed, const std::vector<FieldProblem>& problems) {
    const auto onward = reading::parse_key(exchange.request.query.get("onward"));
    const auto back = reading::parse_key(exchange.request.query.get("back"));
    const auto way = onward ? reading::Way::onward : back ? reading::Way::back : reading::Way::from_start;
    const auto page = exchange.app.store.read([&](store::Connection& connection) {
        return reading::read_file_page(connection, open.file.child, exchange.viewer(), recording::sight_of(exchange, open.child),
                                       {.complementary = open.file.id}, way, onward.value_or(back.value_or(reading::FileKey{})));
    });
    const bool takes_changes = exchange.app.store.takes_changes();
    auto content = html::heading(open.file.title()) + about(open.file);
    if (open.is_holder && takes_changes) content += record_part(open);
    content += page.entries.empty() ? html::body("Nothing is recorded on this file yet.")
                                    : reading::entries_by_month(exchange, page.entries, false) + pages(open.file, page);
    if (may_end(open) && takes_changes)
        content += html::button({.text = "End this service", .href = path_of(open.file, "/end"), .classes = "govuk-button--secondary"});
    if (!open.file.ended_on && open.child.may(Permission::keep_people) && takes_changes)
        content += holder_form(exchange, open, typed, problems);
    if (!open.child.is_complementary()) content += html::body(html::link("All other services on this case", path_of(open.file.child)));
    return files::child_page(
        exchange, open.child,
        {.title = open.file.title(), .tab = "people", .content = content, .problems = problems, .offers_record = false});
}

http::Response get_file(const Exchange& exchange) {
    const auto open = open_file(exchange);
    return open ? file_page(exchange, *open, {}, {}) : open.error();
}

http::Response post_holder(const Exchange& exchange) {
    const auto open = allow_file(exchange);
    if (!open) return open.error();
    const auto& typed = exchange.request.form;
    forms::Reader reader(typed, exchange.today());
    const auto holder = staff::folded_user_name(reader.answer(holder_question));
    if (reader.has_problems()) return file_page(exchange, *open, typed, reader.problems().fields());
    const auto done = exchange.app.store.write(
        [&](store::Connection& connection) { return change_holder(connection, open->file, holder, exchange.actor().id, exchange.now); });
    if (done) return http::see_other(path_of(open->file));
    if (done.error().kind != Problem::Kind::invalid) return staff::problem_page(exchange, done.error());
    return file_page(exchange, *open, typed, done.error().fields);
}

http::Response end_page(const Exchange& exchange, const OpenFile& open, const Fields& typed, const std::vector<FieldProblem>& problems) {
    const forms::Sheet form(typed, problems);
    auto content = html::heading("End this service") + html::body(open.file.title() + ", held by " + open.file.holder_name + ".");
    content += html::body("What you write stands on the child’s record. The file stays readable; nobody writes on it any more.");
    content += staff::post_form(exchange, path_of(open.file, "/end"),
                                form.ask(involvement_question, {.rows = 6}) + form.ask(outcome_question, {.rows = 6}) +
                                    forms::save_or_cancel("End the service", path_of(open.file)),
                                forms::kept_when_locked);
    return files::child_page(
        exchange, open.child,
        {.title = "End this service", .tab = "people", .content = html::narrow(content), .problems = problems, .offers_record = false});
}

std::optional<http::Response> refused_to_end(const Exchange& exchange, const OpenFile& open) {
    if (may_end(open)) return std::nullopt;
    return staff::problem_page(
        exchange, open.file.ended_on
                      ? Problem::refused("This service has ended already. What was written then stands.")
                      : Problem::not_permitted("Who holds this file, or somebody who keeps the child’s details, ends the service."));
}

http::Response get_end(const Exchange& exchange) {
    const auto open = open_file(exchange);
    if (!open) return open.error();
    if (auto refused = refused_to_end(exchange, *open)) return std::move(*refused);
    return end_page(exchange, *open, {}, {});
}

http::Response post_end(const Exchange& exchange) {
    const auto open = allow_file(exchange);
    if (!open) return open.error();
    if (auto refused = refused_to_end(exchange, *open)) return std::move(*refused);
    const auto& typed = exchange.request.form;
    forms::Reader reader(typed, exchange.today());
    const auto involvement = reader.answer(involvement_question), outcome = reader.answer(outcome_question);
    if (reader.has_problems()) return end_page(exchange, *open, typed, reader.problems().fields());
    const auto done = exchange.app.store.write([&](store::Connection& connection) {
        return end(connection, open->file, involvement, outcome, exchange.actor().id, exchange.now);
    });
    if (!done) return staff::problem_page(exchange, done.error());
    // Whoever only held this file sees it no more.
    return http::see_other(open->child.is_complementary() ? "/" : path_of(open->file));
}

}  // namespace

html::Html held_part(const Exchange& exchange, store::Connection& connection) {
    html::Html items;
    for (const auto& held : held_by(connection, exchange.viewer()))
        items += element("li", {},
                         html::link(held.child_name, path_of(held.file)) +
                             html::text(": " + held.file.title() + ", since " + in_short(held.file.opened_on)));
    if (items.empty())
        return exchange.actor().may(Permission::open) || !exchange.actor().may(Permission::record)
                   ? html::Html()
                   : html::body("You hold no file of a service at present.");
    return html::subheading("Complementary files I hold") + element("ul", {{"class", "govuk-list govuk-list--spaced"}}, items);
}

void complementary_files_routes(staff::Routes& routes) {
    routes.get("/children/{child}/services", staff::anybody, get_services);
    routes.post("/children/{child}/services", staff::people_keepers, post_service, {"service", "provider", "holder"});
    routes.get("/children/{child}/services/{complementary}?onward&back", staff::anybody, get_file);
    routes.post("/children/{child}/services/{complementary}/holder", staff::people_keepers, post_holder, forms::names_of(holder_question));
    routes.get("/children/{child}/services/{complementary}/end", staff::recorders, get_end);
    routes.post("/children/{child}/services/{complementary}/end", staff::recorders, post_end, {"involvement", "outcome"});
}

}  // namespace complementary_files
