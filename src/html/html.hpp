#pragma once
#include <concepts>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace html {

/// Finished markup. There is no way to make one from a plain string but text(), which escapes it: what a person typed can
/// never become markup by mistake. Markup known when the program is compiled may enter through trusted().
class Html {
  public:
    Html() = default;
    [[nodiscard]] const std::string& markup() const { return markup_; }
    [[nodiscard]] bool empty() const { return markup_.empty(); }
    Html& operator+=(const Html& more) {
        markup_ += more.markup_;
        return *this;
    }
    friend Html operator+(Html left, const Html& right) {
        left += right;
        return left;
    }

  private:
    friend class Writer;
    std::string markup_;
};

/// One attribute of an element. Without a value it is written bare, as `required` is. The value is escaped.
struct Attribute {
    std::string name;
    std::optional<std::string> value;

    Attribute(std::string_view attribute_name) : name(attribute_name) {}
    Attribute(std::string_view attribute_name, std::string_view attribute_value) : name(attribute_name), value(std::string(attribute_value)) {}
    Attribute(std::string_view attribute_name, const char* attribute_value) : Attribute(attribute_name, std::string_view(attribute_value)) {}
    Attribute(std::string_view attribute_name, std::integral auto number) : name(attribute_name), value(std::to_string(number)) {}
};
using Attributes = std::vector<Attribute>;

/// The text, escaped.
Html text(std::string_view plain);
/// Markup that stands in our own source, known when the program is compiled.
Html trusted(const char* literal);
/// The text as paragraphs: an empty line begins a new one, a single line end becomes <br>.
Html paragraphs(std::string_view plain, std::string_view paragraph_class = "govuk-body");
/// <name attributes>content</name>; a void element such as input has no end tag and takes no content.
Html element(std::string_view name, const Attributes& attributes, const Html& content = {});
Html element(std::string_view name, const Attributes& attributes, std::string_view plain_content);
inline Html element(std::string_view name, const Attributes& attributes, const char* plain_content) {
    return element(name, attributes, std::string_view(plain_content));
}

/// Text or markup: what the components take where the published macros take `text` or `html`.
class Content {
  public:
    Content() = default;
    Content(const char* plain) : html_(text(plain)) {}
    Content(std::string_view plain) : html_(text(plain)) {}
    Content(const std::string& plain) : html_(text(plain)) {}
    Content(Html html) : html_(std::move(html)) {}
    [[nodiscard]] const Html& html() const { return html_; }
    [[nodiscard]] bool empty() const { return html_.empty(); }

  private:
    Html html_;
};

}  // namespace html
