#include "html/components/button.hpp"
#include "html/components/choices.hpp"
#include "html/writer.hpp"

namespace html {
namespace {

void write_option(Writer& out, const Option& option, const Value& chosen) {
    const auto& value = option.value.given() ? option.value : option.text;
    out << "<option";
    out.attribute_if_given("value", option.value);
    out.when(option.selected.value_or(!chosen.empty() && value.plain() == chosen.plain()), " selected").when(option.disabled, " disabled");
    out << option.attributes << ">" << option.text << "</option>";
}

}  // namespace

void write(Writer& out, const Select& options) {
    const auto& id = options.id.or_else(options.name);
    const Described described{options.hint, options.error_message, id.plain()};
    write_form_group_start(out, options.form_group, bool(options.error_message));
    write_label_for(out, options.label, id);
    described.write_to(out);
    out << options.form_group.before_input << "<select class=\"govuk-select";
    out.further(options.classes).when(bool(options.error_message), " govuk-select--error");
    out << "\" id=\"" << id << "\" name=\"" << options.name << "\"";
    out.when(options.disabled, " disabled").attribute("aria-describedby", described.by(options.described_by)) << options.attributes << ">";
    for (const auto& option : options.items) write_option(out, option, options.value);
    out << "</select>" << options.form_group.after_input << "</div>";
}

Html select(const Select& options) { return written(options); }

Html chooser(std::string_view address, const Select& options) {
    return element("form", {{"method", "get"}, {"action", address}, {"class", "app-row app-choose app-no-print"}},
                   select(options) + button({.text = "Show", .classes = "govuk-button--secondary"}));
}

}  // namespace html
