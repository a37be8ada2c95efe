#include "base/text.hpp"
#include "care/front/home_pages.hpp"

namespace front {

using staff::Exchange;

html::Html find_box(const Exchange& exchange) {
    const html::Input box{.id = "home_words",
                          .name = "words",
                          .label = {.text = "Name, birth date or number", .classes = "govuk-label--s"},
                          .hint = "For example, catherine smyth 3/5/2014",
                          .type = "search",
                          .autocomplete = "off",
                          .spellcheck = false,
                          .classes = "govuk-!-width-two-thirds"};
    return staff::post_form(exchange, "/find", html::input(box) + html::button({.text = "Find"}),
                            {{"role", "search"}, {"aria-label", "Any child"}});
}

html::Html duty_part(const Exchange& exchange, const std::vector<files::ListedChild>& unallocated) {
    const auto content = html::subheading("Open files that nobody holds");
    if (unallocated.empty()) return content + html::body("Every open file has a case file holder.");
    return content + children_table(exchange, unallocated, "Open files that nobody holds", false);
}

}  // namespace front
