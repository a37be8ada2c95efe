#include "base/fields.hpp"
#include "base/percent_encoding.hpp"
#include "fuzz.hpp"

namespace {

void urlencoded_form(std::string_view input) {
    const auto form = parse_urlencoded(input);
    if (!form) return;
    for (const auto& [name, value] : form->pairs()) {
        fuzz::promise(is_clean_text(name) && is_clean_text(value));
        fuzz::promise(form->has(name) && !form->all(name).empty());
    }
    // What a draft keeps of a form is the form.
    const auto again = parse_urlencoded(to_urlencoded(form->pairs()));
    fuzz::promise(again && again->pairs() == form->pairs());
}

}  // namespace

FUZZ_TARGET(urlencoded_form)
