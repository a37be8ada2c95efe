#include "care/recording/search_index.hpp"
#include "care/recording/withdrawal.hpp"

namespace recording {

void withdraw_entry(store::Connection& connection, EntryId entry, Instant now) {
    connection.run("UPDATE entry SET state = :state, changed_at = :now WHERE id = :id",
                   {{"state", code_of(records::State::withdrawn)}, {"now", now}, {"id", entry}});
    keep_last_reading(connection, *find_entry(connection, entry));
    forget_words(connection, entry);
}

}  // namespace recording
