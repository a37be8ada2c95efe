#include "base/text.hpp"
#include "care/files/child_page.hpp"
#include "care/people/details_pages.hpp"
#include "care/people/people_routes.hpp"
#include "care/people/person_form.hpp"
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
    std::vector<staff::User> workers;  ///< who may hold the file
    std::vector<staff::User> beside;   ///< who may be a co-worker
    std::optional<Day> holder_left_on;
};

/// LOCAL: who leads or supports the team allocates; a holder may hand their own file over. A co-worker, or somebody who only
/// broke the glass, changes nothing about who works with the child.
bool may_allocate(const Exchange& exchange, const files::OpenChild& child, const files::ChildFile& file) {
    if (child.may(staff::Permission::allocate)) return true;
    const auto* holder = file.holder();
    return holder && holder->user == exchange.actor().id;
}

Held held(const Exchange& exchange, ChildId child) {
    return exchange.app.store.read([&](store::Connection& connection) {
        Held made{*files::find_file(connection, child), {}, {}, {}, {}};
        made.workers = staff::possible_holders(connection, made.file.team);
        made.beside = staff::possible_co_workers(connection, made.file.team);
        if (const auto* holder = made.file.holder())
            if (const auto user = staff::find_user(connection, holder->user)) made.holder_left_on = user->left_on;
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

forms::Question holder_question(const Held& held) {
    return asked::worker("holder", "New case file holder", "Select the new case file holder", held.workers);
}
// Not from a later day: the file has one holder on every day, and today's is shown [3.2].
const forms::Question holder_from{.name = "from",
                                  .label = "From when",
                                  .hint = "Leave empty for today. The present holder’s time ends on the same day.",
                                  .type = records::FieldType::day};
const forms::Question reason_question{.name = "reason",
                                      .label = "Why the file changes hands",
                                      .hint = "For example, transfer to the safeguarding team",
                                      .missing = "Enter why the file changes hands",
                                      .most_characters = 500};
forms::Question co_worker_question(const Held& held) {
    return asked::worker("co_worker", "Co-worker", "Select the co-worker", held.beside);
}
const forms::Question co_worker_from{
    .name = "co_worker_from", .label = "From when", .hint = "Leave empty for today", .type = records::FieldType::day};
constexpr forms::Look worker_list{.unanswered = "Choose a worker"};

html::Html present_holder(const Held& held) {
    const auto* holder = held.file.holder();
    html::SummaryList list{
        .rows = {{.key = {.text = "Case file holder"}, .value = {.text = holder ? name_and_title(*holder) : std::string("Nobody")}}}};
    if (held.holder_left_on)
        list.rows.back().value = {.text = html::text(name_and_title(*holder) + " ") +
                                          html::tag({.text = "Left " + in_short(*held.holder_left_on), .classes = "govuk-tag--red"})};
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
    return items.empty() ? html::body("Nobody works with the case file holder on this file.")
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
    return html::scrollable("Everybody who has worked with this child", html::table(table));
}

/// The two forms of the page; both are shown again with what was typed when one of them has problems.
html::Html forms_of(const Exchange& exchange, const Held& held, const forms::Sheet& form) {
    const auto child = held.file.child;
    auto holder = form.ask(holder_question(held), worker_list) + form.ask(holder_from) + form.ask(reason_question) +
                  html::button({.text = "Change holder", .prevent_double_click = true});
    auto co_worker = form.ask(co_worker_question(held), worker_list) + form.ask(co_worker_from) +
                     html::button({.text = "Add co-worker", .classes = "govuk-button--secondary", .prevent_double_click = true});
    return html::narrow(html::subheading("Change the case file holder") +
                        staff::post_form(exchange, path_of(child, "/holder"), holder, forms::kept_when_locked) +
                        html::subheading("Add a co-worker") + staff::post_form(exchange, path_of(child, "/co-workers"), co_worker));
}

http::Response allocation_page(const Exchange& exchange, const files::OpenChild& child, const Fields& values,
                               const std::vector<FieldProblem>& problems) {
    const auto known = held(exchange, child.heading.child);
    const bool may_change = may_allocate(exchange, child, known.file);
    auto content = html::heading("Workers") + present_holder(known);
    if (child.may(staff::Permission::keep_people))
        content += element("p", {{"class", "govuk-body"}},
                           html::link("Change team", files::child_path(child.heading.child, "/details/change/case")));
    if (known.holder_left_on) content += html::warning_text({.text = "The holder has left. Choose who takes over."});
    content += html::subheading("Co-workers") + co_workers(exchange, known, may_change);
    if (may_change) content += forms_of(exchange, known, forms::Sheet(values, problems));
    content += html::subheading("Everybody who has worked with this child") + history_table(known);
    return files::child_page(exchange, child, {.title = "Workers", .tab = "people", .content = content, .problems = problems});
}

http::Response get_allocation(const Exchange& exchange) {
    const auto child = files::open_child(exchange, exchange.id<ChildId>("child"), "allocation");
    return child ? allocation_page(exchange, *child, {}, {}) : child.error();
}

http::Response saved_or_again(const Exchange& exchange, const files::OpenChild& child, const Done& saved) {
    if (saved) return http::see_other(path_of(child.heading.child));
    if (saved.error().kind == Problem::Kind::invalid) return allocation_page(exchange, child, exchange.request.form, saved.error().fields);
    return staff::problem_page(exchange, saved.error());
}

/// The child, where this person may both read the record and say who works with the child.
std::expected<files::OpenChild, http::Response> allow_allocation(const Exchange& exchange) {
    auto child = files::allow_child(exchange, exchange.id<ChildId>("child"));
    if (!child) return child;
    const auto file =
        exchange.app.store.read([&](store::Connection& connection) { return files::find_file(connection, child->heading.child); });
    if (may_allocate(exchange, *child, *file)) return child;
    return std::unexpected(staff::problem_page(
        exchange, Problem::not_permitted("A manager, business support or the case file holder says who works with a child.")));
}

http::Response post_holder(const Exchange& exchange) {
    const auto id = exchange.id<ChildId>("child");
    const auto child = allow_allocation(exchange);
    if (!child) return child.error();
    const auto& fields = exchange.request.form;
    forms::Reader reader(fields, exchange.today());
    const auto worker = parse_id<UserId>(reader.answer(holder_question(held(exchange, id))));
    const auto from = reader.day(holder_from);
    const auto reason = reader.answer(reason_question);
    if (reader.has_problems()) return allocation_page(exchange, *child, fields, reader.problems().fields());
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
    const auto child = allow_allocation(exchange);
    if (!child) return child.error();
    const auto& fields = exchange.request.form;
    const auto known = held(exchange, id);
    forms::Reader reader(fields, exchange.today());
    const auto worker = parse_id<UserId>(reader.answer(co_worker_question(known)));
    const auto from = reader.day(co_worker_from);
    if (worker &&
        std::ranges::any_of(known.file.allocations, [&](const files::Allocation& one) { return one.user == *worker && !one.until; }))
        reader.add_problem("co_worker", "This worker already works with the child. Choose another");
    if (reader.has_problems()) return allocation_page(exchange, *child, fields, reader.problems().fields());
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
    const auto child = allow_allocation(exchange);
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
    routes.post("/children/{child}/allocation/holder", staff::people_keepers, post_holder,
                forms::names_of(holder_from) + FieldNames{"holder", "reason"});
    routes.post("/children/{child}/allocation/co-workers", staff::people_keepers, post_co_worker,
                forms::names_of(co_worker_from) + FieldNames{"co_worker"});
    routes.post("/children/{child}/allocation/co-workers/{allocation}/end", staff::people_keepers, post_end);
}

}  // namespace people
