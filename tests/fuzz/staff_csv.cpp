#include "staff/staff_csv.hpp"
#include "base/percent_encoding.hpp"
#include "fuzz.hpp"
#include "in_memory_file.hpp"

namespace {

void staff_csv(std::string_view input) {
    const InMemoryFile file(input);
    const auto read = staff::read_staff_file(file.path());
    if (!read) return fuzz::promise(!read.error().text.empty() || !read.error().fields.empty());
    long line = 0;
    for (const auto& one : read->lines) {
        fuzz::promise(one.line > line && !one.user_name.empty() && !read->faults.contains(one.line));
        for (const auto& text : {one.user_name, one.name, one.job_title, one.team, one.covered_by}) fuzz::promise(is_clean_text(text));
        line = one.line;
    }
    for (const auto& [at, fault] : read->faults) fuzz::promise(at > 0 && !fault.empty());
}

}  // namespace

FUZZ_TARGET(staff_csv)
