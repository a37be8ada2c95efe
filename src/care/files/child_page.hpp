#pragma once
#include <expected>
#include <string>
#include <string_view>

#include "care/files/files.hpp"
#include "staff/break_glass.hpp"
#include "staff/page.hpp"

namespace files {

/// A child's record, open to this person for this request.
struct OpenChild {
    Heading heading;
    staff::Basis basis = staff::Basis::none;
    staff::Permissions allowed;                ///< all that this person may do on it: pages offer nothing else
    std::optional<staff::BrokenGlass> glass;  ///< where that is the ground

    [[nodiscard]] bool may(staff::Permission permission) const { return has(allowed, permission); }
    /// Nothing of the record is open but the complementary file that this person holds.
    [[nodiscard]] bool is_complementary() const { return basis == staff::Basis::complementary; }
};

/// Opens a child's record to be read: asks need to know, writes the opening into the ledger, durably, and only then reads
/// [1.14]. `what` is the code of the page: front_page, file, chronology. Otherwise the answer to send instead: the question
/// why the glass should be broken, or not found. `complementary`: what is asked for belongs to this file of another service.
std::expected<OpenChild, http::Response> open_child(const staff::Exchange& exchange, ChildId child, std::string_view what,
                                                    std::int64_t subject = 0, ComplementaryFileId complementary = {});
/// The same permission for a command, which writes its own event.
std::expected<OpenChild, http::Response> allow_child(const staff::Exchange& exchange, ChildId child,
                                                     ComplementaryFileId complementary = {});

/// Logs the opening and counts it; whether the record may be shown: no more where very many were opened in a short time. Within note().
bool log_opening(const staff::Exchange& exchange, store::Connection& connection, ChildId child, staff::Basis basis, std::string_view what,
                 std::int64_t subject = 0, const std::string& words = "");

struct ChildPage {
    std::string title;
    std::string tab;           ///< which of the child's pages is active: front, file, chronology, search, people, readers
    html::Html content;
    std::vector<FieldProblem> problems;
    bool offers_record = true; ///< the one primary button; off where the page is itself a form
    std::optional<int> status; ///< not set: 422 where there are problems, else 200
};
/// The page of a child: identity bar, the child's own navigation, the Record button, then the content.
http::Response child_page(const staff::Exchange& exchange, const OpenChild& child, ChildPage content);

/// "/children/42" and the pages under it.
std::string child_path(ChildId child, std::string_view rest = "");

/// "today", "yesterday", "12 days ago"
std::string days_ago(Day day, Day today);
/// [1.1] "12 Nov 2026 (11 days ago)", or "Not recorded".
std::string seen_in_words(const std::optional<records::Happened>& seen, Day today);

}  // namespace files
