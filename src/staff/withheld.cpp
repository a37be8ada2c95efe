#include "staff/withheld.hpp"

#include "html/components.hpp"
#include "staff/page.hpp"
#include "staff/sign_in.hpp"

namespace staff {

namespace {

Circumstances circumstances_of(const App& app, const http::Request& request, Instant now) {
    return {
        .address = request.remote_address, .at = london_minute(now), .is_working_day = app.working_days.is_working_day(london_day(now))};
}

struct InTheWay {
    const Role* role = nullptr;
    const CircumstanceRule* rule = nullptr;
};

/// Carers and providers open the complementary files they hold, though no case file.
bool gives(const Role& role, Permission permission) { return role.has(permission) || (permission == Permission::open && role.opens.any()); }

/// Nothing where a role of theirs allows it as things stand, or none ever does.
std::optional<InTheWay> in_the_way(const Exchange& exchange, Permission permission, bool is_known_device = true) {
    auto now = circumstances_of(exchange.app, exchange.request, exchange.now);
    now.is_known_device = is_known_device;
    std::optional<InTheWay> first;
    for (const auto& code : exchange.actor().roles) {
        const auto* role = find_role(code);
        if (!role || !gives(*role, permission)) continue;
        const auto* rule = exchange.app.circumstances.broken(code, permission, now);
        if (!rule) return std::nullopt;
        if (!first) first = {role, rule};
    }
    return first;
}

std::string told(const InTheWay& found, std::string_view what, Instant now) {
    auto words = "Your role, " + found.role->label + ", " + std::string(what) + " only " + found.rule->when() + ".";
    if (found.rule->only == Only::at_hours) words += " It is " + in_words(now) + ".";
    return words + " " + found.rule->ask;
}

/// Whether the person had another session with this browser at this address, in which they showed who they are.
bool is_known_device(const Exchange& exchange) {
    const auto visitor = visitor_of(exchange.request);
    return exchange.app.store.read([&](store::Connection& connection) {
        return !connection
                    .query("SELECT id FROM session WHERE user_id = :user AND id <> :this AND started_at > :oldest AND confirmed_at IS NOT"
                           " NULL AND address = :address AND browser = :browser LIMIT 1",
                           {{"user", exchange.actor().id},
                            {"this", exchange.session.id.value},
                            {"oldest", exchange.now - sessions_kept_for},
                            {"address", visitor.address},
                            {"browser", visitor.browser}})
                    .empty();
    });
}

}  // namespace

std::vector<Permissions> withheld_from(const App& app, const User& user, const http::Request& request, Instant now) {
    if (!app.circumstances.holds()) return {};
    const auto here = circumstances_of(app, request, now);
    std::vector<Permissions> withheld(user.roles.size());
    for (std::size_t role = 0; role < user.roles.size(); ++role)
        for (std::size_t place = 0; place < permission_count; ++place)
            withheld[role].set(place, app.circumstances.broken(user.roles[role], static_cast<Permission>(place), here) != nullptr);
    return withheld;
}

std::optional<http::Response> withheld_page(const Exchange& exchange, Permission permission, std::int64_t record) {
    const auto found = in_the_way(exchange, permission);
    if (!found) return std::nullopt;
    const auto words = told(*found, "may do this", exchange.now);
    return refused(problem_page(exchange, Problem::not_permitted(words)), code_of(found->rule->only), record);
}

html::Html withheld_part(const Exchange& exchange) {
    html::Html part;
    if (const auto found = in_the_way(exchange, Permission::open))
        part += html::inset_text({.text = told(*found, "opens records", exchange.now)});
    if (const auto found = in_the_way(exchange, Permission::manage_users))
        part += html::inset_text({.text = told(*found, "keeps accounts and teams", exchange.now)});
    return part;
}

Allowed as_on_this_device(const Exchange& exchange, Allowed allowed) {
    if (!allowed.permission || allowed.needs_fresh_factor) return allowed;
    const auto found = in_the_way(exchange, *allowed.permission, false);
    if (found && found->rule->only == Only::on_known_device && !is_known_device(exchange)) return afresh(allowed);
    return allowed;
}

}  // namespace staff
