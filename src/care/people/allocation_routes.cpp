#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "care/people/details_pages.hpp"
#include "care/people/form_pages.hpp"
#include "care/people/people_routes.hpp"
#include "ledger/ledger.hpp"

// Who works with a child: one case file holder at any time [3.2], co-workers, and everybody before them.

namespace people {
namespace {

using html::element;
using staff::Exchange;

struct Reasoned {
    files::Allocation allocation;
    std::string reason;
};

struct Held {
    files::ChildFile file;
    std::vector<Reasoned> history;     ///< newest first
    std::vector<staff::User> workers;  ///< who may be allocated
};

Held held(const Exchange& exchange, ChildId child) {
    return exchange.app.store.read([&](store::Connection& connection) {
        Held made{*files::find_file(connection, child), {}, staff::all_users(connection)};
        std::erase_if(made.workers,
                      [](const staff::User& user) { return user.left_on.has_value() || !user.has(&staff::Role::may_record); });
        std::unordered_map<std::int64_t, std::string> reasons;
        for (const auto& row :
             connection.query("SELECT id, reason FROM allocation WHERE child_id = :child AND reason IS NOT NULL ORDER BY id DESC LIMIT 100",
                              {{"child", child}}))
            reasons[row.number("id")] = row.text("reason");
        for (const auto& allocation : made.file.allocations) made.history.push_back({allocation, reasons[allocation.id]});
        return made;
    });
}

std::string path_of(ChildId child, std::string_view rest = "") { return files::child_path(child, "/allocation" + std::string(rest)); }

std::string name_and_title(const files::Allocation& allocation) {
    return allocation.job_title.empty() ? allocation.user_name : allocation.user_name + ", " + lowered(allocation.job_title);
}

std::vector<html::Option> worker_options(const Held& held) {
    std::vector<html::Option> options = {{.text = "Choose a worker", .value = ""}};
    for (const auto& worker : held.workers) options.push_back({.text = worker.name_and_title(), .value = to_text(worker.id)});
    return options;
}

html::Html present_holder(const Held& held) {
    const auto* holder = held.file.holder();
    html::SummaryList list{
        .rows = {{.key = {.text = "Case file holder"}, .value = {.text = holder ? name_and_title(*holder) : std::string("Nobody")}}}};
    if (holder) list.rows.push_back({.key = {.text = "Since"}, .value = {.text = in_words(holder->from)}});
    list.rows.push_back(
        {.key = {.text = "Team"}, .value = {.text = held.file.team_name.empty() ? std::string("Not recorded") : held.file.team_name}});
    return html::summary_list(list);
}

html::Html co_workers(const Exchange& exchange, const Held& held, bool may_change) {
    html::Html items;
    for (const auto& [allocation, reason] : held.history) {
        if (allocation.is_holder || allocation.until) continue;
        auto item = html::text(name_and_title(allocation) + ", since " + in_short(allocation.from));
        if (may_change)
            item += staff::post_form(exchange, path_of(held.file.child, "/co-workers/" + std::to_string(allocation.id) + "/end"),
                                     html::button({.text = html::text("End today") + element("span", {{"class", "govuk-visually-hidden"}},
                                                                                             " for " + allocation.user_name),
                                                   .classes = "govuk-button--secondary govuk-!-margin-bottom-0"}));
        items += element("li", {{"class", "app-row"}}, item);
    }
    return items.empty() ? body("Nobody works with the case file holder on this file.")
                         : element("ul", {{"class", "govuk-list govuk-list--spaced"}}, items);
}

html::Html history_table(const Held& held) {
    html::Table table{.head = {{.text = "Worker"}, {.text = "Part"}, {.text = "From"}, {.text = "Until"}, {.text = "Reason"}}};
    for (const auto& [allocation, reason] : held.history)
        table.rows.push_back({{.text = name_and_title(allocation)},
                              {.text = allocation.is_holder ? "Case file holder" : "Co-worker"},
                              {.text = in_short(allocation.from)},
                              {.text = allocation.until ? in_short(*allocation.until) : std::string("Now")},
                              {.text = reason}});
    return scrollable("Everybody who has worked with this child", html::table(table));
}

/// The two forms of the page; both are shown again with what was typed when one of them has problems.
html::Html forms(const Exchange& exchange, const Held& held, const Form& form) {
    const auto child = held.file.child;
    auto holder = form.select("holder", "New case file holder", worker_options(held)) +
                  form.day("from", "From when", "Leave empty for today. The present holder’s time ends on the same day.") +
                  form.text("reason", "Why the file changes hands", {.hint = "For example, transfer to the safeguarding team"}) +
                  html::button({.text = "Change holder", .prevent_double_click = true});
    auto co_worker = form.select("co_worker", "Co-worker", worker_options(held)) +
                     form.day("co_worker_from", "From when", "Leave empty for today") +
                     html::button({.text = "Add co-worker", .classes = "govuk-button--secondary", .prevent_double_click = true});
    return narrow(subheading("Change the case file holder") + staff::post_form(exchange, path_of(child, "/holder"), holder) +
                  subheading("Add a co-worker") + staff::post_form(exchange, path_of(child, "/co-workers"), co_worker));
}

http::Response allocation_page(const Exchange& exchange, const files::OpenChild& child, const Fields& values,
                               const std::vector<FieldProblem>& problems) {
    const auto known = held(exchange, child.heading.child);
    const bool may_change = exchange.actor().has(&staff::Role::may_manage_people);
    auto content = heading("Workers") + present_holder(known);
    if (may_change)
        content +=
            element("p", {{"class", "govuk-body"}}, link("Change team", files::child_path(child.heading.child, "/details/change/case")));
    content += subheading("Co-workers") + co_workers(exchange, known, may_change);
    if (may_change) content += forms(exchange, known, Form(values, problems));
    content += subheading("Everybody who has worked with this child") + history_table(known);
    return files::child_page(
        exchange, child,
        {.title = "Workers", .tab = "people", .content = content, .problems = problems, .status = problems.empty() ? 200 : 422});
}

http::Response get_allocation(const Exchange& exchange) {
    const auto child = files::open_child(exchange, exchange.id<ChildId>("child"), "allocation");
    return child ? allocation_page(exchange, *child, {}, {}) : child.error();
}

/// The chosen worker, if they may be allocated.
std::optional<UserId> chosen(const Held& held, std::string_view text) {
    const auto id = parse_id<UserId>(text);
    const bool is_worker = id && std::ranges::any_of(held.workers, [&](const staff::User& user) { return user.id == *id; });
    return is_worker ? id : std::nullopt;
}

http::Response saved_or_again(const Exchange& exchange, const files::OpenChild& child, const Done& saved) {
    if (saved) return http::see_other(path_of(child.heading.child));
    if (saved.error().kind == Problem::Kind::invalid) return allocation_page(exchange, child, exchange.request.form, saved.error().fields);
    return staff::problem_page(exchange, saved.error());
}

http::Response post_holder(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::allow_child(exchange, id);
    if (!child) return child.error();
    const auto& fields = exchange.request.form;
    Problems problems;
    const auto worker = chosen(held(exchange, id), fields.get("holder"));
    if (!worker) problems.add("holder", "Select the new case file holder");
    // Not from a later day: the file has one holder on every day, and today's is shown [3.2].
    const auto from = typed_day(fields, "from", "From when", problems, exchange.today());
    const auto reason = typed(fields, "reason");
    if (reason.empty()) problems.add("reason", "Enter why the file changes hands");
    if (problems.any()) return allocation_page(exchange, *child, fields, problems.fields());
    const auto saved = exchange.app.store.write([&](store::Connection& connection) -> Done {
        if (auto changed =
                files::change_holder(connection, id, *worker, from.value_or(exchange.today()), exchange.actor().id, exchange.now);
            !changed)
            return changed;
        connection.run("UPDATE allocation SET reason = :reason WHERE child_id = :child AND is_holder = 1 AND until_on IS NULL",
                       {{"reason", reason}, {"child", id}});
        return {};
    });
    // Whoever hands over their own file may no longer need to know: they go to their other children, not to a question why.
    if (saved && !files::allow_child(exchange, id)) return http::see_other("/");
    return saved_or_again(exchange, *child, saved);
}

http::Response post_co_worker(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::allow_child(exchange, id);
    if (!child) return child.error();
    const auto& fields = exchange.request.form;
    Problems problems;
    const auto known = held(exchange, id);
    const auto worker = chosen(known, fields.get("co_worker"));
    if (!worker) problems.add("co_worker", "Select the co-worker");
    const auto from = typed_day(fields, "co_worker_from", "From when", problems, exchange.today());
    if (worker &&
        std::ranges::any_of(known.file.allocations, [&](const files::Allocation& one) { return one.user == *worker && !one.until; }))
        problems.add("co_worker", "This worker already works with the child. Choose another");
    if (problems.any()) return allocation_page(exchange, *child, fields, problems.fields());
    return saved_or_again(exchange, *child, exchange.app.store.write([&](store::Connection& connection) -> Done {
        files::insert_allocation(connection, id, *worker, false, from.value_or(exchange.today()), std::nullopt);
        ledger::append(connection, {.at = exchange.now,
                                    .actor = exchange.actor().id,
                                    .action = "file.co_worker_added",
                                    .child = id,
                                    .subject = worker->value,
                                    .basis = std::string(staff::code_of(child->basis))});
        return {};
    }));
}

http::Response post_end(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = files::allow_child(exchange, id);
    if (!child) return child.error();
    const auto allocation = parse_id<Id<struct AllocationTag>>(exchange.parameters.get("allocation"));
    return saved_or_again(exchange, *child, exchange.app.store.write([&](store::Connection& connection) -> Done {
        const auto ended = connection.run(
            "UPDATE allocation SET until_on = :today WHERE id = :id AND child_id = :child AND is_holder = 0 AND until_on IS NULL",
            {{"today", exchange.today()}, {"id", allocation ? allocation->value : 0}, {"child", id}});
        if (ended > 0)
            ledger::append(connection, {.at = exchange.now,
                                        .actor = exchange.actor().id,
                                        .action = "file.co_worker_ended",
                                        .child = id,
                                        .subject = allocation->value,
                                        .basis = std::string(staff::code_of(child->basis))});
        return {};
    }));
}

}  // namespace

void allocation_routes(staff::Routes& routes) {
    routes.get("/children/{child}/allocation", staff::anybody, get_allocation);
    routes.post("/children/{child}/allocation/holder", staff::people_keepers, post_holder);
    routes.post("/children/{child}/allocation/co-workers", staff::people_keepers, post_co_worker);
    routes.post("/children/{child}/allocation/co-workers/{allocation}/end", staff::people_keepers, post_end);
}

}  // namespace people
