#pragma once
#include "care/corrections/correction_requests.hpp"
#include "html/html.hpp"

namespace corrections {

/// [2.6] Every version of an entry, and two of them to compare.
struct VersionsFacts {
    records::Entry entry;
    std::vector<recording::Version> versions;
    std::vector<CorrectionRequest> corrections;
    int from = 1, to = 1;
    recording::Content before, after;
};
html::Html versions_page(const VersionsFacts& facts);

/// Every answer that differs between two versions, words taken out and put in. Says so when nothing differs.
html::Html compared(const records::Kind& kind, const recording::Content& before, const recording::Content& after);

}  // namespace corrections
