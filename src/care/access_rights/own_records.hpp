#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "staff/app.hpp"
#include "store/store.hpp"

// Nobody opens their own record or a relative's, by any way [A2.2]. Staff declare whom that concerns, by name and birth date; they are not
// told whether there is a record. Who has that name and birth date, now or later, is hidden from them.

namespace access_rights {

struct Declaration {
    std::int64_t id = 0;
    std::string name, relation;
    Day born_on{};
};
struct Relation {
    std::string_view code, label;
};
std::span<const Relation> relations();

/// Problems name the field: name, born_on, relation. The same person declared twice is kept once.
Done declare(store::Connection& connection, const Declaration& declaration, UserId user, Instant now);
std::vector<Declaration> declarations_of(store::Connection& connection, UserId user);
/// To be called whenever a person is recorded, or their names or birth date change. Once hidden, a record stays so.
void hide_from_relatives(store::Connection& connection, PersonId person, const std::vector<std::string>& names, std::optional<Day> born_on);

/// "Records of you or your family", in one's own account.
void own_records_routes(staff::Routes& routes);

}  // namespace access_rights
