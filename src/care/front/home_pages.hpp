#pragma once
#include "care/corrections/corrections.hpp"
#include "care/corrections/leavers.hpp"
#include "care/corrections/leavers_drafts.hpp"
#include "care/files/child_page.hpp"
#include "care/front/home.hpp"
#include "care/recording/drafts.hpp"
#include "care/recording/notices.hpp"
#include "care/recording/unfinished.hpp"

// The first page, part by part: each role sees the parts that are for it.

namespace front {

constexpr std::size_t most_in_a_part = 8;

/// What somebody who records has begun, owes or must decide.
struct WorkInHand {
    std::vector<recording::Unfinished> unfinished;
    long long all_unfinished = 0;
    std::vector<corrections::DueWriteUp> write_ups;
    int waiting = 0;  ///< corrections and moves that they decide
    std::vector<std::pair<recording::Draft, std::string>> drafts;
};
html::Html work_in_hand(const staff::Exchange& exchange, const WorkInHand& work);
/// The newest open, the others folded away.
html::Html notices_part(const staff::Exchange& exchange, const std::vector<recording::Notice>& notices);
html::Html children_table(const staff::Exchange& exchange, const std::vector<files::ListedChild>& children, std::string_view label,
                          bool shows_holder);

/// [4.13] Entries that are saved and not completed, with how long and until when. Without the child's name on the child's own page.
html::Html unfinished_list(const staff::Exchange& exchange, const std::vector<recording::Unfinished>& unfinished, bool names_child);
/// The drafts of somebody, each leading back to where it was left, with its first words.
html::Html draft_links(const staff::Exchange& exchange, const std::vector<std::pair<recording::Draft, std::string>>& drafts_and_names);

/// [4.2] What a leaver left behind: files without a working holder, entries that nobody completed, and drafts that nobody else can read.
html::Html left_behind(const staff::Exchange& exchange, const std::vector<LeftFile>& files,
                       const std::vector<corrections::LeftEntry>& entries, const std::vector<corrections::LeftDraft>& drafts);
/// The teams of a service, with what waits in each.
html::Html teams_table(const std::vector<TeamStanding>& teams);
/// Whose files they are, holder by holder, each under a heading of this level: "h2", "h3".
html::Html children_by_holder(const staff::Exchange& exchange, const std::vector<files::ListedChild>& children, std::string_view level);
std::string team_path(TeamId team);

/// Open files that nobody holds.
html::Html duty_part(const staff::Exchange& exchange, const std::vector<files::ListedChild>& unallocated);
html::Html find_box(const staff::Exchange& exchange);
html::Html administrator_part(const staff::Exchange& exchange, const Housekeeping& todo);

}  // namespace front
