#include "care/corrections/entry_pages.hpp"

namespace corrections {

using html::element;
using staff::Exchange;

std::string title_of(const records::Entry& entry) {
    return std::string(recording::kind(entry.kind).label) + ", " + in_words(entry.happened);
}

html::Html heading_about(std::string_view heading, const records::Entry& entry) {
    return element("h1", {{"class", "govuk-heading-l"}},
                   element("span", {{"class", "govuk-caption-l"}}, title_of(entry) + ", by " + entry.author_name) + html::text(heading));
}

html::Html shown_change(const records::Kind& kind, const CorrectionRequest& request) {
    const auto changed = [](std::string_view field, std::string_view before, std::string_view after) {
        return shown_differences(shown_answer(field, before), shown_answer(field, after));
    };
    const auto reason = reason_question(kind, request.field);
    const bool reason_changes = request.present_reason != request.proposed_reason;
    if (reason.empty() || !reason_changes) return changed(request.field, request.present, request.proposed);
    auto both = request.present == request.proposed ? html::Html() : changed(request.field, request.present, request.proposed);
    both += element("p", {{"class", "govuk-body govuk-!-font-weight-bold govuk-!-margin-bottom-1"}},
                    label_of_question(kind, reason).value_or(""));
    return both + changed(reason, request.present_reason, request.proposed_reason);
}

recording::Act act_of(const Exchange& exchange) { return {exchange.app.store, exchange.actor(), exchange.now, exchange.app.working_days}; }

namespace {

std::optional<recording::Written> find(const Exchange& exchange, EntryId id) {
    return exchange.app.store.read([&](store::Connection& connection) { return recording::find_written(connection, id); });
}

http::Response no_such_page(const Exchange& exchange) {
    return staff::problem_page(exchange, Problem::not_found("There is no such page."));
}

}  // namespace

std::expected<OpenEntry, http::Response> open_entry(const Exchange& exchange, EntryId id, std::string_view what) {
    const auto entry = exchange.app.store.read([&](store::Connection& connection) { return recording::find_entry(connection, id); });
    if (!entry) return std::unexpected(no_such_page(exchange));
    auto child = files::open_child(exchange, entry->child, what, id.value, entry->complementary);
    if (!child) return std::unexpected(child.error());
    return OpenEntry{find(exchange, id).value(), std::move(*child)};
}

std::expected<OpenEntry, http::Response> allow_entry(const Exchange& exchange, EntryId id) {
    auto written = find(exchange, id);
    if (!written) return std::unexpected(no_such_page(exchange));
    auto child = files::allow_child(exchange, written->entry.child, written->entry.complementary);
    if (!child) return std::unexpected(child.error());
    return OpenEntry{std::move(*written), std::move(*child)};
}

std::string shown_child(store::Connection& connection, const Exchange& exchange, ChildId child) {
    return files::basis_for(connection, exchange.actor(), child, exchange.now) == staff::Basis::none
               ? "another child"
               : people::name_of(connection, person_of(child));
}

}  // namespace corrections
