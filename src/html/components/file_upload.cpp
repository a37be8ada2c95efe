#include "html/components/script_words.hpp"
#include "html/writer.hpp"

namespace html {
namespace {

void write_wrapper_start(Writer& out, const FileUpload& options) {
    Attributes words;
    add_script_words(words, "choose-files-button", options.choose_files_button_text);
    add_script_words(words, "no-file-chosen", options.no_file_chosen_text);
    add_script_words(words, "multiple-files-chosen", options.multiple_files_chosen_text);
    add_script_words(words, "drop-instruction", options.drop_instruction_text);
    add_script_words(words, "entered-drop-zone", options.entered_drop_zone_text);
    add_script_words(words, "left-drop-zone", options.left_drop_zone_text);
    out << "<div class=\"govuk-file-upload-wrapper";
    out.further(options.wrapper_classes) << "\" data-module=\"govuk-file-upload\"" << words << options.wrapper_attributes << ">";
}

}  // namespace

Html file_upload(const FileUpload& options) {
    Writer out;
    const auto& id = options.id.or_else(options.name);
    const Described described{options.hint, options.error_message, id.plain()};
    write_form_group_start(out, options.form_group, bool(options.error_message));
    write_label_for(out, options.label, id);
    described.write_to(out);
    out << options.form_group.before_input;
    if (options.javascript) write_wrapper_start(out, options);
    out << "<input class=\"govuk-file-upload";
    out.further(options.classes).when(bool(options.error_message), " govuk-file-upload--error");
    out << "\" id=\"" << id << "\" name=\"" << options.name << "\" type=\"file\"";
    out.when(options.disabled, " disabled").when(options.multiple, " multiple");
    out.attribute("aria-describedby", described.by(options.described_by)) << options.attributes << ">";
    out.when(options.javascript, "</div>") << options.form_group.after_input << "</div>";
    return std::move(out).finished();
}

}  // namespace html
