#pragma once
#include "html/html.hpp"

#include <optional>
#include <vector>

/// The parts that form components share. Options carry the names of the published macros, in snake case; where a macro
/// takes `text` or `html`, `text` here takes either.
namespace html {

class Writer;

/// An optional part of a component that is mostly given as words alone: `.hint = "For example, 27 3 2007"`, and with
/// further options as `.hint = Hint{.text = "…", .classes = "…"}`. Without words, the part is left out.
template <typename Part>
class Slot {
  public:
    Slot() = default;
    Slot(Part part) : part_(std::move(part)) {}
    template <typename Words>
        requires std::convertible_to<Words, Content> && (!std::same_as<std::remove_cvref_t<Words>, Part>)
    Slot(Words&& words) : part_{.text = Content(std::forward<Words>(words))} {}

    explicit operator bool() const { return !part_.text.empty(); }
    const Part& operator*() const { return part_; }
    const Part* operator->() const { return &part_; }

  private:
    Part part_;
};

struct Label {
    Content text;
    Value for_id;
    bool is_page_heading = false;
    Value classes;
    Attributes attributes;
};
Html label(const Label& options);

struct Hint {
    Content text;
    Value id;
    Value classes;
    Attributes attributes;
};
Html hint(const Hint& options);

struct ErrorMessage {
    Content text;
    Value id;
    Value classes;
    Attributes attributes;
    Value visually_hidden_text = "Error";
};
Html error_message(const ErrorMessage& options);

struct Legend {
    Content text;
    bool is_page_heading = false;
    Value classes;
};

struct Fieldset {
    Legend legend;
    Value described_by;
    Value classes;
    Value role;
    Attributes attributes;
    Html html;

    /// Whether any option but the content is given: choices without one get no fieldset.
    [[nodiscard]] bool given() const;
};
Html fieldset(const Fieldset& options);

/// What stands around one question.
struct FormGroup {
    Value classes;
    Attributes attributes;
    Content before_input;
    Content after_input;
};

void write(Writer& out, const Label& options);
/// A component's own class, and the further ones given.
Value joined(std::string own, const Value& further);

/// The label of the input with this id.
void write_label_for(Writer& out, const Label& options, const Value& id);
void write(Writer& out, const Hint& options);
void write(Writer& out, const ErrorMessage& options);

/// The beginning of a fieldset with its legend; whoever calls it writes the content and </fieldset>.
void write_fieldset_start(Writer& out, const Fieldset& options, const Value& described_by, const Value& role);
/// <div class="govuk-form-group …"> around a question.
void write_form_group_start(Writer& out, const FormGroup& options, bool has_error, Literal component_class = "");

/// Hint and error message of one question, and the list of ids that describe its input.
struct Described {
    const Slot<Hint>& hint;
    const Slot<ErrorMessage>& error_message;
    std::string id;

    /// "other id-hint id-error", as far as these exist.
    [[nodiscard]] Value by(const Value& other) const;
    void write_to(Writer& out) const;
};

}  // namespace html
