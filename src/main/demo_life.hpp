#pragma once
#include <cstdint>

#include "main/digest.hpp"
#include "records/entry.hpp"
#include "store/store.hpp"
#include "world/world.hpp"

/// What stands around the files of the invented authority: who opened them lately and why, what is half written, what somebody
/// is told of. The same from the same files on every machine.
class DemoLife {
  public:
    /// `users` are the world's workers, in its order.
    DemoLife(store::Store& store, const world::World& world, const std::vector<UserId>& users, Day today, Digest& digest);

    /// After a child's file was written: remembers who will have opened it, and leaves a draft or jotter with its holder now and then.
    void live_with(store::Connection& connection, ChildId child, const world::ChildFile& file);
    /// [A6.9] The holder of the file is told of what another wrote in the last days.
    void tell_holder(store::Connection& connection, const world::ChildFile& file, const world::Entry& invented,
                     const records::Entry& entry);
    struct Opening {
        Instant at;
        ChildId child;
        UserId user;
        std::string_view basis, page;
        const char* reason = nullptr;  ///< why the glass was broken for this opening
    };
    /// One more, before any is written.
    void add_opening(const Opening& opening) { openings_.push_back(opening); }
    /// Writes the openings into the ledger, in order of time, so many at once. False when none are left.
    bool write_openings(store::Connection& connection, std::size_t most);

  private:
    class Chance;

    void open_as_holder(Chance& chance, ChildId child, const world::Holding& holding);
    void open_as_leader(Chance& chance, ChildId child, const world::ChildFile& file);
    void open_as_others(Chance& chance, ChildId child, const world::ChildFile& file);
    void open_beside(Chance& chance, ChildId child);
    void leave_draft(store::Connection& connection, Chance& chance, ChildId child, UserId holder);
    void open(const world::Worker& worker, Opening opening);
    void break_glass(store::Connection& connection, const Opening& opening);

    store::Store& store_;
    const world::World& world_;
    const std::vector<UserId>& users_;
    Day today_;
    Digest& digest_;
    std::vector<std::size_t> duty_, practitioners_, support_, auditors_;
    std::vector<Opening> openings_;
    std::size_t written_ = 0;
    bool has_broken_glass_ = false;
};
