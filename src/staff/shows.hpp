#pragma once
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "html/components.hpp"
#include "staff/app.hpp"

namespace staff {

template <class Show>
struct ShowName {
    Show show;
    std::string_view code, label;
};

/// What a list can show, chosen above it and by "show" in its address.
template <class Show, std::size_t size>
struct Shows {
    std::array<ShowName<Show>, size> names;

    /// "?show=late"
    [[nodiscard]] std::string query_of(Show show) const {
        return "?show=" + std::string(std::ranges::find(names, show, &ShowName<Show>::show)->code);
    }
    [[nodiscard]] std::vector<Show> all() const {
        std::vector<Show> shows;
        for (const auto& name : names) shows.push_back(name.show);
        return shows;
    }
    /// What the address asks for, where it is offered; else the first that is. At least one is.
    [[nodiscard]] Show asked(const Exchange& exchange, const std::vector<Show>& offered) const {
        const auto found = std::ranges::find(names, exchange.request.query.get("show"), &ShowName<Show>::code);
        return found != names.end() && std::ranges::find(offered, found->show) != offered.end() ? found->show : offered.front();
    }
    [[nodiscard]] Show asked(const Exchange& exchange) const { return asked(exchange, all()); }
    /// The choice above the list at `path`; nothing where there is none.
    [[nodiscard]] html::Html chooser(std::string_view path, const std::vector<Show>& offered, Show chosen) const {
        if (offered.size() < 2) return {};
        html::Select select{.name = "show", .label = {.text = "Show"}};
        for (const auto& name : names)
            if (std::ranges::find(offered, name.show) != offered.end())
                select.items.push_back({.text = name.label, .value = name.code, .selected = name.show == chosen});
        return html::chooser(path, select);
    }
    [[nodiscard]] html::Html chooser(std::string_view path, Show chosen) const { return chooser(path, all(), chosen); }
};
}  // namespace staff
