#pragma once
#include <string>
#include <vector>

#include "store/connection.hpp"

namespace store {

struct Table {
    std::string name;
    std::vector<std::string> columns;  ///< in their order
};

/// The tables of the authority in order of name. Left out are the steps that made them, the marks of
/// programs' last commits, and an index of words, which has a shape of
/// its own on each database and is made again from what it indexes.
std::vector<Table> tables(Connection& connection);

/// Lets the database go on numbering rows behind those that were put into it with their numbers.
void number_on(Connection& connection, const Table& table);

}  // namespace store
