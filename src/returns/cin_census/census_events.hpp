#pragma once
#include <string>
#include <vector>

#include "returns/cin_census/cin_census.hpp"

// What a child's census record says, as dated facts for the chronology and as where the child stands. Pure.

/// One dated fact, in the words of the chronology.
struct CensusEvent {
    long line = 0;
    Day on;
    std::string headline;  ///< "Child protection plan began: neglect"
    std::string details;   ///< further sentences; may be empty
    /// Names the fact within the child, the same in every file that tells of it, also where the file tells another date:
    /// "referral:2024-01-08:closed". A second fact of the same name has ":2" behind it.
    std::string key;
};
/// In the order of the file.
std::vector<CensusEvent> events_of(const CensusChild& child);

/// Where the child stands when everything in the file is taken together.
struct CensusStanding {
    std::string status = "closed";  ///< code of files::statuses
    std::string need_code;          ///< of the newest referral that says it
    std::optional<Day> need_said_on;
    std::optional<Day> opened_on;  ///< of the first referral; missing where none could be read
    std::optional<Day> closed_on;  ///< of the last; missing while one is open
};
/// An open plan says more than an open assessment, and that more than an open referral. A closed referral closes all it holds.
CensusStanding standing_of(const CensusChild& child);
/// Of a child who came twice in one file.
CensusStanding together(const CensusStanding& one, const CensusStanding& other);
