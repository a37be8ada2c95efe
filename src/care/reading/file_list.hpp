#pragma once
#include "care/reading/file_filter.hpp"
#include "care/recording/recording.hpp"

namespace reading {

/// Where an entry stands in a file's order: by when it happened, then by when it was written [A6.17].
struct FileKey {
    std::int64_t happened = 0, written_at = 0, id = 0;
};
FileKey key_of(const records::Entry& entry);
std::string to_text(const FileKey& key);
std::optional<FileKey> parse_key(std::string_view text);

/// Which way a page lies from the one whose key is given.
enum class Way { from_start, onward, back };

/// A statement and what it binds.
struct Query {
    std::string sql;
    store::Bindings bindings;
};
/// The spine of the entries of one page, one more than `most` to know whether there are more. For Way::back in the
/// opposite order.
Query file_query(ChildId child, const recording::Sight& sight, const FileFilter& filter, Way way, const FileKey& key, std::size_t most);
/// Adds to "WHERE e.child_id = :child" what the filter asks. A question about what an entry says finds none that is withheld.
void narrow(Query& query, const recording::Sight& sight, const FileFilter& filter);

struct Listed {
    recording::Written written;
    int recorded_on = 1;             ///< on how many children's files this act was recorded [A6.15]
    std::string why_withdrawn;
};
struct FilePage {
    std::vector<Listed> entries;
    bool has_onward = false, has_back = false;
};
constexpr std::size_t entries_a_page = 25;
FilePage read_file_page(store::Connection& connection, ChildId child, const staff::Viewer& viewer, const recording::Sight& sight,
                        const FileFilter& filter, Way way, const FileKey& key, std::size_t most = entries_a_page);
/// How many fit the filter.
long long count_entries(store::Connection& connection, ChildId child, const recording::Sight& sight, const FileFilter& filter = {});

/// What the filter offers: who took part and who wrote on this file.
struct FilterChoices {
    std::vector<std::pair<PersonId, std::string>> people;
    std::vector<std::pair<UserId, std::string>> authors;
};
FilterChoices filter_choices(store::Connection& connection, ChildId child, const recording::Sight& sight);

}  // namespace reading
