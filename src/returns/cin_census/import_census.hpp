#pragma once
#include <filesystem>

#include "returns/cin_census/cin_census.hpp"
#include "store/store.hpp"

/// What an import did.
struct CensusImport {
    /// What the file holds. Its findings also tell where the record already said something else.
    CensusSummary summary;
    long new_children = 0, known_children = 0;
    long new_events = 0, known_events = 0, changed_events = 0;
};

/// Takes a census into the record: children as people with a file, and every dated fact as a completed key event that names its
/// source. Doing it again changes nothing; what a later file adds is added, and a date that a later file tells otherwise is changed
/// while the earlier version stays. All in one transaction: after a problem nothing of the file is kept.
Result<CensusImport> import_census(store::Store& store, const std::filesystem::path& file, Instant now);
/// What came in, what was there already, and every line that was left out or needs a look, for the command line.
std::string in_words(const CensusImport& done);
