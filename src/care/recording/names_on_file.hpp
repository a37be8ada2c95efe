#pragma once
#include <string>
#include <vector>

#include "care/recording/recording.hpp"

namespace recording {

/// Somebody who is named in a child's entries.
struct NameOnFile {
    PersonId person;
    std::string name, role;  ///< as last written
};
struct AuthorOnFile {
    UserId user;
    std::string name;
};

/// [1.2] Keeps who is named in this version of an entry and who wrote it, each once a child, so that whoever narrows a file by them need
/// not read all of it. Whoever is named in no entry of the child any more, a correction took them out, goes.
void keep_names_on_file(store::Connection& connection, const records::Entry& entry, const Content& content);

/// By name, at most so many.
std::vector<NameOnFile> names_on_file(store::Connection& connection, ChildId child, const Sight& sight, std::size_t most);
std::vector<AuthorOnFile> authors_on_file(store::Connection& connection, ChildId child, std::size_t most);

}  // namespace recording
