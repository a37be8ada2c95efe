#include "html/components/parts.hpp"

#include "html/writer.hpp"

namespace html {

Value joined(std::string own, const Value& further) {
    if (!further.empty()) own.append(1, ' ').append(further.plain());
    return own;
}
void write(Writer& out, const Label& options) { write_label_for(out, options, options.for_id); }

void write_label_for(Writer& out, const Label& options, const Value& id) {
    if (options.text.empty()) return;
    if (options.is_page_heading) out << "<h1 class=\"govuk-label-wrapper\">";
    out << "<label class=\"govuk-label";
    out.further(options.classes) << "\"" << options.attributes;
    out.attribute("for", id) << ">" << options.text << "</label>";
    if (options.is_page_heading) out << "</h1>";
}

void write(Writer& out, const Hint& options) {
    out << "<div";
    out.attribute("id", options.id) << " class=\"govuk-hint";
    out.further(options.classes) << "\"" << options.attributes << ">" << options.text << "</div>";
}

void write(Writer& out, const ErrorMessage& options) {
    out << "<p";
    out.attribute("id", options.id) << " class=\"govuk-error-message";
    out.further(options.classes) << "\"" << options.attributes << ">";
    if (!options.visually_hidden_text.empty())
        out << "<span class=\"govuk-visually-hidden\">" << options.visually_hidden_text << ":</span> ";
    out << options.text << "</p>";
}

bool Fieldset::given() const {
    return !legend.text.empty() || !described_by.empty() || !classes.empty() || !role.empty() || !attributes.empty();
}

void write_fieldset_start(Writer& out, const Fieldset& options, const Value& described_by, const Value& role) {
    out << "<fieldset class=\"govuk-fieldset";
    out.further(options.classes) << "\"";
    out.attribute("role", role).attribute("aria-describedby", described_by) << options.attributes << ">";
    const auto& legend = options.legend;
    if (legend.text.empty()) return;
    out << "<legend class=\"govuk-fieldset__legend";
    out.further(legend.classes) << "\">";
    if (legend.is_page_heading) {
        out << "<h1 class=\"govuk-fieldset__heading\">" << legend.text << "</h1>";
    } else {
        out << legend.text;
    }
    out << "</legend>";
}

void write(Writer& out, const Fieldset& options) {
    write_fieldset_start(out, options, options.described_by, options.role);
    out << options.html << "</fieldset>";
}

void write_form_group_start(Writer& out, const FormGroup& options, bool has_error, Literal component_class) {
    out << "<div class=\"govuk-form-group";
    out.when(has_error, " govuk-form-group--error") << component_class;
    out.further(options.classes) << "\"" << options.attributes << ">";
}

Value Described::by(const Value& other) const {
    std::string ids = other.plain();
    const auto add = [&](std::string_view suffix) {
        if (!ids.empty()) ids += ' ';
        ids.append(id).append(suffix);
    };
    if (hint) add("-hint");
    if (error_message) add("-error");
    return ids;
}

void Described::write_to(Writer& out) const {
    if (hint) write(out, Hint{.text = hint->text, .id = id + "-hint", .classes = hint->classes, .attributes = hint->attributes});
    if (!error_message) return;
    auto error = *error_message;
    error.id = id + "-error";
    write(out, error);
}

Html label(const Label& options) { return written(options); }
Html hint(const Hint& options) { return written(options); }
Html error_message(const ErrorMessage& options) { return written(options); }
Html fieldset(const Fieldset& options) { return written(options); }

}  // namespace html
