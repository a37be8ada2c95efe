#include "base/text.hpp"
#include "care/access_rights/own_records.hpp"
#include "forms/reader.hpp"
#include "forms/sheet.hpp"
#include "staff/home_postcode.hpp"
#include "staff/page.hpp"

namespace access_rights {

namespace {

using records::FieldType;
using staff::Exchange;

constexpr std::string_view path = "/account/relatives", home_path = "/account/home";

const forms::Question name_question{.name = "name",
                                    .label = "Full name",
                                    .hint = "As it would stand on a record. Declare a former name as well.",
                                    .missing = "Enter the full name",
                                    .most_characters = 200};
const forms::Question born_question{.name = "born", .label = "Birth date", .type = FieldType::day, .missing = "Enter the birth date"};

const forms::Question postcode_question{.name = "postcode",
                                        .label = "Postcode of your home",
                                        .hint = "Such as MB1 4QT. Change it when you move.",
                                        .missing = "Enter the full postcode of your home, such as MB1 4QT",
                                        .most_characters = 10};

forms::Question relation_question() {
    forms::Question question{.name = "relation", .label = "Who it is", .type = FieldType::list, .missing = "Select who it is"};
    for (const auto& relation : relations()) question.answers.push_back({std::string(relation.code), std::string(relation.label)});
    return question;
}

std::string label_of(std::string_view code) {
    for (const auto& relation : relations())
        if (relation.code == code) return std::string(relation.label);
    return std::string(code);
}

html::Html declared_table(const std::vector<Declaration>& declarations) {
    if (declarations.empty()) return html::body("You have declared nobody yet.");
    html::Table table{.head = {{.text = "Name"}, {.text = "Birth date"}, {.text = "Who it is"}}, .first_cell_is_header = true};
    for (const auto& one : declarations)
        table.rows.push_back(
            {{.text = html::element("bdi", {}, one.name)}, {.text = in_words(one.born_on)}, {.text = label_of(one.relation)}});
    return html::scrollable("People you declared", html::table(table));
}

html::Html home_part(const Exchange& exchange, const forms::Sheet& form) {
    return html::narrow(html::subheading("Where you live") +
                        html::body("Whoever looks after access is told when you open the record of somebody who lives there. Nobody else "
                                   "sees your postcode on a page.") +
                        staff::post_form(exchange, home_path,
                                         form.ask(postcode_question, {.width = "govuk-input--width-10"}) +
                                             html::button({.text = "Save postcode", .classes = "govuk-button--secondary"}),
                                         forms::kept_when_locked));
}

http::Response relatives_page(const Exchange& exchange, Fields typed, const std::vector<FieldProblem>& problems) {
    const auto declarations = exchange.app.store.read([&](store::Connection& connection) {
        if (!typed.has("postcode")) typed.set("postcode", staff::home_postcode_of(connection, exchange.actor().id));
        return declarations_of(connection, exchange.actor().id);
    });
    const forms::Sheet form(typed, problems);
    auto content = html::heading("Records of you or your family");
    content += html::body("Nobody who works here opens their own record, or that of a relative or friend. Declare the people whose record "
                          "might be kept here. "
                          "You are not told whether there is one. If there is, now or later, it does not show for you, and the managers of "
                          "the file are asked whether it should be restricted.");
    content += html::body("A declaration stays. If one is wrong, ask information governance.");
    content += html::subheading("People you declared") + declared_table(declarations);
    content += html::narrow(html::subheading("Declare somebody") +
                            staff::post_form(exchange, path,
                                             form.ask(name_question) + form.ask(born_question) +
                                                 form.ask(relation_question(), {.unanswered = "Choose one"}) +
                                                 html::button({.text = "Declare", .prevent_double_click = true}),
                                             forms::kept_when_locked));
    content += home_part(exchange, form);
    return staff::page(exchange, {.title = "Records of you or your family",
                                  .content = content,
                                  .problems = problems,
                                  .before_main = html::breadcrumbs({.items = {{.text = "Your account", .href = "/account"}}})});
}

http::Response post_relatives(const Exchange& exchange) {
    const auto& typed = exchange.request.form;
    forms::Reader reader(typed, exchange.today());
    Declaration declaration{.name = reader.answer(name_question)};
    const auto born_on = reader.day(born_question);
    declaration.relation = reader.answer(relation_question());
    if (reader.has_problems()) return relatives_page(exchange, typed, reader.problems().fields());
    declaration.born_on = *born_on;
    const auto done = exchange.app.store.write(
        [&](store::Connection& connection) { return declare(connection, declaration, exchange.actor().id, exchange.now); });
    if (!done) return staff::problem_page(exchange, done.error());
    return http::see_other(std::string(path));
}

http::Response post_home(const Exchange& exchange) {
    const auto& typed = exchange.request.form;
    forms::Reader reader(typed, exchange.today());
    const auto postcode = reader.answer(postcode_question);
    if (reader.has_problems()) return relatives_page(exchange, typed, reader.problems().fields());
    const auto done = exchange.app.store.write(
        [&](store::Connection& connection) { return staff::keep_home_postcode(connection, postcode, exchange.actor().id, exchange.now); });
    if (done) return http::see_other(std::string(path));
    if (done.error().kind == Problem::Kind::invalid) return relatives_page(exchange, typed, done.error().fields);
    return staff::problem_page(exchange, done.error());
}

}  // namespace

void own_records_routes(staff::Routes& routes) {
    routes.get(path, staff::anybody, [](const Exchange& exchange) { return relatives_page(exchange, {}, {}); });
    routes.post(path, staff::anybody, post_relatives,
                forms::names_of(name_question) + forms::names_of(born_question) + FieldNames{"relation"});
    routes.post(home_path, staff::anybody, post_home, forms::names_of(postcode_question));
}

}  // namespace access_rights
