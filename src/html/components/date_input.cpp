#include "html/components/date_input.hpp"

#include "html/components/text_inputs.hpp"
#include "html/writer.hpp"

#include <algorithm>

namespace html {
namespace {

constexpr std::string_view error_class = "govuk-input--error";

bool classes_say_error(const DateItem& item) { return item.classes.plain().contains(error_class); }

/// A box of a name we know takes its value from the option of that name, and the year is wider.
struct Known {
    std::string name;
    Value value;
    int width = 2;
};

Known known(const DateInput& date, const DateItem& item) {
    Known box{.name = item.name.plain(), .value = item.value};
    const auto is = [&](const DateItem& named, std::string_view plain_name) {
        if (&item == &named && box.name.empty()) box.name = plain_name;
        if (&item != &named && (box.name.empty() || (box.name != plain_name && box.name != named.name.plain()))) return false;
        if (!box.value.given()) box.value = named.value;
        return true;
    };
    if (!is(date.day, "day") && !is(date.month, "month") && is(date.year, "year")) box.width = 4;
    return box;
}

std::string classes(const DateInput& date, const DateItem& item, bool any_has_error, int width) {
    std::string all = "govuk-date-input__input";
    const bool wrong = item.error.value_or(date.error_message && !any_has_error);
    if (wrong && !classes_say_error(item)) all.append(" ").append(error_class);
    if (!item.classes.plain().contains("govuk-input--width-")) all += " govuk-input--width-" + std::to_string(width);
    if (!item.classes.empty()) all.append(" ").append(item.classes.plain());
    return all;
}

Value capitalised(std::string name) {
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z') name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

void write_item(Writer& out, const DateInput& date, const DateItem& item, bool any_has_error) {
    const auto box = known(date, item);
    const auto full_name = date.name_prefix.empty() ? box.name : date.name_prefix.plain() + "-" + box.name;
    auto value = box.value;
    const auto found = std::ranges::find(date.values, full_name, &std::pair<std::string, std::string>::first);
    if (!value.given() && found != date.values.end()) value = found->second;
    out << "<div class=\"govuk-date-input__item\">";
    write(out, Input{.id = item.id.or_else(date.id.plain() + "-" + box.name),
                     .name = full_name,
                     .label = {.text = item.label.or_else(capitalised(box.name)).plain(), .classes = "govuk-date-input__label"},
                     .value = value,
                     .inputmode = item.inputmode.or_else("numeric"),
                     .autocomplete = item.autocomplete,
                     .pattern = item.pattern,
                     .classes = classes(date, item, any_has_error, box.width),
                     .attributes = item.attributes});
    out << "</div>";
}

void write_items(Writer& out, const DateInput& date) {
    std::vector<const DateItem*> items{&date.day, &date.month, &date.year};
    if (!date.items.empty()) {
        items.clear();
        for (const auto& item : date.items) items.push_back(&item);
    }
    const bool any_has_error =
        std::ranges::any_of(items, [](const auto* item) { return item->error.value_or(false) || classes_say_error(*item); });
    for (const auto* item : items) write_item(out, date, *item, any_has_error);
}

}  // namespace

void write(Writer& out, const DateInput& options) {
    const Described described{options.hint, options.error_message, options.id.plain()};
    const bool has_fieldset = options.fieldset.given();
    write_form_group_start(out, options.form_group, bool(options.error_message));
    // With the role of a group, screen readers announce the description of a fieldset that holds text boxes.
    if (has_fieldset) write_fieldset_start(out, options.fieldset, described.by(options.fieldset.described_by), "group");
    described.write_to(out);
    out << "<div class=\"govuk-date-input";
    out.further(options.classes) << "\"" << options.attributes;
    out.attribute("id", options.id) << ">" << options.form_group.before_input;
    write_items(out, options);
    out << options.form_group.after_input << "</div>";
    out.when(has_fieldset, "</fieldset>") << "</div>";
}

Html date_input(const DateInput& options) { return written(options); }

}  // namespace html
