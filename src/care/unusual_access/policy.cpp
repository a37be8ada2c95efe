#include <stdexcept>
#include <toml++/toml.h>

#include "base/policy_file.hpp"
#include "care/unusual_access/unusual_access.hpp"

namespace unusual_access {

Policy Policy::from_file(const std::string& path) {
    toml::table said;
    try {
        said = toml::parse_file(path);
    } catch (const toml::parse_error& error) {
        throw std::runtime_error("What is unusual cannot be read: " + path + ", line " + std::to_string(error.source().begin.line) + ": " +
                                 std::string(error.description()));
    }
    const auto number = [&](const char* name, std::string_view section = "") {
        const auto found = section.empty() ? said[name].value<int>() : said[section][name].value<int>();
        if (!found || *found < 0) throw std::runtime_error(path + ": " + name + " must be a number, 0 or more");
        return *found;
    };
    Policy policy;
    for (std::size_t place = 0; place < sign_count; ++place)
        policy.weights[place] = number(std::string(code_of(static_cast<Sign>(place))).c_str(), "weight");
    policy.tell_at = number("tell_at");
    policy.settle = std::chrono::minutes{number("settle_minutes")};
    policy.acted_within = std::chrono::hours{number("acted_within_hours")};
    policy.quiet = std::chrono::days{number("quiet_days")};
    policy.people_needed = number("people_needed", "names");
    policy.rare_in_10000 = number("rare_in_10000", "names");
    policy.uncommon_in_10000 = number("uncommon_in_10000", "names");
    policy.former_team = std::chrono::days{number("former_days", "teams")};
    policy.day_begins = std::chrono::hours{number("begin", "working_hours")};
    policy.day_ends = std::chrono::hours{number("end", "working_hours")};
    if (policy.tell_at < 1) throw std::runtime_error(path + ": tell_at must be 1 or more, or every opening would be told of");
    return policy;
}

const Policy& policy() {
    static const auto policy = Policy::from_file(policy_file("unusual_access.toml"));
    return policy;
}

}  // namespace unusual_access
