#pragma once
#include "care/reading/readers.hpp"
#include "html/html.hpp"
#include "staff/app.hpp"

namespace reading {

struct ReadersFacts {
    ChildId child;
    UsesPage page;
    std::vector<ReaderName> readers;
    UserId only;  ///< not set: everybody
    long long readers_lately = 0;
    bool is_newest_page = true;
};
constexpr std::chrono::days lately{30};
html::Html readers_content(const ReadersFacts& facts);

}  // namespace reading
