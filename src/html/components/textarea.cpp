#include "html/components/text_inputs.hpp"
#include "html/writer.hpp"

namespace html {

void write(Writer& out, const Textarea& options) {
    const auto& id = options.id.or_else(options.name);
    const Described described{options.hint, options.error_message, id.plain()};
    write_form_group_start(out, options.form_group, bool(options.error_message));
    write_label_for(out, options.label, id);
    described.write_to(out);
    out << options.form_group.before_input << "<textarea class=\"govuk-textarea";
    out.when(bool(options.error_message), " govuk-textarea--error").further(options.classes);
    out << "\" id=\"" << id << "\" name=\"" << options.name << "\" rows=\"" << options.rows << "\"";
    out.attribute_if_given("spellcheck", options.spellcheck).when(options.disabled, " disabled");
    out.attribute("aria-describedby", described.by(options.described_by)).attribute("autocomplete", options.autocomplete);
    out << options.attributes << ">";
    // A browser drops the first line end within a textarea; one more keeps the empty line that was typed.
    out.when(options.value.plain().starts_with('\n'), "\n") << options.value << "</textarea>" << options.form_group.after_input << "</div>";
}

Html textarea(const Textarea& options) { return written(options); }

}  // namespace html
