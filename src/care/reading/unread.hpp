#pragma once
#include <optional>
#include <string>
#include <vector>

#include "care/reading/reading.hpp"
#include "staff/timescales.hpp"

namespace reading {

/// [4.11] An open file that no manager has recorded reading for too long.
struct UnreadFile {
    ChildId child;
    std::string name, holder;
    Day opened_on{};
    std::optional<LastReading> last;
};
constexpr std::size_t unread_a_page = 20;

/// Of the teams that this person leads and those below them: the files never read first, in the order they were opened, then
/// those whose last reading lies longest back. A file opened within the period may still wait for its first reading. One
/// more than a page's where there are more.
std::vector<UnreadFile> unread_files(store::Connection& connection, UserId leader, Day today, const staff::Timescales& timescales,
                                     std::size_t skipped);
/// How many there are, counted no further than `most`.
long long count_unread_files(store::Connection& connection, UserId leader, Day today, const staff::Timescales& timescales,
                             std::size_t most);
constexpr std::size_t most_unread_counted = 1000;

}  // namespace reading
