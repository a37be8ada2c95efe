#include "staff/staff_csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <span>

#include "base/text.hpp"
#include "staff/absence.hpp"
#include "staff/sign_in.hpp"

namespace staff {

namespace {

constexpr std::size_t most_lines = 50'000;

/// Codes or labels, parted by semicolons.
std::string take_roles(std::string& field, StaffLine& line) {
    for (const auto piece : split(field, ';')) {
        const auto word = folded(trimmed(piece));
        if (word.empty()) continue;
        const auto& roles = access_policy().roles;
        const auto role =
            std::ranges::find_if(roles, [&](const Role& one) { return folded(one.code) == word || folded(one.label) == word; });
        if (role == roles.end())
            return fmt::format("“{}” is no role here. Write codes such as practitioner, with semicolons between them",
                               shortened(piece, 40));
        line.roles.push_back(role->code);
    }
    std::ranges::sort(line.roles);
    const auto repeated = std::ranges::unique(line.roles);
    line.roles.erase(repeated.begin(), repeated.end());
    return {};
}

std::string take_kind(std::string& field, StaffLine& line) {
    const auto word = folded(trimmed(field));
    if (word.empty()) return {};
    for (const auto& kind : absence_kinds())
        if (word == kind.code || word == folded(kind.label)) {
            line.absence_kind = kind.code;
            return {};
        }
    return fmt::format("“{}” is no kind of absence here. Write leave, sickness or other", shortened(trimmed(field), 40));
}

std::string take_user_name(std::string& field, std::string& into) {
    auto wrong = take_csv_text(field, into, 60);
    into = folded_user_name(into);
    return wrong;
}

constexpr auto columns = std::to_array<CsvColumn<StaffLine>>({
    {"user_name", true,
     [](std::string& field, StaffLine& line) {
         auto wrong = take_user_name(field, line.user_name);
         return wrong.empty() && line.user_name.empty() ? std::string("is empty. Write the name they sign in with") : wrong;
     }},
    {"name", true, [](std::string& field, StaffLine& line) { return take_csv_text(field, line.name, 200); }},
    {"job_title", true, [](std::string& field, StaffLine& line) { return take_csv_text(field, line.job_title, 200); }},
    {"email_address", false, [](std::string& field, StaffLine& line) { return take_csv_text(field, line.email_address, 254); }},
    {"team", false, [](std::string& field, StaffLine& line) { return take_csv_text(field, line.team, 200); }},
    {"roles", false, take_roles},
    {"reads_until", false, [](std::string& field, StaffLine& line) { return take_csv_day(field, line.reads_until); }},
    {"starts_on", false, [](std::string& field, StaffLine& line) { return take_csv_day(field, line.starts_on); }},
    {"leaves_on", false, [](std::string& field, StaffLine& line) { return take_csv_day(field, line.leaves_on); }},
    {"absent_from", false, [](std::string& field, StaffLine& line) { return take_csv_day(field, line.absent_from); }},
    {"absent_until", false, [](std::string& field, StaffLine& line) { return take_csv_day(field, line.absent_until); }},
    {"absence_kind", false, take_kind},
    {"covered_by", false, [](std::string& field, StaffLine& line) { return take_user_name(field, line.covered_by); }},
});

void check(const StaffLine& line, Problems& problems) {
    if (line.starts_on && line.leaves_on && *line.leaves_on < *line.starts_on) problems.add("leaves_on", "is before starts_on");
    if (line.absent_from && line.absent_until && *line.absent_until < *line.absent_from)
        problems.add("absent_until", "is before absent_from");
    if (!line.absent_from && line.absent_until) problems.add("absent_until", "needs absent_from beside it");
}

}  // namespace

Result<StaffFile> read_staff_file(const std::filesystem::path& path) {
    auto rows = CsvRows::open(path);
    if (!rows) return std::unexpected(rows.error());
    CsvRow row;
    const std::span<const CsvColumn<StaffLine>> known(columns);
    auto found = rows->next(row);
    if (!found) return std::unexpected(found.error());
    if (!*found) return std::unexpected(Problem::refused("The file has nothing but empty lines"));
    const auto places = read_csv_heading(row, known);
    if (!places) return std::unexpected(places.error());
    StaffFile file;
    std::map<std::string, long> first_lines;
    for (found = rows->next(row); found && *found; found = rows->next(row)) {
        if (file.user_names.size() == most_lines) return std::unexpected(Problem::refused("The file has more than 50,000 lines"));
        StaffLine line{.line = row.line};
        Problems problems;
        take_csv_row(row, *places, known, line, problems);
        check(line, problems);
        if (const auto [first, is_new] = first_lines.try_emplace(line.user_name, line.line); !is_new && !line.user_name.empty())
            problems.add("user_name", fmt::format("“{}” stands at line {} already", line.user_name, first->second));
        file.user_names.push_back(line.user_name);
        if (problems.any()) file.faults.emplace(line.line, in_words_of_line(problem_of_csv_line(line.line, problems)));
        else file.lines.push_back(std::move(line));
    }
    if (!found) return std::unexpected(found.error());
    return file;
}

}  // namespace staff
