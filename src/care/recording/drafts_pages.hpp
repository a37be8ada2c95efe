#pragma once
#include "care/recording/drafts.hpp"
#include "care/recording/recording_pages.hpp"

namespace recording {

/// Words taken out and put in, told apart by more than colour.
html::Html shown_differences(std::string_view before, std::string_view after);

/// A whole number that a form of ours sent; 0 for anything else.
int number(std::string_view text);

/// Keeps what was typed in a form that cannot be recorded yet, and lets the form go on from there. Nothing typed is lost.
void keep_typed(const staff::Exchange& exchange, Composer& made, ChildId child);

/// The drafts themselves, two windows' texts side by side, and the jotter of each child.
void drafts_routes(staff::Routes& routes);
void jotter_routes(staff::Routes& routes);

/// One of somebody's drafts in a list.
struct ListedDraft {
    Draft draft;
    std::string child_name;
    bool has_other_text = false;  ///< typed in two windows: to be compared
};
html::Html drafts_page(const staff::Exchange& exchange, const std::vector<ListedDraft>& drafts);
/// The first words of a draft, at most so many characters; "" when only choices were made.
std::string first_words(const Draft& draft, std::size_t characters);

/// A text that was typed in one window.
struct WindowText {
    Fields form;
    Instant at{};
    DraftId draft;   ///< not set when it is recorded already
    EntryId entry;   ///< the entry it became, then
};
struct Comparison {
    DraftId draft;   ///< which both windows had open
    FormFacts facts; ///< no kind for the jotter
    WindowText first, second;
};
html::Html comparison_page(const staff::Exchange& exchange, const Comparison& comparison);
/// [A6.30] What somebody typed, question by question, as people read it.
std::vector<std::pair<std::string, std::string>> readable(const FormFacts& facts, const Fields& form);

/// Whether anything stands in the form besides what it began with.
bool is_worth_keeping(const Fields& form);

struct Jotter {
    ChildId child;
    DraftId draft;
    int version = 0;
    std::string words;
    bool has_other_text = false;
    std::vector<FieldProblem> problems;
};
/// The fields of the jotter's form.
extern const FieldNames jotter_names;
html::Html jotter_page(const staff::Exchange& exchange, const Jotter& jotter);
html::Html clearing_page(const staff::Exchange& exchange, ChildId child, const Fields& form, const std::vector<FieldProblem>& problems);

/// The form of this kind, begun with the words of the jotter; they stay in the jotter until the entry is saved.
void begin_from_jotter(const records::Kind& kind, const Draft& jotter, Fields& form);
/// [A6.30] Ends the jotter whose words this form began with, unless more was jotted since.
void end_jotter_of(store::Connection& connection, const Fields& form, UserId user);

}  // namespace recording
