#pragma once
#include "care/reading/file_list.hpp"
#include "html/html.hpp"
#include "staff/app.hpp"

namespace reading {

/// What stands on the page of a file.
struct FilePageFacts {
    ChildId child;
    FileFilter filter;
    FilePage page;
    FilterChoices choices;
    long long all_entries = 0, fitting_entries = 0;
    std::string last_reading;
    staff::Permissions allowed;  ///< on this child's record
    bool just_read = false;  ///< the manager's reading was recorded a moment ago
};
html::Html file_content(const staff::Exchange& exchange, const FilePageFacts& facts);

/// Entries under the months in which they happened, late ones in place and marked [A6.17]. On paper nothing is folded.
html::Html entries_by_month(const staff::Exchange& exchange, const std::vector<Listed>& entries, bool on_paper);

}  // namespace reading
