#include "staff/timescales.hpp"

#include <stdexcept>
#include <toml++/toml.h>

namespace staff {

Timescales timescales_from_file(const std::string& path) {
    toml::table said;
    try {
        said = toml::parse_file(path);
    } catch (const toml::parse_error& error) {
        throw std::runtime_error("The timescales cannot be read: " + path + ", line " + std::to_string(error.source().begin.line) + ": " +
                                 std::string(error.description()));
    }
    const auto number = [&](const char* section, const char* name) {
        const auto found = said[section][name].value<int>();
        if (!found || *found < 1) throw std::runtime_error(path + ": " + name + " under [" + section + "] must be a number, 1 or more");
        return *found;
    };
    const auto minutes = [&](const char* name) { return std::chrono::minutes{number("many_records", name)}; };
    return {.days_between_managers_readings = number("managers_reading", "days"),
            .working_days_to_countersign = number("countersigning", "working_days"),
            .second_person_within = std::chrono::hours{number("second_person", "hours")},
            .access = {.tell_children = number("many_records", "tell_children"),
                       .tell_within = minutes("tell_minutes"),
                       .stop_children = number("many_records", "stop_children"),
                       .stop_within = minutes("stop_minutes")}};
}

}  // namespace staff
