#pragma once
#include "care/files/child_page.hpp"
#include "care/recording/drafts.hpp"
#include "care/recording/recording_form.hpp"

namespace recording {

/// Everything about recording: the kinds, the form, drafts, the entry's own page, changing and completing.
void recording_routes(staff::Routes& routes);

/// What the form of this kind needs to know about the child. On a complementary file, to whoever sees nothing else, no family is named.
FormFacts form_facts(store::Connection& connection, const staff::Exchange& exchange, ChildId child, const records::Kind& kind,
                     ComplementaryFileId complementary = {});

/// A form to record, change, or add to an entry.
struct Composer {
    FormFacts facts;
    Fields form;
    std::vector<FieldProblem> problems;
    DraftId draft;
    int draft_version = 0;
    std::string action;        ///< where it is posted
    EntryId about;             ///< of a change: the entry; of an addendum or write-up: what it adds to
    int version_read = 0;      ///< of a change
};
/// The fields that it may have, of whatever kind of entry.
FieldNames composer_names();
html::Html composer(const staff::Exchange& exchange, const Composer& composer);

/// The form to record a kind, closed behind its name, for the child's front page.
html::Html quick_form(const staff::Exchange& exchange, ChildId child, std::string_view kind, FormFacts facts);

/// The links to record every kind, by class; on this complementary file where it is set.
html::Html kind_links(ChildId child, ComplementaryFileId complementary = {});

/// How an entry is shown.
struct CardLook {
    bool is_in_list = false;  ///< its title leads to it, and only what sets it apart is tagged: most are completed
    bool folds = false;       ///< of a long one the opening words, and the whole behind a press
    html::Html foot = {};     ///< below the text
};
/// For whom entries of this child are read: the reader of this request.
Sight sight_of(const staff::Exchange& exchange, const files::OpenChild& child);
/// The same of a child whose record is not open to this request by itself: a brother or sister beside it.
Sight sight_of(store::Connection& connection, const staff::Exchange& exchange, ChildId child);
/// An entry: who, when, what, how late.
html::Html entry_card(const staff::Exchange& exchange, const Written& written, const CardLook& look = {});

std::string entry_path(EntryId entry, std::string_view rest = "");
/// "saved", "completed", "withdrawn" as a tag.
html::Html state_tag(records::State state);
/// "Not yet countersigned" as a tag; nothing for what waits for nobody.
html::Html countersignature_tag(const records::Entry& entry);

}  // namespace recording
