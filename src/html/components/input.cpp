#include "html/components/text_inputs.hpp"
#include "html/writer.hpp"

namespace html {
namespace {

void write_input_element(Writer& out, const Input& options, const Value& id, const Value& described_by) {
    out << "<input class=\"govuk-input";
    out.further(options.classes).when(bool(options.error_message), " govuk-input--error");
    out << "\" id=\"" << id << "\" name=\"" << options.name << "\" type=\"" << options.type.or_else("text") << "\"";
    out.attribute_if_given("spellcheck", options.spellcheck).attribute_if_given("value", options.value);
    out.when(options.disabled, " disabled").attribute("aria-describedby", described_by);
    out.attribute("autocomplete", options.autocomplete).attribute("autocapitalize", options.autocapitalize);
    out.attribute("pattern", options.pattern).attribute("inputmode", options.inputmode) << options.attributes << ">";
}

void write_affix(Writer& out, const Slot<Affix>& affix, Literal start) {
    if (!affix) return;
    out << start;
    out.further(affix->classes) << "\" aria-hidden=\"true\"" << affix->attributes << ">" << affix->text << "</div>";
}

}  // namespace

void write(Writer& out, const Input& options) {
    const auto& id = options.id.or_else(options.name);
    const Described described{options.hint, options.error_message, id.plain()};
    const auto& group = options.form_group;
    write_form_group_start(out, group, bool(options.error_message));
    write_label_for(out, options.label, id);
    described.write_to(out);
    const bool wrapped = options.prefix || options.suffix || !group.before_input.empty() || !group.after_input.empty();
    if (wrapped) {
        out << "<div class=\"govuk-input__wrapper";
        out.further(options.input_wrapper.classes) << "\"" << options.input_wrapper.attributes << ">" << group.before_input;
        write_affix(out, options.prefix, "<div class=\"govuk-input__prefix");
    }
    write_input_element(out, options, id, described.by(options.described_by));
    if (wrapped) {
        write_affix(out, options.suffix, "<div class=\"govuk-input__suffix");
        out << group.after_input << "</div>";
    }
    out << "</div>";
}

Html input(const Input& options) { return written(options); }

}  // namespace html
