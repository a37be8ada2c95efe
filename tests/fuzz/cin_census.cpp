#include "returns/cin_census/cin_census.hpp"
#include "base/percent_encoding.hpp"
#include "fuzz.hpp"
#include "in_memory_file.hpp"
#include "returns/cin_census/census_events.hpp"

namespace {

void cin_census(std::string_view input) {
    const InMemoryFile file(input);
    long children = 0;
    const auto census = read_census(file.path(), [&](const CensusChild& child) -> Done {
        ++children;
        fuzz::promise(!child.la_child_id.empty() && is_clean_text(child.la_child_id));
        for (const auto& event : events_of(child)) fuzz::promise(!event.headline.empty() && !event.key.empty());
        const auto standing = standing_of(child);
        fuzz::promise(together(standing, standing).status == standing.status);
        return {};
    });
    if (!census) return fuzz::promise(!census.error().text.empty());
    fuzz::promise(0 < census->children && census->children <= children);  // one who comes twice is one child
    for (const auto& finding : census->findings) fuzz::promise(!in_words(finding).empty());
}

}  // namespace

FUZZ_TARGET(cin_census)
