#include "care/corrections/entry_pages.hpp"
#include "care/decisions/decisions_pages.hpp"
#include "forms/reader.hpp"
#include "staff/lists.hpp"

namespace decisions {

namespace {

using staff::Exchange;

http::Response get_list(const Exchange& exchange) {
    List list{.show = shows.asked(exchange, shows_of(exchange.actor())), .requests = {}, .page = staff::page_asked(exchange)};
    list.requests = exchange.app.store.read([&](store::Connection& connection) {
        return requests(connection, exchange.viewer(), list.show, (list.page - 1) * requests_a_page, requests_a_page + 1);
    });
    list.has_next = list.requests.size() > requests_a_page;
    if (list.has_next) list.requests.pop_back();
    return staff::page(exchange, {.title = "Decisions asked for", .content = list_content(exchange, list), .section = "home"});
}

std::expected<Request, http::Response> find(const Exchange& exchange) {
    auto request = exchange.app.store.read(
        [&](store::Connection& connection) { return find_request(connection, exchange.id<RequestId>("request"), exchange.viewer()); });
    if (!request) return std::unexpected(staff::problem_page(exchange, Problem::not_found("There is no such request.")));
    return std::move(*request);
}

http::Response request_page(const Exchange& exchange, const files::OpenChild& child, const Request& request, const Fields& typed,
                            const std::vector<FieldProblem>& problems) {
    const auto may = exchange.app.store.read(
        [&](store::Connection& connection) { return may_answer(connection, request, exchange.actor(), exchange.now); });
    html::Html said;
    if (exchange.request.query.get("asked") == "1")
        said = html::notification_banner({.text = "Your request is sent. What you wrote stands below.", .type = "success"});
    return files::child_page(exchange, child,
                             {.title = "Decision asked for: " + label_of(request.decision),
                              .tab = "file",
                              .content = said + request_content(exchange, request, may, forms::Sheet(typed, problems)),
                              .problems = problems,
                              .offers_record = false});
}

http::Response get_request(const Exchange& exchange) {
    const auto request = find(exchange);
    if (!request) return request.error();
    const auto child = files::open_child(exchange, request->child, "decision", request->id.value);
    return child ? request_page(exchange, *child, *request, {}, {}) : child.error();
}

http::Response post_answer(const Exchange& exchange) {
    const auto request = find(exchange);
    if (!request) return request.error();
    const auto child = files::allow_child(exchange, request->child);
    if (!child) return child.error();
    const auto& typed = exchange.request.form;
    forms::Reader reader(typed, exchange.today());
    const auto answer = reader.answer(answer_question), refusal = reader.answer(refusal_question);
    const Taken taken{reader.answer(decision_question), reader.answer(decision_reason_question), reader.answer(next_question),
                      reader.answer(headline_question)};
    if (reader.has_problems()) return request_page(exchange, *child, *request, typed, reader.problems().fields());
    const auto done = exchange.app.store.write([&](store::Connection& connection) -> Result<EntryId> {
        const auto act = corrections::act_of(exchange);
        if (answer == "take") return take(connection, act, request->id, taken);
        if (auto refused = refuse(connection, act, request->id, refusal); !refused) return std::unexpected(refused.error());
        return EntryId{};
    });
    if (done) return http::see_other(done->is_set() ? recording::entry_path(*done, "?recorded=1") : request_path(request->id));
    if (done.error().kind == Problem::Kind::invalid) return request_page(exchange, *child, *request, typed, done.error().fields);
    return staff::problem_page(exchange, done.error());
}

}  // namespace

void decisions_routes(staff::Routes& routes) {
    routes.get(std::string(list_path) + "?show&page", staff::recorders, get_list);
    routes.get(std::string(list_path) + "/{request}?asked", staff::recorders, get_request);
    FieldNames asked;
    for (const auto* question :
         {&answer_question, &decision_question, &decision_reason_question, &next_question, &headline_question, &refusal_question})
        asked += forms::names_of(*question);
    routes.post(std::string(list_path) + "/{request}/answer", staff::deciders, post_answer, asked);
}

}  // namespace decisions
