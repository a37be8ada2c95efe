#pragma once
#include "main/demo_life.hpp"
#include "main/demo_records.hpp"

/// Where the workers of the invented authority live and which teams they were in, and a handful who look where they should not, for whoever
/// reviews access to find: a neighbour, a relative, somebody of a former team, somebody who reads what a leaver left, somebody who opens
/// very many records. The same from the same seed on every machine.
class DemoAccess {
  public:
    DemoAccess(store::Store& store, const world::World& world, const std::vector<UserId>& users, const std::vector<TeamId>& teams,
               Day today, DemoLife& life)
        : store_(store), world_(world), users_(users), teams_(teams), today_(today), life_(life) {}

    /// After the workers and teams are written.
    void write_staff(store::Connection& connection, const std::string& password_hash);
    /// Before a family is written: one file stays with a worker who has left.
    void leave_to_leaver(world::Family& family);
    /// After a child's file is written.
    void note_child(store::Connection& connection, ChildId child, const world::Family& family, const world::ChildFile& file);
    /// After the last family.
    void open_very_many();
    /// "neighbour: amina.yusuf, file 26-000012": whom to find.
    [[nodiscard]] std::vector<std::string> planted(store::Connection& connection) const;

  private:
    struct Planted {
        const char* kind;
        UserId user;
        ChildId child;  ///< not set: many
    };
    [[nodiscard]] UserId duty(std::size_t number) const;
    /// So many days ago, or on the working day before that.
    [[nodiscard]] Instant at(int days_ago, int hour, int minute) const;
    /// False where there is one of the kind already, or somebody else looks at this child.
    bool plant(const char* kind, UserId user, ChildId child);
    bool plant_neighbour(store::Connection& connection, ChildId child, const std::string& postcode);
    bool plant_relative(store::Connection& connection, ChildId child);
    bool plant_former_colleague(store::Connection& connection, ChildId child, const world::ChildFile& file);
    void plant_reader_of_leavers(ChildId child);

    store::Store& store_;
    const world::World& world_;
    const std::vector<UserId>& users_;
    const std::vector<TeamId>& teams_;
    Day today_;
    DemoLife& life_;
    std::vector<UserId> working_;  ///< who have not left
    UserId relative_;
    std::string left_behind_;  ///< case number of the file that stays with a leaver
    std::vector<ChildId> open_children_;
    std::vector<Planted> planted_;
};
