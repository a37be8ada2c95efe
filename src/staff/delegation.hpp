#pragma once
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "staff/accounts.hpp"

// Which decision is taken at which level [1.8] (practice.md 6). A delegated decision is not passed down; a manager above may always take
// it; while somebody is away it goes up the line, never down.

namespace staff {

/// A level of management; its place in the policy is its height.
struct Level {
    std::string code, label;
    std::vector<std::string> roles;
};

struct DelegatedDecision {
    std::string code;   ///< stored; never changes
    std::string label;  ///< "Close the case"
    std::size_t lowest = 0;  ///< place of the lowest level that may take it
    std::string body;        ///< who decides where no manager does: "A child protection conference"; "" otherwise
    std::string source, clause;
};

/// An edition of who may take which decision.
struct DelegationPolicy {
    std::string edition;
    Day from{};
    std::vector<Level> levels;  ///< from the lowest up
    std::vector<DelegatedDecision> decisions;

    /// Reads and checks a file such as policy/delegation.toml. Throws std::runtime_error in plain words.
    static DelegationPolicy from_file(const std::string& path);
    /// Nothing for a code that is none.
    [[nodiscard]] const DelegatedDecision* find(std::string_view code) const;
    /// "Team leader"; the body where no manager decides.
    [[nodiscard]] const std::string& lowest_label(const DelegatedDecision& decision) const {
        return decision.body.empty() ? levels[decision.lowest].label : decision.body;
    }
};
/// The edition in force: the policy file delegation.toml, read once.
const DelegationPolicy& delegation_policy();

/// Whether somebody with these roles is high enough to take the decision.
bool may_decide(std::span<const std::string> roles, const DelegatedDecision& decision, const DelegationPolicy& policy);

/// Somebody who leads, on the way up from a child's team.
struct InLine {
    User user;
    bool is_away = false;
};
/// Of a line in order from the nearest up, who may take the decision today: those who are high enough and there. Where all who are high
/// enough are away, the nearest of them; empty where nobody is high enough.
std::vector<User> who_decides(std::span<const InLine> line, const DelegatedDecision& decision, const DelegationPolicy& policy);

}  // namespace staff
