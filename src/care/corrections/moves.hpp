#pragma once
#include "care/corrections/correction_requests.hpp"

namespace corrections {

/// An entry that stands on the wrong child's file, and whose it is. It is moved or withdrawn with a reason and a manager's
/// agreement; the original is kept.
struct MoveRequest {
    RequestId id;
    EntryId entry;
    ChildId to;            ///< not set: it belongs on no file
    std::string reason;
    UserId asked_by;
    std::string asked_by_name;
    Instant asked_at{};
    EntryId made;          ///< the entry on the right file, once agreed
    Decided decided;
};

/// Those whose agreement is enough: who leads the author, and who leads the work with the child on whose file it stands.
bool may_agree_to_move(const staff::User& actor, const std::vector<UserId>& leaders);
/// The words as they go to the other child's file: whoever took part as the child is now the other one; no word changes.
recording::Content for_other_child(recording::Content content, ChildId from, ChildId to, const std::string& name_of_other);

/// Leaders of the author's team and of the child's, upward.
std::vector<UserId> leaders_for(store::Connection& connection, const records::Entry& entry, Instant now);

/// The teams this manager leads, and those below them; none for who may not decide.
std::vector<TeamId> teams_led_by(store::Connection& connection, const staff::User& user);

/// Asks for the agreement; takes effect at once when who asks could agree. Sent twice with the same id it is asked once.
Done ask_to_move(store::Connection& connection, const recording::Act& act, const MoveRequest& request);
Done decide_move(store::Connection& connection, const recording::Act& act, RequestId id, Decision decision, const std::string& reason);

std::optional<MoveRequest> find_move(store::Connection& connection, RequestId id);
/// The moves of this entry away from its file, oldest first.
std::vector<MoveRequest> moves_of(store::Connection& connection, EntryId entry);
/// The move by which this entry came to its file.
std::optional<MoveRequest> move_that_made(store::Connection& connection, EntryId entry);
std::vector<MoveRequest> moves_asked_by(store::Connection& connection, UserId user);
std::vector<MoveRequest> moves_waiting_in_team(store::Connection& connection, TeamId team);
void insert_move(store::Connection& connection, const MoveRequest& request);
void store_decision(store::Connection& connection, const MoveRequest& request);

/// Somebody who opened the entry, or a page of the file on which it stood.
struct Reader {
    std::string name;
    Instant at{};
    bool opened_entry = false;
};
/// Who had read it on this file between two moments, newest first, at most 100.
std::vector<Reader> readers_of(store::Connection& connection, const records::Entry& entry, Instant until);

/// Entries that add to this one: addenda and write-ups, oldest first.
std::vector<records::Entry> entries_about(store::Connection& connection, EntryId entry, const recording::Sight& sight);
/// The entries that the same act made on other children's files [A6.15].
std::vector<records::Entry> same_occasion(store::Connection& connection, const records::Entry& entry);

}  // namespace corrections
