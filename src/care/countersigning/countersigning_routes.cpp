#include "care/corrections/entry_pages.hpp"
#include "care/countersigning/countersigning_pages.hpp"
#include "forms/reader.hpp"
#include "staff/lists.hpp"

namespace countersigning {

namespace {

using staff::Exchange;

http::Response get_list(const Exchange& exchange) {
    List list{.show = shows.asked(exchange, shows_of(exchange.actor())), .entries = {}, .page = staff::page_asked(exchange)};
    list.entries = exchange.app.store.read([&](store::Connection& connection) {
        return read(connection, exchange, list.show, (list.page - 1) * entries_a_page, entries_a_page + 1);
    });
    list.has_next = list.entries.size() > entries_a_page;
    if (list.has_next) list.entries.pop_back();
    return staff::page(exchange, {.title = "Countersigning", .content = list_content(exchange, list), .section = "home"});
}

http::Response form_page(const Exchange& exchange, const corrections::OpenEntry& open, const Fields& typed,
                         const std::vector<FieldProblem>& problems) {
    const auto& entry = open.written.entry;
    const auto answers = exchange.app.store.read([&](store::Connection& connection) { return answers_to(connection, entry.id); });
    auto content = corrections::heading_about("Countersign", entry) + recording::entry_card(exchange, open.written);
    content += answers_table(answers) + html::narrow(answer_form(exchange, entry, forms::Sheet(typed, problems)));
    return files::child_page(exchange, open.child,
                             {.title = "Countersign", .tab = "file", .content = content, .problems = problems, .offers_record = false});
}

http::Response get_form(const Exchange& exchange) {
    const auto open = corrections::open_entry(exchange, exchange.id<EntryId>("entry"), "countersigning");
    if (!open) return open.error();
    const auto allowed = exchange.app.store.read(
        [&](store::Connection& connection) { return may_countersign(connection, open->written.entry, exchange.actor(), exchange.now); });
    return allowed ? form_page(exchange, *open, {}, {}) : staff::problem_page(exchange, allowed.error());
}

http::Response post_form(const Exchange& exchange) {
    const auto open = corrections::allow_entry(exchange, exchange.id<EntryId>("entry"));
    if (!open) return open.error();
    const auto& typed = exchange.request.form;
    forms::Reader reader(typed, exchange.today());
    const auto answer = reader.answer(answer_question), remark = reader.answer(remark_question), reason = reader.answer(reason_question);
    if (reader.has_problems()) return form_page(exchange, *open, typed, reader.problems().fields());
    const auto id = open->written.entry.id;
    const auto version_read = parse_id<EntryId>(typed.get("version_read")).value_or(EntryId{}).value;
    const auto done = exchange.app.store.write([&](store::Connection& connection) {
        const auto act = corrections::act_of(exchange);
        return answer == "countersign" ? countersign(connection, act, id, static_cast<int>(version_read), remark)
                                       : send_back(connection, act, id, static_cast<int>(version_read), reason);
    });
    if (done) return http::see_other(recording::entry_path(id, answer == "countersign" ? "?done=countersigned" : "?done=sent-back"));
    if (done.error().kind == Problem::Kind::invalid) return form_page(exchange, *open, typed, done.error().fields);
    return staff::problem_page(exchange, done.error());
}

}  // namespace

void countersigning_routes(staff::Routes& routes) {
    constexpr staff::Allowed countersigners{staff::Permission::countersign};
    routes.get(std::string(list_path) + "?show&page", staff::recorders, get_list);
    routes.get("/entries/{entry}/countersigning", countersigners, get_form);
    routes.post("/entries/{entry}/countersigning", countersigners, post_form,
                forms::names_of(answer_question) + forms::names_of(remark_question) + forms::names_of(reason_question) +
                    FieldNames{"version_read"});
}

}  // namespace countersigning
