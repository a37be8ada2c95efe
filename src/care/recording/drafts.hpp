#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/dates.hpp"
#include "base/fields.hpp"
#include "base/ids.hpp"
#include "base/problem.hpp"
#include "store/store.hpp"

namespace recording {

/// What somebody is typing, invalid or not, kept on the server for them alone. The jotter of a child is a draft without a
/// kind [A6.30]: rough words that become an entry later.
struct Draft {
    DraftId id;
    UserId user;
    ChildId child;
    std::string kind;    ///< "jotter" for the child's jotter
    EntryId about;       ///< the entry being changed, or added to
    Fields form;   ///< as typed
    int version = 0;
    Instant updated_at{};
    DraftId copy_of;     ///< set when it was split off because two windows wrote in the same draft
};

constexpr std::string_view jotter_kind = "jotter";

/// What saving a draft led to.
struct DraftSaved {
    DraftId id;
    int version = 1;
    bool was_split = false;  ///< somebody typed in another window: this text is kept as a draft of its own
};
/// Keeps the draft. `version_read` is the version the window started from, 0 for a new one. When another window saved in
/// between, neither is lost: this text becomes a draft of its own [A6.30].
DraftSaved save_draft(store::Connection& connection, store::Store& store, const Draft& draft, int version_read, Instant now);
std::optional<Draft> find_draft(store::Connection& connection, DraftId id, UserId user);
std::optional<Draft> find_jotter(store::Connection& connection, ChildId child, UserId user);
std::vector<Draft> drafts_of(store::Connection& connection, UserId user);
std::vector<Draft> drafts_on(store::Connection& connection, UserId user, ChildId child);
/// Texts that were split off from this draft because two windows wrote in it, newest first.
std::vector<Draft> copies_of(store::Connection& connection, DraftId id, UserId user);
/// Keeps this text as a draft of its own beside the one with its id, unless the same words are kept so already. What the same
/// window typed before is replaced: the form's field "window" tells windows apart.
DraftSaved keep_beside(store::Connection& connection, store::Store& store, const Draft& draft, Instant now);
/// Before this draft is recorded from one window: what another window kept in it meanwhile is set aside, not lost;
/// and what was split off from this window is dropped, since its words are recorded.
void set_aside_other_window(store::Connection& connection, store::Store& store, const Draft& submitted, int version_read, Instant now);
/// The writer has chosen to keep it: it is a draft like any other.
void keep_apart(store::Connection& connection, DraftId id, UserId user);
void end_draft(store::Connection& connection, DraftId id, UserId user);

}  // namespace recording
