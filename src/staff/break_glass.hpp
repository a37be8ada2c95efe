#pragma once
#include <optional>
#include <string>

#include "ledger/ledger.hpp"
#include "store/store.hpp"

namespace staff {

using GlassId = Id<struct GlassTag>;

/// At most an hour (checklist, row 28); then the reason is asked again.
constexpr std::chrono::minutes glass_holds_for{60};

/// [A2.2] One use of break-glass: somebody without need to know opened a child's record, and said why.
struct BrokenGlass {
    GlassId id;
    UserId user;
    ChildId child;
    std::string reason;
    Instant at{};
    Instant closes_at{};  ///< earlier than the hour where they ended it themselves

    [[nodiscard]] bool is_open(Instant now) const { return now < closes_at; }
};
BrokenGlass broken_at(Instant at, GlassId id, UserId user, ChildId child, std::string reason);

/// Keeps it and tells the ledger, in one transaction.
void break_glass(store::Connection& connection, const BrokenGlass& glass);
/// Ends it early. In a daybook too, which may not know it yet.
void end_glass(store::Connection& connection, const BrokenGlass& glass, Instant now);
/// The use that this person may still open the child's record by. While notes are kept aside, as the daybook has it.
std::optional<BrokenGlass> open_glass(store::Store& store, ChildId child, UserId user, Instant now);
/// The same as this one database has it.
std::optional<BrokenGlass> open_glass(store::Connection& connection, ChildId child, UserId user, Instant now);
/// Enters what an event that came home from a daybook tells of break-glass, if anything.
void keep_glass_told(store::Connection& connection, const ledger::Event& event);

}  // namespace staff
