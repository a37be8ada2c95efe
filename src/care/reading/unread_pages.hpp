#pragma once
#include "care/reading/unread.hpp"
#include "html/html.hpp"
#include "staff/app.hpp"

namespace reading {

/// [4.11] The way to the files not read for too long, and how many they are, for the first page of who leads a team.
html::Html unread_link(long long files, const staff::Timescales& timescales);

struct UnreadFacts {
    std::vector<UnreadFile> files;
    long long all = 0;
    std::size_t page = 1;
    bool has_next = false;
};
html::Html unread_content(const staff::Exchange& exchange, const UnreadFacts& facts);

}  // namespace reading
