#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "records/kind.hpp"
#include "staff/accounts.hpp"
#include "store/store.hpp"

// Other services that work on the same case hold complementary files under the same child [3.3]: each of one service, with one holder, who
// reads and writes that file and not the case file. When the service ends, what it did and what came of it go on the record [3.5].

namespace complementary_files {

extern const store::Migration migration;

/// LOCAL: the services that may work on a case beside the social worker.
std::span<const records::Choice> services();

struct ComplementaryFile {
    ComplementaryFileId id;
    ChildId child;
    std::string service;   ///< code of services()
    std::string provider;  ///< home, agency or carer; "" for the authority's own
    UserId holder;
    std::string holder_name;  ///< with their title
    Day opened_on{};
    std::optional<Day> ended_on;
    std::string involvement, outcome;  ///< once it has ended

    [[nodiscard]] std::string_view label() const { return records::label_of(services(), service); }
    /// "Residential service, Invented House"
    [[nodiscard]] std::string title() const;
};

struct NewComplementaryFile {
    std::string service, provider;
    std::string holder;  ///< user name
};
/// Problems name the field: service, holder. A holder is somebody who works here and whose role may hold such a file.
Result<ComplementaryFileId> open(store::Store& store, store::Connection& connection, ChildId child, const NewComplementaryFile& file,
                                 UserId by, Instant now);
/// The new holder reads and writes from now on, the one before no more.
Done change_holder(store::Connection& connection, const ComplementaryFile& file, std::string_view holder, UserId by, Instant now);
/// [3.5] Problems name the field: involvement, outcome.
Done end(store::Connection& connection, const ComplementaryFile& file, std::string_view involvement, std::string_view outcome, UserId by,
         Instant now);

std::optional<ComplementaryFile> find(store::Connection& connection, ComplementaryFileId id);
/// Those that are open first, then by when they were opened, newest first.
std::vector<ComplementaryFile> files_of(store::Connection& connection, ChildId child);
/// Whether this person holds this file of this child, and the service goes on.
bool is_held_by(store::Connection& connection, ComplementaryFileId file, ChildId child, UserId user);

/// A file that somebody holds, in their own list.
struct HeldFile {
    ComplementaryFile file;
    std::string child_name;
};
std::vector<HeldFile> held_by(store::Connection& connection, const staff::Viewer& holder);

}  // namespace complementary_files
