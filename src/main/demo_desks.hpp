#pragma once
#include <vector>

#include "care/recording/commands.hpp"
#include "main/digest.hpp"
#include "world/world.hpp"

/// What lies on the desks of some workers of the invented authority, so that every page has something true to show: entries saved
/// and not completed, drafts, corrections and moves that wait for a decision, an entry withdrawn, write-ups due. The first
/// practitioners and team leaders by name have all of it; it is done by the commands that people use.
class DemoDesks {
  public:
    DemoDesks(store::Store& store, const world::World& world, const std::vector<UserId>& users, Day today, Digest& digest);

    /// Whether this entry is one of the few that its writer has still to complete.
    bool is_left_unfinished(const world::Entry& invented);
    void note_child(ChildId child, const world::ChildFile& file);
    void note_entry(const world::ChildFile& file, const world::Entry& invented, const records::Entry& entry);
    /// After all files are written.
    void fill(store::Connection& connection, const WorkingDays& calendar);

  private:
    struct Paper {
        EntryId entry;
        ChildId child;
        records::Happened happened;
        bool is_late = false;
    };
    struct Desk {
        std::size_t worker = 0;
        std::vector<ChildId> children;
        std::vector<Paper> papers;    ///< completed contacts of the worker's own, newest last
        std::vector<Paper> orphaned;  ///< of a leader: by somebody who has left, on the team's files
        std::vector<Paper> of_team;   ///< of a leader: by somebody of the team
        int unfinished = 0;
    };

    void add_desks(world::Role role, std::size_t most);
    void fill(store::Connection& connection, const WorkingDays& calendar, Desk& desk);
    void leave_drafts(store::Connection& connection, const Desk& desk);
    void ask_correction(store::Connection& connection, const WorkingDays& calendar, const Paper& paper, std::size_t by);
    /// `to` not set: the entry belongs on no file.
    RequestId ask_move(store::Connection& connection, const WorkingDays& calendar, const Paper& paper, std::size_t by, ChildId to,
                       const std::string& reason);
    /// A student beside the holder of one file, with an entry that waits to be countersigned, and a decision that is asked of a manager.
    void let_student_write(store::Connection& connection, const WorkingDays& calendar, const Desk& desk);
    void ask_for_decision(store::Connection& connection, const WorkingDays& calendar, const Desk& desk);
    [[nodiscard]] std::size_t colleague_of(std::size_t worker) const;
    [[nodiscard]] Instant next_moment() { return at_ += std::chrono::seconds{95}; }

    store::Store& store_;
    const world::World& world_;
    const std::vector<UserId>& users_;
    Day today_;
    Digest& digest_;
    Instant at_;
    std::vector<Desk> desks_;
};
