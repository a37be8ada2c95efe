#pragma once
#include "care/corrections/correction_requests.hpp"
#include "care/corrections/leavers.hpp"
#include "care/corrections/leavers_drafts.hpp"
#include "care/corrections/moves.hpp"
#include "care/corrections/write_ups.hpp"
#include "care/countersigning/countersigning.hpp"
#include "care/files/child_page.hpp"
#include "care/recording/drafts_pages.hpp"
#include "care/recording/recording_pages.hpp"

namespace corrections {

/// An entry of the same act on a brother's or sister's file.
struct ElsewhereEntry {
    EntryId entry;
    std::string whose;  ///< the child's name; "" for who may not read that child
};

/// All that the entry's own page shows.
struct EntryFacts {
    recording::Written written;
    int versions = 1;
    std::vector<recording::Written> additions;
    std::vector<CorrectionRequest> corrections;
    std::vector<MoveRequest> moves;           ///< away from this file
    std::string moved_to;                     ///< whose file, where this was moved away
    std::optional<MoveRequest> came_by;       ///< the move that brought it here
    std::string came_from;                    ///< whose file it came from
    std::vector<Reader> readers;              ///< of an entry on the wrong file
    std::vector<ElsewhereEntry> same_occasion;
    std::optional<WriteUpRequest> write_up;
    bool may_agree_to_move = false;
    bool is_complementary = false;  ///< to somebody who sees the complementary file on which it stands and nothing else
    std::optional<CompletionForLeaver> completed_for_leaver;  ///< [4.2] who locked it in the place of an author who left
    bool may_finish_for_leaver = false;
    html::Html draft_behind;  ///< [4.2] whose draft it was begun from, where they have left
    std::vector<countersigning::Answer> countersigning;
    bool may_countersign = false;
};
EntryFacts read_entry_facts(store::Connection& connection, const staff::Exchange& exchange, const recording::Written& written);

/// The entry, what was added and corrected beside it, where it came from, and what can be done to it.
html::Html entry_page(const staff::Exchange& exchange, const EntryFacts& facts);

/// The child's name for who may read that child; otherwise "another child".
std::string shown_child(store::Connection& connection, const staff::Exchange& exchange, ChildId child);

// Parts that several pages share.

/// "Home visit, 20 November 2026 at 2:15pm"
std::string title_of(const records::Entry& entry);
using recording::shown_differences;
/// What a correction changes, and the reason that goes with it where that changes too.
html::Html shown_change(const records::Kind& kind, const CorrectionRequest& request);
/// Whether somebody took part whose name is kept from the reader: who took part is then neither shown in corrections nor put right.
bool has_withheld_participant(const recording::Content& content);
/// The heading of a form about an entry, and what entry it is about.
html::Html heading_about(std::string_view heading, const records::Entry& entry);

/// Who had drafted what somebody else recorded, and the draft as they left it.
html::Html draft_behind(const staff::Exchange& exchange, store::Connection& connection, const DraftDecision& decision);

// Routes by page, all registered by corrections_routes.
void entry_routes(staff::Routes& routes);
void request_routes(staff::Routes& routes);
void move_routes(staff::Routes& routes);
void addition_routes(staff::Routes& routes);
void leaver_routes(staff::Routes& routes);
void leavers_drafts_routes(staff::Routes& routes);
void proof_routes(staff::Routes& routes);

/// An entry that was asked for by its address, and the child on whose file it stands, open to who asks.
struct OpenEntry {
    recording::Written written;
    files::OpenChild child;
};
/// For a page: writes the opening into the ledger. `what` is the code of the page.
std::expected<OpenEntry, http::Response> open_entry(const staff::Exchange& exchange, EntryId entry, std::string_view what);
/// For a command.
std::expected<OpenEntry, http::Response> allow_entry(const staff::Exchange& exchange, EntryId entry);

recording::Act act_of(const staff::Exchange& exchange);

}  // namespace corrections
