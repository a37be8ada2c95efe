#include <algorithm>

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

bool has_withheld_participant(const recording::Content& content) {
    return std::ranges::find(content.participants, people::adopter_withheld, &recording::Participant::name) != content.participants.end();
}

recording::Act act_of(const Exchange& exchange) { return {exchange.app.store, exchange.actor(), exchange.now, exchange.app.working_days}; }

namespace {

/// The entry as this person may see it. Privileged words are shown on none of its pages to who may not: its own page says that they are
/// kept apart, the others are refused.
std::expected<OpenEntry, http::Response> shown_to(const Exchange& exchange, EntryId id, files::OpenChild child, bool is_own_page) {
    auto written = exchange.app.store.read([&](store::Connection& connection) {
        return recording::find_written(connection, id, recording::sight_of(exchange, child)).value();
    });
    if (!written.entry.is_withheld) return OpenEntry{std::move(written), std::move(child)};
    const auto title = title_of(written.entry);
    return std::unexpected(
        files::child_page(exchange, child,
                          {.title = title,
                           .tab = "file",
                           .content = element("h1", {{"class", "govuk-visually-hidden"}}, title) + recording::entry_card(exchange, written),
                           .status = is_own_page ? 200 : 403}));
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
    return shown_to(exchange, id, std::move(*child), what == "entry");
}

std::expected<OpenEntry, http::Response> allow_entry(const Exchange& exchange, EntryId id) {
    const auto entry = exchange.app.store.read([&](store::Connection& connection) { return recording::find_entry(connection, id); });
    if (!entry) return std::unexpected(no_such_page(exchange));
    auto child = files::allow_child(exchange, entry->child, entry->complementary);
    if (!child) return std::unexpected(child.error());
    return shown_to(exchange, id, std::move(*child), false);
}

std::string shown_child(store::Connection& connection, const Exchange& exchange, ChildId child) {
    return files::basis_for(connection, exchange.actor(), child, exchange.now) == staff::Basis::none
               ? "another child"
               : people::name_of(connection, person_of(child));
}

}  // namespace corrections
