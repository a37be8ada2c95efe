#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>

#include "base/problem.hpp"
#include "store/store.hpp"

// Case notes of an older system become entries on their children's files. docs/how_to/import_notes.md tells councils how.

/// What to do with the good lines of a file that also has bad ones.
enum class BadLines { refuse_file, leave_out };

struct NotesImport {
    long taken = 0;  ///< notes that became entries
    long known = 0;  ///< notes that were here already
    long bad = 0;    ///< lines with something wrong: left out, or the reason why nothing was taken
    bool is_kept = true;
    /// What is wrong with each bad line, and which note here reads differently now. Beyond most_told only the counts go on.
    std::vector<std::string> told;
    static constexpr std::size_t most_told = 10'000;
};

/// `progress` is told bytes read, of how many, and notes taken. The answer is a problem only where the file as a whole cannot be
/// used; bad lines are counted. Unless is_kept, nothing of the file stays.
Result<NotesImport> import_notes(store::Store& store, const std::filesystem::path& file, BadLines bad_lines, Instant now,
                                 const std::function<void(std::uintmax_t, std::uintmax_t, long)>& progress = {});
std::string in_words(const NotesImport& done);
