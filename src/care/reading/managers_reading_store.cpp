#include "base/text.hpp"
#include "care/reading/reading.hpp"
#include "care/recording/recording.hpp"

namespace reading {

std::optional<LastReading> last_reading(store::Connection& connection, ChildId child) {
    const auto rows =
        connection.query("SELECT " + recording::entry_columns +
                             " FROM entry e WHERE e.child_id = :child AND e.kind = 'managers_reading' AND e.state <> 'withdrawn'"
                             " ORDER BY e.happened DESC, e.written_at DESC, e.id DESC LIMIT 1",
                         {{"child", child}});
    if (rows.empty()) return std::nullopt;
    const auto entry = recording::to_entry(rows.front(), {});
    const auto content = recording::content_for(connection, entry, {});
    const auto purpose = records::label_of(recording::field("reading_purpose").choices, content.observation.reading_purpose);
    return LastReading{entry.id, entry.happened, entry.author_name, std::string(purpose)};
}

std::string in_words(const std::optional<LastReading>& reading) {
    if (!reading) return "No manager has recorded reading this file yet.";
    auto words = "Last read by a manager: " + in_short(reading->happened.day()) + " by " + reading->name;
    if (!reading->purpose.empty()) words += ", " + folded(reading->purpose);
    return words + ".";
}

}  // namespace reading
