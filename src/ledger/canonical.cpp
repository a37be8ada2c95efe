#include "ledger/canonical.hpp"

#include <fmt/format.h>

namespace ledger {

std::string canonical(std::uint64_t position, const Event& event, std::string_view commitment) {
    std::string out = fmt::format("firsthand event 1\nposition {}\nat {}\naction {}\n", position, iso(event.at), event.action);
    if (event.actor.is_set()) out += fmt::format("actor {}\n", event.actor.value);
    if (event.child.is_set()) out += fmt::format("child {}\n", event.child.value);
    if (event.subject != 0) out += fmt::format("subject {}\n", event.subject);
    if (!event.basis.empty()) out += fmt::format("basis {}\n", event.basis);
    if (!event.detail.empty()) out += fmt::format("detail {}\n", event.detail);
    if (!commitment.empty()) out += fmt::format("commitment {}\n", commitment);
    return out;
}

std::string canonical(const store::Row& row) {
    const Event event{.at = row.instant("at"),
                      .actor = row.id<UserId>("actor"),
                      .action = row.text("action"),
                      .child = row.id<ChildId>("child"),
                      .subject = row.number("subject"),
                      .basis = row.text("basis"),
                      .detail = row.text("detail"),
                      .words = {},
                      .content = {}};
    return canonical(static_cast<std::uint64_t>(row.number("position")), event, row.text("commitment"));
}

}  // namespace ledger
