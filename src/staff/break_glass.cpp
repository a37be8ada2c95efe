#include "staff/break_glass.hpp"

namespace staff {

namespace {

constexpr std::string_view broken = "glass_broken", ended = "glass_ended";

void keep(store::Connection& connection, const BrokenGlass& glass) {
    connection.run("INSERT INTO broken_glass (id, user_id, child_id, reason, at, closes_at) VALUES (:id, :user, :child, :reason, :at,"
                   " :closes_at) ON CONFLICT (id) DO NOTHING",
                   {{"id", glass.id},
                    {"user", glass.user},
                    {"child", glass.child},
                    {"reason", glass.reason},
                    {"at", glass.at},
                    {"closes_at", glass.closes_at}});
}

long long close(store::Connection& connection, GlassId id, Instant at) {
    return connection.run("UPDATE broken_glass SET closes_at = :at WHERE id = :id AND closes_at > :at", {{"at", at}, {"id", id}});
}

std::optional<BrokenGlass> newest(store::Connection& connection, ChildId child, UserId user) {
    const auto rows = connection.query("SELECT id, reason, at, closes_at FROM broken_glass WHERE user_id = :user AND child_id = :child"
                                       " ORDER BY id DESC LIMIT 1",
                                       {{"user", user}, {"child", child}});
    if (rows.empty()) return std::nullopt;
    const auto& row = rows.front();
    return BrokenGlass{row.id<GlassId>("id"), user, child, row.text("reason"), row.instant("at"), row.instant("closes_at")};
}

}  // namespace

BrokenGlass broken_at(Instant at, GlassId id, UserId user, ChildId child, std::string reason) {
    return {id, user, child, std::move(reason), at, at + glass_holds_for};
}

void break_glass(store::Connection& connection, const BrokenGlass& glass) {
    keep(connection, glass);
    ledger::append(connection, {.at = glass.at,
                                .actor = glass.user,
                                .action = std::string(broken),
                                .child = glass.child,
                                .subject = glass.id.value,
                                .basis = "break_glass",
                                .words = glass.reason});
}

void end_glass(store::Connection& connection, const BrokenGlass& glass, Instant now) {
    keep(connection, glass);
    if (close(connection, glass.id, now) == 0) return;  // a second press
    ledger::append(connection, {.at = now,
                                .actor = glass.user,
                                .action = std::string(ended),
                                .child = glass.child,
                                .subject = glass.id.value,
                                .basis = "break_glass"});
}

std::optional<BrokenGlass> open_glass(store::Store& store, ChildId child, UserId user, Instant now) {
    const auto find = [&](store::Connection& connection) { return newest(connection, child, user); };
    auto glass = store.read(find);
    if (store.notes_aside()) {
        const auto noted = store.read_noted(find);
        if (noted && glass && noted->id == glass->id) glass->closes_at = std::min(glass->closes_at, noted->closes_at);
        else if (noted && (!glass || noted->id > glass->id)) glass = noted;
    }
    return glass && glass->is_open(now) ? glass : std::nullopt;
}

std::optional<BrokenGlass> open_glass(store::Connection& connection, ChildId child, UserId user, Instant now) {
    auto glass = newest(connection, child, user);
    return glass && glass->is_open(now) ? glass : std::nullopt;
}

void keep_glass_told(store::Connection& connection, const ledger::Event& event) {
    if (event.action == broken) keep(connection, broken_at(event.at, GlassId{event.subject}, event.actor, event.child, event.words));
    if (event.action == ended) close(connection, GlassId{event.subject}, event.at);
}

}  // namespace staff
