#include "main/routes.hpp"

#include <iostream>
#include <map>

#include "base/policy_file.hpp"
#include "http/policy_reports.hpp"
#include "main/capabilities.hpp"
#include "main/system_clock.hpp"

int print_routes(const Place& place) {
    const auto store = open_authority(place, false);
    const auto working_days = WorkingDays::from_file(policy_file("bank_holidays.csv"));
    const staff::App app{*store, working_days, system_now, [](std::string_view name) { return std::string(name); }, ""};
    http::Router router;
    staff::Routes routes(router, app);
    register_routes(routes);
    http::PolicyReports reports([](const std::string&) {});
    reports.add_route(router);

    std::map<std::string, std::string> permissions;
    for (const auto& one : routes.declared())
        if (one.allowed.permission) permissions[one.method + one.pattern] = code_of(*one.allowed.permission);
    for (const auto& one : router.listed()) {
        const auto permission = permissions.find(one.method + one.pattern);
        std::cout << one.method << " " << one.pattern << " " << (permission == permissions.end() ? "-" : permission->second);
        for (const auto& field : one.form.all()) std::cout << " " << field;
        std::cout << "\n";
    }
    return 0;
}
