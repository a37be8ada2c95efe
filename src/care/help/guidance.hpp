#pragma once
#include <span>
#include <string_view>

// The words of the help pages [R.1]: short, in the order in which a new worker needs them.

namespace help {

struct Passage {
    std::string_view heading;
    std::string_view text;    ///< a sentence or a few; "" where the points say it all
    std::span<const std::string_view> points = {};
};

struct Guidance {
    std::string_view code;    ///< of its address: /help/code
    std::string_view title;
    std::string_view lead;    ///< one sentence under the title
    std::span<const Passage> passages;
    std::string_view section; ///< heading of the side navigation under which it stands
};

std::span<const Guidance> guidance();
/// nullptr for a code that is no page.
const Guidance* find_guidance(std::string_view code);

}  // namespace help
