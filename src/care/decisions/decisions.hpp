#pragma once
#include <string>
#include <vector>

#include "care/recording/commands.hpp"
#include "staff/delegation.hpp"

// Decisions are delegated by level [1.8] (policy/delegation.toml). Who may not take one on a child's file is told who may, and asks them;
// whoever takes it records it in their own name.

namespace decisions {

extern const store::Migration migration;

/// Who may take this decision on this child's file today, the nearest first; and the team whose leader is asked, whoever leads it.
struct Deciders {
    std::vector<staff::User> people;
    TeamId team;
};
Deciders deciders_for(store::Connection& connection, ChildId child, const staff::DelegatedDecision& decision, Day today);
/// Why this person may not take it, naming the lowest level and who may; "" where they may, or where no decision is named.
std::string why_not(store::Connection& connection, const staff::User& actor, ChildId child, std::string_view decision, Instant now);

enum class Outcome { waiting, taken, refused };

/// Somebody asks for a decision that they may not take themselves.
struct Request {
    RequestId id;
    ChildId child;
    std::string child_name;
    std::string decision;  ///< code in the scheme of delegation
    std::string words;     ///< what led to it and what is recommended, under their headings
    TeamId team;           ///< whose leader is asked
    std::string leader;    ///< who that is now; "" for nobody
    UserId asked_by;
    std::string asked_by_name;  ///< with title
    Instant asked_at{};
    Outcome outcome = Outcome::waiting;
    std::string decided_by;
    Instant decided_at{};
    std::string reason;  ///< of a refusal
    EntryId entry;       ///< the decision that was recorded
};
/// "Close the case"; the code itself where it is none of today's.
std::string label_of(std::string_view decision);

/// Asks for each child of the writing; answers the request of the first one. Sent twice it is asked once. Problems name the field of the
/// form.
Result<RequestId> ask(store::Connection& connection, const recording::Act& act, const recording::Writing& writing);

/// The decision as whoever takes it words it.
struct Taken {
    std::string decision, reason, next, headline;
};
/// Whether this person may take or refuse it: high enough, with a ground, and not who asked.
Done may_answer(store::Connection& connection, const Request& request, const staff::User& actor, Instant now);
/// Records the decision in the name of who takes it, completed; answers its entry. Problems name the field: decision, decision_reason.
Result<EntryId> take(store::Connection& connection, const recording::Act& act, RequestId request, const Taken& taken);
/// Problems name the field: reason.
Done refuse(store::Connection& connection, const recording::Act& act, RequestId request, const std::string& reason);

std::optional<Request> find_request(store::Connection& connection, RequestId request, const staff::Viewer& viewer);

enum class Show { for_me, in_my_teams, by_me };
constexpr std::size_t requests_a_page = 25;
/// Asked of this person today, or of anybody in the teams they lead and those below, the longest waiting first; or by them, the newest
/// first.
std::vector<Request> requests(store::Connection& connection, const staff::Viewer& viewer, Show show, std::size_t skipped, std::size_t most);

}  // namespace decisions
