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
    const auto days = said["managers_reading"]["days"].value<int>();
    if (!days || *days < 1) throw std::runtime_error(path + ": days under [managers_reading] must be a number, 1 or more");
    return {.days_between_managers_readings = *days};
}

}  // namespace staff
