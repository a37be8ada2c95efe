#include "staff/user_lists.hpp"

#include "base/text.hpp"

namespace staff {

namespace {

struct Condition {
    std::string sql = " WHERE 1 = 1";
    store::Bindings bindings;

    void add(const std::string& part, std::string_view name, store::Value value) {
        sql += " AND " + part;
        bindings.emplace_back(name, std::move(value));
    }
};

std::string like(std::string_view words) {
    std::string pattern = "%";
    for (const char c : words) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return pattern + "%";
}

Condition condition_of(const UserFilter& filter) {
    Condition condition;
    if (filter.standing == Standing::working) condition.sql += " AND left_on IS NULL";
    if (filter.standing == Standing::left) condition.sql += " AND left_on IS NOT NULL";
    if (filter.team.is_set()) condition.add("team_id = :team", "team", filter.team);
    if (!filter.role.empty()) condition.add("id IN (SELECT user_id FROM user_role WHERE role = :role)", "role", filter.role);
    if (const auto words = trimmed(filter.words); !words.empty())
        condition.add("(LOWER(name) LIKE :words ESCAPE '\\' OR user_name LIKE :words ESCAPE '\\')", "words", like(words));
    return condition;
}

std::vector<User> users_of(store::Connection& connection, const store::Rows& rows) {
    std::vector<User> users;
    for (const auto& row : rows)
        if (auto user = find_user(connection, row.id<UserId>("id"))) users.push_back(std::move(*user));
    return users;
}

}  // namespace

UserPage list_users(store::Connection& connection, const UserFilter& filter, int page) {
    auto condition = condition_of(filter);
    UserPage answer;
    answer.count =
        connection.query("SELECT COUNT(*) AS found FROM user_account" + condition.sql, condition.bindings).front().number("found");
    answer.pages = static_cast<int>(std::max<long long>(1, (answer.count + users_on_a_page - 1) / users_on_a_page));
    answer.number = std::clamp(page, 1, answer.pages);
    condition.bindings.emplace_back("limit", users_on_a_page);
    condition.bindings.emplace_back("offset", (answer.number - 1) * users_on_a_page);
    answer.users = users_of(
        connection, connection.query("SELECT id FROM user_account" + condition.sql + " ORDER BY name, id LIMIT :limit OFFSET :offset",
                                     condition.bindings));
    return answer;
}

std::vector<User> possible_leaders(store::Connection& connection) {
    return users_of(connection,
                    connection.query("SELECT id FROM user_account WHERE left_on IS NULL AND id IN (SELECT user_id FROM user_role"
                                     " WHERE role IN (" +
                                     roles_that_may(Permission::decide) + ")) ORDER BY name, id LIMIT 1000"));
}

long long count_of_team(store::Connection& connection, TeamId team) {
    return connection.query("SELECT COUNT(*) AS found FROM user_account WHERE team_id = :team AND left_on IS NULL", {{"team", team}})
        .front()
        .number("found");
}

}  // namespace staff
