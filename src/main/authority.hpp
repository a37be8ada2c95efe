#pragma once
#include <memory>
#include <string>

#include "store/store.hpp"

// What every command of the program starts from: where an authority's data and key lie.

struct Place {
    std::string folder;
    std::string database;  ///< postgresql://… in place of folder and key; "" for none
    std::string key_file;  ///< "" for the usual place
    int readers = 4;
    int reserve_megabytes = 0;  ///< kept free on the disk for telling who reads what
    bool read_only = false;  ///< a copy or a replica, of which nothing is changed
};

/// Opens the authority's database, brought to its newest shape. Throws std::runtime_error in plain words.
std::unique_ptr<store::Store> open_authority(const Place& place, bool may_make);

/// Opens a daybook (staff/daybook.hpp), made where there is none. Throws std::runtime_error in plain words.
std::unique_ptr<store::Store> open_daybook_at(const std::string& folder, const std::string& key_file);

/// Where the key that signs the ledger lies: as given, or beside the data's key. Throws std::runtime_error for a place in the data folder.
std::string signing_key_file_of(const Place& place, const std::string& given);
