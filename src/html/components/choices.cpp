#include "html/components/choices.hpp"

#include "html/writer.hpp"

#include <algorithm>

namespace html {
namespace {

/// Where radios and checkboxes differ in their markup.
struct Look {
    Literal item, divider, type, conditional, hidden;
    const char* label;
    const char* hint;
};
constexpr Look radio_look{
    .item = "<div class=\"govuk-radios__item\"><input class=\"govuk-radios__input\" id=\"",
    .divider = "<div class=\"govuk-radios__divider\">",
    .type = "\" type=\"radio\" value=\"",
    .conditional = "<div class=\"govuk-radios__conditional",
    .hidden = " govuk-radios__conditional--hidden",
    .label = "govuk-radios__label",
    .hint = "govuk-radios__hint",
};
constexpr Look checkbox_look{
    .item = "<div class=\"govuk-checkboxes__item\"><input class=\"govuk-checkboxes__input\" id=\"",
    .divider = "<div class=\"govuk-checkboxes__divider\">",
    .type = "\" type=\"checkbox\" value=\"",
    .conditional = "<div class=\"govuk-checkboxes__conditional",
    .hidden = " govuk-checkboxes__conditional--hidden",
    .label = "govuk-checkboxes__label",
    .hint = "govuk-checkboxes__hint",
};

/// What one choice needs to know of its question.
struct Place {
    const Look& look;
    const Value& name;
    std::string id;
    std::string described_by;
    bool checked;
};

void write_choice(Writer& out, const Choice& choice, const Place& place) {
    const auto hint_id = place.id + "-item-hint";
    auto described_by = place.described_by;
    if (choice.hint) described_by += (described_by.empty() ? "" : " ") + hint_id;
    out << place.look.item << place.id << "\" name=\"" << choice.name.or_else(place.name) << place.look.type << choice.value << "\"";
    out.when(place.checked, " checked").when(choice.disabled, " disabled");
    if (!choice.conditional.empty()) out << " data-aria-controls=\"conditional-" << place.id << "\"";
    out.attribute("data-behaviour", choice.behaviour).attribute("aria-describedby", described_by) << choice.attributes << ">";
    const Label label{
        .text = choice.text, .classes = joined(place.look.label, choice.label.classes), .attributes = choice.label.attributes};
    write_label_for(out, label, place.id);
    if (choice.hint) {
        write(out, Hint{.text = choice.hint->text,
                        .id = hint_id,
                        .classes = joined(place.look.hint, choice.hint->classes),
                        .attributes = choice.hint->attributes});
    }
    out << "</div>";
    if (choice.conditional.empty()) return;
    out << place.look.conditional;
    out.when(!place.checked, place.look.hidden) << "\" id=\"conditional-" << place.id << "\">" << choice.conditional << "</div>";
}

template <typename Question, typename IsChosen>
void write_choices(Writer& out, const Question& question, const Look& look, const std::string& item_described_by, IsChosen is_chosen) {
    const auto& prefix = question.id_prefix.or_else(question.name);
    out << question.form_group.before_input;
    int number = 0;
    for (const auto& choice : question.items) {
        ++number;
        if (!choice.divider.empty()) {
            out << look.divider << choice.divider << "</div>";
            continue;
        }
        auto id = !choice.id.empty() ? choice.id.plain() : number == 1 ? prefix.plain() : prefix.plain() + "-" + std::to_string(number);
        write_choice(out, choice, Place{look, question.name, std::move(id), item_described_by, choice.checked.value_or(is_chosen(choice))});
    }
    out << question.form_group.after_input;
}

/// Form group, fieldset, hint and error message around the choices.
template <typename Question, typename WriteInside>
void write_question(Writer& out, const Question& question, const Value& described_by, WriteInside write_inside) {
    const auto& prefix = question.id_prefix.or_else(question.name);
    const Described described{question.hint, question.error_message, prefix.plain()};
    const bool has_fieldset = question.fieldset.given();
    write_form_group_start(out, question.form_group, bool(question.error_message));
    if (has_fieldset) write_fieldset_start(out, question.fieldset, described.by(described_by), {});
    described.write_to(out);
    write_inside(has_fieldset ? std::string() : described.by(described_by).plain());
    out.when(has_fieldset, "</fieldset>") << "</div>";
}

}  // namespace

void write(Writer& out, const Radios& options) {
    write_question(out, options, options.fieldset.described_by, [&](const std::string&) {
        out << "<div class=\"govuk-radios";
        out.further(options.classes) << "\"" << options.attributes << " data-module=\"govuk-radios\">";
        // Hint and error of radios describe the group alone, not each choice.
        write_choices(out, options, radio_look, {},
                      [&](const Choice& choice) { return !options.value.empty() && choice.value.plain() == options.value.plain(); });
        out << "</div>";
    });
}

void write(Writer& out, const Checkboxes& options) {
    write_question(out, options, options.fieldset.described_by.or_else(options.described_by), [&](const std::string& described_by) {
        out << "<div class=\"govuk-checkboxes";
        out.further(options.classes) << "\"" << options.attributes << " data-module=\"govuk-checkboxes\">";
        write_choices(out, options, checkbox_look, described_by, [&](const Choice& choice) {
            return std::ranges::find(options.values, choice.value.plain()) != options.values.end();
        });
        out << "</div>";
    });
}

Html radios(const Radios& options) { return written(options); }
Html checkboxes(const Checkboxes& options) { return written(options); }

}  // namespace html
