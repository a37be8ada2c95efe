#include "base/text.hpp"
#include "care/access_rights/access_rights.hpp"
#include "care/recording/drafts_pages.hpp"
#include "ledger/ledger.hpp"

namespace recording {

namespace {

using html::element;
using staff::Exchange;

http::Response no_such_page(const Exchange& exchange) {
    return staff::problem_page(exchange, Problem::not_found("There is no such page."));
}

std::optional<Draft> asked_draft(const Exchange& exchange) {
    return exchange.app.store.read(
        [&](store::Connection& connection) { return find_draft(connection, exchange.id<DraftId>("draft"), exchange.actor().id); });
}

http::Response get_drafts(const Exchange& exchange) {
    std::vector<ListedDraft> listed;
    exchange.app.store.read([&](store::Connection& connection) {
        for (auto& draft : drafts_of(connection, exchange.actor().id)) {
            const auto name = access_rights::shown_name(connection, draft.child, exchange.viewer());
            const bool has_other = !copies_of(connection, draft.id, exchange.actor().id).empty();
            listed.push_back({std::move(draft), name, has_other});
        }
        return 0;
    });
    return staff::page(exchange, {.title = "My drafts", .content = drafts_page(exchange, listed), .section = "home"});
}

/// The complementary file it is written on, or that of the entry it changes or adds to, as its form said.
ComplementaryFileId complementary_of(const Draft& draft) {
    return parse_id<ComplementaryFileId>(draft.form.get("complementary")).value_or(ComplementaryFileId{});
}

/// Where the form of this draft is sent, and whether it changes an entry that is saved.
void address(const Draft& draft, Composer& made) {
    made.version_read = number(draft.form.get("version_read"));
    made.facts.is_change = draft.about.is_set();
    if (!draft.about.is_set()) made.action = files::child_path(draft.child, "/record/" + draft.kind);
    else if (made.version_read > 0) made.action = entry_path(draft.about, "/change");
    else made.action = entry_path(draft.about, draft.kind == "write_up" ? "/write-up" : "/addendum");
}

/// Back to the page of a draft that is recorded by now: its entry stands there instead, for its author.
http::Response recorded_or_gone(const Exchange& exchange) {
    const auto entry = exchange.app.store.read([&](store::Connection& connection) {
        const auto entries = entries_of_draft(connection, exchange.id<DraftId>("draft"));
        return entries.empty() ? std::nullopt : find_entry(connection, entries.front());
    });
    const bool is_own = entry && entry->author == exchange.actor().id;
    return is_own ? http::see_other(entry_path(entry->id)) : no_such_page(exchange);
}

http::Response get_draft(const Exchange& exchange) {
    const auto draft = asked_draft(exchange);
    if (!draft) return recorded_or_gone(exchange);
    if (draft->kind == jotter_kind) return http::see_other(files::child_path(draft->child, "/jotter"));
    const auto* its_kind = find_kind(draft->kind);
    if (!its_kind) return no_such_page(exchange);
    const auto complementary = complementary_of(*draft);
    const auto child = files::open_child(exchange, draft->child, "record", 0, complementary);
    if (!child) return child.error();
    Composer made{.form = draft->form, .draft = draft->id, .draft_version = draft->version, .about = draft->about};
    made.facts = exchange.app.store.read(
        [&](store::Connection& connection) { return form_facts(connection, exchange, draft->child, *its_kind, complementary); });
    address(*draft, made);
    const auto title = "Draft: " + std::string(its_kind->label);
    auto content = element("h1", {{"class", "govuk-heading-l"}}, title) + element("p", {{"class", "govuk-body"}}, its_kind->guidance);
    return files::child_page(exchange, *child,
                             {.title = title, .tab = "record", .content = content + composer(exchange, made), .offers_record = false});
}

/// The two texts: the draft as it is kept, or the entry it became, and the text that was typed in another window.
std::optional<Comparison> two_texts(store::Connection& connection, const Exchange& exchange, DraftId id) {
    const auto user = exchange.actor().id;
    const auto others = copies_of(connection, id, user);
    if (others.empty()) return std::nullopt;
    Comparison made{
        .draft = id, .facts = {}, .first = {}, .second = {others.front().form, others.front().updated_at, others.front().id, EntryId{}}};
    if (const auto* its_kind = find_kind(others.front().kind))
        made.facts = form_facts(connection, exchange, others.front().child, *its_kind, complementary_of(others.front()));
    if (const auto draft = find_draft(connection, id, user)) {
        made.first = {draft->form, draft->updated_at, draft->id, EntryId{}};
        return made;
    }
    const auto entries = entries_of_draft(connection, id);
    const auto written = entries.empty() ? std::nullopt : find_written(connection, entries.front());
    if (!written || written->entry.author != user) return std::nullopt;
    made.first = {to_form(written->entry, written->content), written->entry.written_at, DraftId{}, written->entry.id};
    return made;
}

http::Response get_comparison(const Exchange& exchange) {
    const auto id = exchange.id<DraftId>("draft");
    const auto draft = asked_draft(exchange);
    if (draft && draft->copy_of.is_set()) return http::see_other("/drafts/" + to_text(draft->copy_of) + "/comparison");
    const auto made = exchange.app.store.read([&](store::Connection& connection) { return two_texts(connection, exchange, id); });
    if (!made) return draft ? http::see_other("/drafts/" + to_text(id)) : http::see_other("/drafts");
    const auto second = *exchange.app.store.read(
        [&](store::Connection& connection) { return find_draft(connection, made->second.draft, exchange.actor().id); });
    const auto open = files::open_child(exchange, second.child, "record", 0, complementary_of(second));
    if (!open) return open.error();
    return files::child_page(
        exchange, *open,
        {.title = "Two windows, two texts", .tab = "record", .content = comparison_page(exchange, *made), .offers_record = false});
}

/// Both jotted texts in one jotter, one below the other.
void join_jotters(store::Connection& connection, store::Store& store, Draft first, const Draft& second, Instant now) {
    first.form.set("words", std::string(first.form.get("words")) + "\n\n" + std::string(second.form.get("words")));
    save_draft(connection, store, first, first.version, now);
    end_draft(connection, second.id, second.user);
}

Done choose(store::Connection& connection, const Exchange& exchange, DraftId id, DraftId other_id, std::string_view keep) {
    const auto user = exchange.actor().id;
    const auto first = find_draft(connection, id, user), other = find_draft(connection, other_id, user);
    if (!other || other->copy_of != id) return {};  // chosen already
    if (keep == "first") {
        end_draft(connection, other->id, user);
    } else if (keep == "second" && first) {
        end_draft(connection, first->id, user);
        keep_apart(connection, other->id, user);
    } else if (other->kind == jotter_kind && first) {
        join_jotters(connection, exchange.app.store, *first, *other, exchange.now);
    } else {
        keep_apart(connection, other->id, user);
    }
    ledger::append(connection, {.at = exchange.now,
                                .actor = user,
                                .action = "draft.chosen",
                                .child = other->child,
                                .subject = id.value,
                                .detail = std::string(keep)});
    return {};
}

http::Response post_choice(const Exchange& exchange) {
    const auto id = exchange.id<DraftId>("draft");
    const auto other = parse_id<DraftId>(exchange.form("other")).value_or(DraftId{});
    const auto keep = exchange.form("keep");
    if (keep != "first" && keep != "second" && keep != "both") return http::see_other("/drafts/" + to_text(id) + "/comparison");
    const auto done =
        exchange.app.store.write([&](store::Connection& connection) { return choose(connection, exchange, id, other, keep); });
    if (!done) return staff::problem_page(exchange, done.error());
    const bool goes_to_draft = keep == "first" && asked_draft(exchange).has_value();
    return http::see_other(goes_to_draft ? "/drafts/" + to_text(id) : keep == "second" ? "/drafts/" + to_text(other) : "/drafts");
}

http::Response get_discard(const Exchange& exchange) {
    const auto draft = asked_draft(exchange);
    if (!draft || !find_kind(draft->kind)) return no_such_page(exchange);
    const auto name = exchange.app.store.read(
        [&](store::Connection& connection) { return access_rights::shown_name(connection, draft->child, exchange.viewer()); });
    auto content = element("h1", {{"class", "govuk-heading-l"}}, "Discard this draft?");
    content += element("p", {{"class", "govuk-body"}},
                       std::string(kind(draft->kind).label) + " on " + name + ", last typed " + in_words(draft->updated_at) + ".");
    if (const auto words = first_words(*draft, 600); !words.empty())
        content += html::inset_text({.text = element("div", {{"class", "app-recorded-text"}, {"dir", "auto"}}, words)});
    content += element("p", {{"class", "govuk-body"}}, "It cannot be brought back. If it happened, complete it instead.");
    const auto buttons = html::button({.text = "Discard the draft", .classes = "govuk-button--warning", .prevent_double_click = true}) +
                         element("a", {{"class", "govuk-link"}, {"href", "/drafts/" + to_text(draft->id)}}, "Keep writing");
    content += staff::post_form(exchange, "/drafts/" + to_text(draft->id) + "/discard",
                                element("div", {{"class", "govuk-button-group"}}, buttons));
    return staff::page(exchange, {.title = "Discard this draft?", .content = content, .section = "home"});
}

http::Response post_discard(const Exchange& exchange) {
    const auto draft = asked_draft(exchange);
    if (!draft || draft->kind == jotter_kind) return http::see_other("/drafts");
    (void)exchange.app.store.write([&](store::Connection& connection) -> Done {
        end_draft(connection, draft->id, exchange.actor().id);
        ledger::append(connection, {.at = exchange.now,
                                    .actor = exchange.actor().id,
                                    .action = "draft.discarded",
                                    .child = draft->child,
                                    .subject = draft->id.value,
                                    .detail = draft->kind});
        return {};
    });
    return http::see_other("/drafts");
}

}  // namespace

void keep_typed(const Exchange& exchange, Composer& made, ChildId child) {
    const Draft draft{parse_id<DraftId>(exchange.form("draft")).value_or(exchange.app.store.next<DraftId>(exchange.now)),
                      exchange.actor().id,
                      child,
                      std::string(made.facts.kind->code),
                      made.about,
                      exchange.request.form,
                      0,
                      exchange.now,
                      DraftId{}};
    made.form = exchange.request.form;
    made.draft = draft.id;
    if (!is_worth_keeping(draft.form)) return;
    const auto saved = exchange.app.store.write([&](store::Connection& connection) -> Result<DraftSaved> {
        return save_draft(connection, exchange.app.store, draft, number(exchange.form("draft_version")), exchange.now);
    });
    made.draft = saved->id;
    made.draft_version = saved->version;
}

void drafts_routes(staff::Routes& routes) {
    routes.get("/drafts", staff::recorders, get_drafts);
    routes.get("/drafts/{draft}", staff::recorders, get_draft);
    routes.get("/drafts/{draft}/comparison", staff::recorders, get_comparison);
    routes.post("/drafts/{draft}/choice", staff::recorders, post_choice, {"other", "keep"});
    routes.get("/drafts/{draft}/discard", staff::recorders, get_discard);
    routes.post("/drafts/{draft}/discard", staff::recorders, post_discard);
    jotter_routes(routes);
}

}  // namespace recording
