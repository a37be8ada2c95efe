#include "base/text.hpp"
#include "http/download.hpp"
#include "ledger/checkpoints.hpp"
#include "staff/page.hpp"
#include "staff/user_pages.hpp"

namespace staff {

namespace {

using html::element;

/// How the ledger stands, for whoever answers for it. No event is shown: an administrator sees no child [A2.2].
struct LedgerFacts {
    ledger::Head head;
    std::optional<ledger::Checkpoint> newest;
    std::vector<ledger::Witness> witnesses;
};

LedgerFacts read_facts(const Exchange& exchange) {
    return exchange.app.store.read([](store::Connection& connection) {
        return LedgerFacts{ledger::head(connection), ledger::newest_checkpoint(connection), ledger::witnesses(connection)};
    });
}

std::string events(std::uint64_t number) { return counted(static_cast<long long>(number), "event", "events"); }

html::Html summary(const LedgerFacts& facts) {
    html::SummaryList list;
    const auto add = [&](std::string_view key, const html::Content& value) {
        list.rows.push_back({.key = {.text = key}, .value = {.text = value}});
    };
    add("Size", events(facts.head.size));
    add("Root", element("code", {}, facts.head.root));
    if (facts.newest) {
        add("Newest checkpoint", html::text(events(facts.newest->size) + ", signed " + in_words(facts.newest->at) + ". ") +
                                     html::link("Download it", "/staff/ledger/checkpoint"));
        add("Not yet signed", events(facts.head.size - facts.newest->size));
        add("Key to check with", element("code", {}, facts.newest->verifier_key));
    } else {
        add("Newest checkpoint", "None yet: the first is signed within a minute");
    }
    return html::summary_list(list);
}

html::Html standing_of(const ledger::Witness& witness, const LedgerFacts& facts) {
    if (witness.failing_since)
        return html::tag({.text = "Does not answer", .classes = "govuk-tag--red"}) +
               html::text(" since " + in_words(*witness.failing_since));
    if (facts.newest && witness.size < facts.newest->size) return html::tag({.text = "Behind", .classes = "govuk-tag--yellow"});
    return html::tag({.text = "Has the newest", .classes = "govuk-tag--green"});
}

html::Html witness_table(const LedgerFacts& facts) {
    if (facts.witnesses.empty())
        return html::warning_text({.text = "No witness keeps the checkpoints. Without one, whoever has the database and the signing key "
                                           "could write the whole ledger anew unseen."});
    html::Table table{.head = {{.text = "Witness"}, {.text = "Newest it has"}, {.text = "Taken"}, {.text = "Standing"}},
                      .first_cell_is_header = true};
    for (const auto& witness : facts.witnesses)
        table.rows.push_back({{.text = element("code", {}, witness.address)},
                              {.text = witness.size == 0 ? "None" : events(witness.size)},
                              {.text = witness.taken_at ? in_words(*witness.taken_at) : "Never"},
                              {.text = standing_of(witness, facts)}});
    return html::scrollable("Witnesses", html::table(table));
}

http::Response get_ledger(const Exchange& exchange) {
    const auto facts = read_facts(exchange);
    auto content = html::heading("The ledger");
    content += html::body("Everything that was written, changed or read stands in the ledger. It is only ever added to, and any change to "
                          "what stands in it shows. A checkpoint is its size and root, signed each minute.");
    content += summary(facts) + html::subheading("Witnesses");
    content += html::body("A witness keeps the checkpoints where nobody who runs this service can change them.");
    content += witness_table(facts);
    return page(exchange, {.title = "The ledger",
                           .content = content,
                           .before_main = html::breadcrumbs({.items = {{.text = "Staff", .href = "/staff"}}}),
                           .section = "admin"});
}

http::Response get_checkpoint(const Exchange& exchange) {
    const auto facts = read_facts(exchange);
    if (!facts.newest)
        return problem_page(exchange, Problem::not_found("There is no checkpoint yet. The first is signed within a minute."));
    return http::download("checkpoint.txt", http::text_type, facts.newest->note);
}

}  // namespace

void ledger_routes(Routes& routes) {
    routes.get("/staff/ledger", administrators, get_ledger);
    routes.get("/staff/ledger/checkpoint", administrators, get_checkpoint);
}

}  // namespace staff
