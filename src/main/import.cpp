#include "main/import.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <iostream>

#include "base/text.hpp"
#include "care/corrections/leavers.hpp"
#include "care/imported_notes/import_notes.hpp"
#include "main/progress.hpp"
#include "main/system_clock.hpp"
#include "returns/cin_census/import_census.hpp"
#include "staff/staff_import.hpp"

namespace {

constexpr int all_came_in = 0, nothing_kept = 1, something_left_out = 2;

int say_nothing_kept(const Problem& problem) {
    std::cerr << "The file cannot be imported. ";
    if (!problem.text.empty()) std::cerr << problem.text << ".\n";
    for (const auto& field : problem.fields) std::cerr << "  " << field.text << "\n";
    std::cerr << "Nothing was changed.\n";
    return nothing_kept;
}

}  // namespace

int import_cin_census(const ImportOptions& options) {
    const auto store = open_authority(options.place, false);
    const auto done = import_census(*store, options.file, system_now());
    if (!done) return say_nothing_kept(done.error());
    std::cout << in_words(*done);
    return done->summary.refused > 0 ? something_left_out : all_came_in;
}

int import_case_notes(const ImportOptions& options) {
    const auto store = open_authority(options.place, false);
    ProgressBar bar;
    const auto done =
        import_notes(*store, options.file, options.keeps_good ? BadLines::leave_out : BadLines::refuse_file, system_now(),
                     [&](std::uintmax_t read, std::uintmax_t all, long taken) { bar.show(read, all, counted(taken, "note", "notes")); });
    bar.end();
    if (!done) return say_nothing_kept(done.error());
    (done->is_kept ? std::cout : std::cerr) << in_words(*done);
    if (!done->is_kept) return nothing_kept;
    return done->bad > 0 ? something_left_out : all_came_in;
}

int import_staff_file(const ImportOptions& options) {
    const auto store = open_authority(options.place, false);
    const auto done =
        staff::import_staff(*store, options.file, {options.is_complete, options.is_sure}, corrections::hand_over, system_now());
    if (!done) return say_nothing_kept(done.error());
    (done->is_kept ? std::cout : std::cerr) << staff::in_words(*done);
    return done->is_kept ? all_came_in : nothing_kept;
}
