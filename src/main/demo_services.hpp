#pragma once
#include <string>

#include "care/recording/recording.hpp"
#include "main/digest.hpp"
#include "world/world.hpp"

/// A residential key worker of the invented authority, who holds the complementary file of one child and has written on it.
class DemoServices {
  public:
    DemoServices(store::Store& store, Day today, Digest& digest) : store_(store), today_(today), digest_(digest) {}

    void write_staff(store::Connection& connection, const std::string& password_hash);
    /// The first child who is looked after is the one.
    void note_child(ChildId child, const world::ChildFile& file);
    /// After all files are written.
    void fill(store::Connection& connection);

  private:
    struct Told {
        int days_ago;
        const char *key_issues, *seen_and_said, *childs_views;
    };
    void record(store::Connection& connection, ComplementaryFileId file, const Told& told);

    store::Store& store_;
    Day today_;
    Digest& digest_;
    UserId key_worker_;
    ChildId child_;
};
