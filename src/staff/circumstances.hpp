#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "http/network.hpp"
#include "staff/access_policy.hpp"

namespace staff {

/// From where, when and with what somebody asks.
struct Circumstances {
    std::string address;
    LocalMinute at{};  ///< in London
    bool is_working_day = true;
    bool is_known_device = true;  ///< a browser and address that the person had another session with (staff/withheld.hpp)
};

enum class Only { from_networks, at_hours, on_known_device };

/// What somebody's role may, they may only so.
struct CircumstanceRule {
    Only only = Only::from_networks;
    std::vector<std::string> roles;  ///< whom it binds; empty: everybody
    Permissions what;
    bool is_on_working_days = false;  ///< with at_hours: on those alone
    MinuteOfDay begin{}, end{};       ///< with at_hours: from, and before
    std::string ask;                  ///< "Ask the duty worker.", for whoever is refused

    [[nodiscard]] bool binds(std::string_view role, Permission permission) const;
    /// "from the council’s own networks", "on working days from 7am to 8pm"
    [[nodiscard]] std::string when() const;
};
/// What the logs keep of a refusal: "network", "hours", "device".
std::string_view code_of(Only only);

/// An edition of what is only done from where, when and with which device (ASVS 8.2.4).
struct CircumstancePolicy {
    std::string edition;
    Day from{};
    std::vector<CircumstanceRule> rules;
    std::vector<http::Network> networks;  ///< the council's own, which it sets where it serves; without any, no rule holds

    /// Reads and checks a file such as policy/circumstances.toml. Throws std::runtime_error in plain words.
    static CircumstancePolicy from_file(const std::string& path);
    [[nodiscard]] bool holds() const { return !networks.empty(); }
    /// Which rule stands in the way of this role's doing this as things stand; nothing where none does. One of the device, which a fresh
    /// proof satisfies, only where no other does.
    [[nodiscard]] const CircumstanceRule* broken(std::string_view role, Permission permission, const Circumstances& now) const;
};

}  // namespace staff
