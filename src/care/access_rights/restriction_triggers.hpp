#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "care/access_rights/access_rights.hpp"

// [A2.2] What stands on a file and must lead to its restriction is noticed by the program (policy/restriction_triggers.toml). It proposes;
// whoever may restrict the file does so, with the files of the family, or says why it is not needed.

namespace access_rights {

extern const store::Migration triggers_migration;

/// What stands on record. `key` tells it from every other on the file and is stored where it is settled: "declared.42", "adopter", "death",
/// or the code of a decision.
struct Fact {
    std::string key;
    std::string words = {};  ///< "The child has died"
    std::vector<std::string> roles = {};  ///< of who declared

    /// "declared", "adopter", "death", or the code of a decision.
    [[nodiscard]] std::string_view what() const { return std::string_view(key).substr(0, key.find('.')); }
};

/// An edition of what leads to a restriction.
struct TriggerPolicy {
    struct Cause {
        std::string kind;  ///< code of restriction_kinds()
        std::vector<std::string> facts, decisions, roles;
    };
    std::vector<Cause> causes;

    [[nodiscard]] std::vector<std::string> decisions() const;
    /// Reads and checks a file such as policy/restriction_triggers.toml. Throws std::runtime_error in plain words.
    static TriggerPolicy from_file(const std::string& path);
};
/// The edition in force, read once.
const TriggerPolicy& trigger_policy();
constexpr std::size_t most_decisions = 8;  ///< that an edition may name

/// Why a file should be restricted.
struct Trigger {
    std::string kind;  ///< code of restriction_kinds()
    std::vector<Fact> facts;
};
/// In the order of the policy; each fact leads to the first kind that it fits, or to none.
std::vector<Trigger> triggers_of(const std::vector<Fact>& facts, const TriggerPolicy& policy);
/// "Somebody at a partner agency"
std::string_view label_of_restriction(std::string_view kind);

/// LOCAL: what was said not to need a restriction is asked again after so long.
constexpr std::chrono::days asked_again_after{365};

/// A file that should be restricted.
struct Proposal {
    ChildId child;
    std::string name, number;
    std::vector<Trigger> triggers;
};
/// The files of the teams this person leads that something should restrict, is not restricted, and nobody has settled; the newest first.
std::vector<Proposal> proposals(store::Connection& connection, const staff::User& reader, Instant now, std::size_t most);
/// How many files there are, counted up to this number; 0 for who may not restrict.
long long count_proposals(store::Connection& connection, const staff::User& reader, Instant now, long long most);
/// Why this file should be restricted; nothing where it is, or where that is settled.
std::vector<Trigger> open_triggers(store::Connection& connection, ChildId child, Instant now);
/// Says for all of them that no restriction is needed. Problems name the field: reason.
Done settle_triggers(store::Connection& connection, ChildId child, std::string_view reason, UserId by, Instant now);
/// The same for what stands on a file whose restriction was lifted for this reason.
void settle_open_facts(store::Connection& connection, ChildId child, std::string_view reason, UserId by, Instant now);

}  // namespace access_rights
