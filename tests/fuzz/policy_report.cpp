#include "fuzz.hpp"
#include "http/policy_reports.hpp"

namespace {

/// What anybody may post as a browser's report: JSON, of which nothing but words of ours and names of directives reaches the log.
void policy_report(std::string_view input) {
    const auto words = http::refused_in_page(input);
    if (!words) return;
    fuzz::promise(words->starts_with("a browser refused what a page held: ") && words->size() < 250);
    for (const char c : *words)
        fuzz::promise((c >= 'a' && c <= 'z') || c == ' ' || c == ':' || c == ',' || c == '-' || c == '_' || c == '/' || c == '#');
}

}  // namespace

FUZZ_TARGET(policy_report)
