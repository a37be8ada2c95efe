#include "staff/home_postcode.hpp"

#include "base/postcode.hpp"
#include "ledger/ledger.hpp"

namespace staff {

std::string home_postcode_of(store::Connection& connection, UserId user) {
    const auto rows = connection.query("SELECT postcode FROM home_postcode WHERE user_id = :user", {{"user", user}});
    return rows.empty() ? "" : rows.front().text("postcode");
}

Done keep_home_postcode(store::Connection& connection, std::string_view postcode, UserId user, Instant now) {
    const auto known = as_postcode(postcode);
    if (!known || known->starts_with("ZZ99"))  // that of people without an address
        return std::unexpected(Problem::invalid("postcode", "Enter the full postcode of your home, such as MB1 4QT"));
    if (*known == home_postcode_of(connection, user)) return {};
    connection.run("INSERT INTO home_postcode (user_id, postcode, given_at) VALUES (:user, :postcode, :now) ON CONFLICT (user_id) DO UPDATE"
                   " SET postcode = excluded.postcode, given_at = excluded.given_at",
                   {{"user", user}, {"postcode", *known}, {"now", now}});
    ledger::append(connection, {.at = now, .actor = user, .action = "access.home_given", .subject = user.value});
    return {};
}

}  // namespace staff
