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
    ChildId child;
    std::string child_name;
    EntryId entry;
    std::string by;        ///< who caused it
    Instant at{};
    std::string reason;    ///< why the other worker recorded there [A6.9]
};

void add_notice(store::Connection& connection, store::Store& store, UserId user, std::string_view code, const records::Entry& entry,
                std::string_view by, Instant now);
/// [A6.9] The case file holder is told when somebody else records on their case.
void tell_holder(store::Connection& connection, store::Store& store, const records::Entry& entry, const staff::User& author, Instant now);
std::vector<Notice> unseen_notices(store::Connection& connection, UserId user);
void mark_seen(store::Connection& connection, UserId user, std::int64_t notice, Instant now);

}  // namespace recording
