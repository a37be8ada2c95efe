#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.hpp"
#include "records/kind.hpp"
#include "staff/app.hpp"

namespace reading {

/// What a file or a chronology is narrowed to. It travels in addresses, so it holds codes, numbers and days, never words.
struct FileFilter {
    PersonId person;                ///< took part [1.2] [1.3]
    std::string kind;               ///< code of a kind, or of a class as class_code() makes it
    UserId author;
    std::optional<Day> from, until; ///< both included
    std::string seen;               ///< seen, alone, not_seen
    std::string state;
    ComplementaryFileId complementary;  ///< written on this file of another service
    bool is_significant = false;
    std::string order;              ///< "", newest or oldest
    std::vector<FieldProblem> problems;

    [[nodiscard]] bool is_narrowed() const;
};

/// Reads the fields of the filter's form, whose dates are x-day, x-month and x-year. What is no code counts as not given.
FileFilter to_filter(const Fields& fields);
/// The same fields again.
Pairs to_pairs(const FileFilter& filter);
/// The parameters of to_query, as a route names them.
inline constexpr std::string_view filter_parameters =
    "person&kind&author&from-day&from-month&from-year&until-day&until-month&until-year&seen&state&significant&order";
/// "?person=4&order=oldest", or "" for everything.
std::string to_query(const FileFilter& filter, const Pairs& more = {});

/// "class_did_not_happen" for the class "Did not happen".
std::string class_code(std::string_view record_class);
/// The kinds a filter's code stands for: one, all of a class, or none for a code that is neither.
std::vector<const records::Kind*> kinds_of(std::string_view code);

}  // namespace reading
