#include "main/bring_home.hpp"

#include <filesystem>
#include <iostream>

#include "base/text.hpp"
#include "main/system_clock.hpp"
#include "staff/daybook.hpp"

int bring_daybook_home(const BringHomeOptions& options) {
    if (!std::filesystem::exists(options.daybook + "/firsthand.db"))
        throw std::runtime_error("There is no daybook in " + options.daybook + ".");
    const auto daybook = open_daybook_at(options.daybook, options.daybook_key_file);
    const auto record = open_authority(options.place, false);
    const auto events = staff::bring_home(*record, *daybook, system_now());
    std::cout << (events == 0 ? "Everything in the daybook had come home before.\n"
                              : "Brought home from the daybook: " + counted(events, "event", "events") + ".\n");
    return 0;
}
