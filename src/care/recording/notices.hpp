#pragma once
#include <string>
#include <vector>

#include "records/entry.hpp"
#include "staff/accounts.hpp"
#include "store/store.hpp"

namespace recording {

/// Something a worker is told about a child of theirs, until they have seen it.
struct Notice {
    std::int64_t id = 0;
    std::string code;      ///< recorded_by_other, correction_asked …
    ChildId child;         ///< not set for one about a colleague
    std::string child_name;
    EntryId entry;
    std::string by;        ///< who caused it
    Instant at{};
    std::string entry_kind; ///< code of the entry's kind
    std::string reason;    ///< why the other worker recorded there [A6.9]
};

/// A leaver's files are to be given to others [4.2].
constexpr std::string_view holder_left_code = "holder_left";

/// Once for each entry: told of the same thing again before it was seen, nothing is added.
void add_notice(store::Connection& connection, store::Store& store, UserId user, std::string_view code, const records::Entry& entry,
                std::string_view by, Instant now);
/// [A6.9] The case file holder is told when somebody else records on their case.
void tell_holder(store::Connection& connection, store::Store& store, const records::Entry& entry, const staff::User& author, Instant now);
/// [4.2] A leader is told that somebody left who held files or left entries unfinished.
void tell_of_leaver(store::Connection& connection, store::Store& store, UserId leader, std::string_view leaver, Instant now);
/// What was asked is decided: nobody need be told any more.
void end_notices(store::Connection& connection, std::string_view code, EntryId entry, Instant now);
std::vector<Notice> unseen_notices(store::Connection& connection, const staff::Viewer& viewer);
void mark_seen(store::Connection& connection, UserId user, std::int64_t notice, Instant now);

}  // namespace recording
