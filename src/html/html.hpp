#pragma once
#include <concepts>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace html {

/// Characters written in our own source: the constructor runs only when the program is compiled, so nothing that a person
/// typed, nor anything read from a file, can become one.
class Literal {
  public:
    template <std::size_t size>
    consteval Literal(const char (&characters)[size]) : characters_(characters, size - 1) {}
    [[nodiscard]] constexpr std::string_view characters() const { return characters_; }

  private:
    std::string_view characters_;
};

/// Finished markup. There is no way to make one from a plain string but text(), which escapes it: what a person typed can
/// never become markup by mistake. Markup known when the program is compiled may enter through trusted().
class Html {
  public:
    Html() = default;
    [[nodiscard]] const std::string& markup() const& { return markup_; }
    [[nodiscard]] std::string markup() && { return std::move(markup_); }
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
    friend struct MarkupOfFixtures;  // defined by tests alone, which hold published markup against ours
    std::string markup_;
};

/// Any number that is not a truth value or a character.
template <typename Type>
concept WholeNumber = std::integral<Type> && !std::same_as<Type, bool> && !std::same_as<Type, char>;

/// One attribute of an element. Without a value it is written bare, as `required` is. The value is escaped.
struct Attribute {
    std::string name;
    std::optional<std::string> value;

    Attribute(std::string_view attribute_name) : name(attribute_name) {}
    Attribute(std::string_view attribute_name, std::string_view attribute_value)
        : name(attribute_name), value(std::string(attribute_value)) {}
    Attribute(std::string_view attribute_name, const char* attribute_value)
        : Attribute(attribute_name, std::string_view(attribute_value)) {}
    Attribute(std::string_view attribute_name, WholeNumber auto number) : name(attribute_name), value(std::to_string(number)) {}
};
using Attributes = std::vector<Attribute>;

/// An attribute that is written at once: it refers to what it was given, so it lives no longer than the call it stands in.
class PassingAttribute {
  public:
    PassingAttribute(std::string_view name) : name_(name) {}
    PassingAttribute(std::string_view name, std::string_view value) : name_(name), value_(value) {}
    PassingAttribute(std::string_view name, const char* value) : name_(name), value_(value) {}
    PassingAttribute(std::string_view name, WholeNumber auto number) : name_(name), number_(std::to_string(number)), value_(number_) {}
    PassingAttribute(const PassingAttribute&) = delete;
    PassingAttribute& operator=(const PassingAttribute&) = delete;

  private:
    friend class Writer;
    std::string_view name_;
    std::string number_;
    std::optional<std::string_view> value_;
};
using PassingAttributes = std::initializer_list<PassingAttribute>;

/// The text, escaped.
Html text(std::string_view plain);
/// Markup that stands in our own source, known when the program is compiled.
Html trusted(Literal literal);
/// The text as paragraphs: an empty line begins a new one, a single line end becomes <br>.
Html paragraphs(std::string_view plain, std::string_view paragraph_class = "govuk-body");
/// <name attributes>content</name>; a void element such as input has no end tag and takes no content.
Html element(std::string_view name, const Attributes& attributes, const Html& content = {});
Html element(std::string_view name, const Attributes& attributes, std::string_view plain_content);
inline Html element(std::string_view name, const Attributes& attributes, const char* plain_content) {
    return element(name, attributes, std::string_view(plain_content));
}
Html element(std::string_view name, PassingAttributes attributes, const Html& content = {});
Html element(std::string_view name, PassingAttributes attributes, std::string_view plain_content);
inline Html element(std::string_view name, PassingAttributes attributes, const char* plain_content) {
    return element(name, attributes, std::string_view(plain_content));
}

/// Text or markup: what the components take where the published macros take `text` or `html`.
class Content {
  public:
    Content() = default;
    Content(const char* plain) : html_(text(plain)), plain_(true) {}
    Content(std::string_view plain) : html_(text(plain)), plain_(true) {}
    Content(const std::string& plain) : html_(text(plain)), plain_(true) {}
    Content(WholeNumber auto number) : html_(text(std::to_string(number))), plain_(true) {}
    Content(Html html) : html_(std::move(html)) {}
    [[nodiscard]] const Html& html() const { return html_; }
    [[nodiscard]] bool empty() const { return html_.empty(); }
    /// Given as text: some components then set it as a paragraph, where markup brings its own.
    [[nodiscard]] bool is_plain() const { return plain_; }

  private:
    Html html_;
    bool plain_ = false;
};

/// A plain string given to a component: a name, an address, a class, a typed value. It takes any kind of string or whole
/// number, knows whether it was given at all, and is escaped wherever it is written.
class Value {
  public:
    Value() = default;
    Value(const char* plain) : plain_(plain), given_(true) {}
    Value(std::string_view plain) : plain_(plain), given_(true) {}
    Value(std::string plain) : plain_(std::move(plain)), given_(true) {}
    Value(WholeNumber auto number) : plain_(std::to_string(number)), given_(true) {}
    Value(std::nullopt_t) {}
    Value(const std::optional<std::string>& plain) : plain_(plain.value_or("")), given_(plain.has_value()) {}
    [[nodiscard]] bool given() const { return given_; }
    [[nodiscard]] bool empty() const { return plain_.empty(); }
    [[nodiscard]] const std::string& plain() const { return plain_; }
    /// This value, or the other when this one is empty.
    [[nodiscard]] const Value& or_else(const Value& other) const { return empty() ? other : *this; }
    [[nodiscard]] Value or_else(Value&& other) const {
        if (empty()) return std::move(other);
        return *this;
    }

  private:
    std::string plain_;
    bool given_ = false;
};

}  // namespace html
