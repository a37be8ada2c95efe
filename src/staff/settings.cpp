#include "staff/settings.hpp"

namespace staff {

std::string setting(store::Connection& connection, std::string_view name) {
    const auto rows = connection.query("SELECT value FROM setting WHERE name = :name", {{"name", name}});
    return rows.empty() ? "" : rows.front().text("value");
}

void set_setting(store::Connection& connection, std::string_view name, std::string_view value) {
    connection.run("INSERT INTO setting (name, value) VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                   {{"name", name}, {"value", value}});
}

}  // namespace staff
