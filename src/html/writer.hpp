#pragma once
#include "html/html.hpp"

namespace html {

/// Appends markup to one growing string; components are written with it. What `<<` does depends on the type alone:
/// a literal of our own source is written as it stands, Html and Content as the markup they hold, any other string is escaped.
class Writer {
  public:
    explicit Writer(std::size_t expected_size = 1024) { out_.reserve(expected_size); }

    Writer& operator<<(Literal literal) {
        out_ += literal.characters();
        return *this;
    }
    Writer& operator<<(const std::same_as<Html> auto& html) {
        out_ += html.markup();
        return *this;
    }
    Writer& operator<<(const std::same_as<Content> auto& content) { return *this << content.html(); }
    Writer& operator<<(const std::same_as<Value> auto& value) { return escaped(value.plain()); }
    Writer& operator<<(const std::same_as<std::string> auto& plain) { return escaped(plain); }
    Writer& operator<<(const std::same_as<std::string_view> auto& plain) { return escaped(plain); }
    Writer& operator<<(WholeNumber auto number) { return escaped(std::to_string(number)); }
    /// Each attribute with a space before it.
    Writer& operator<<(const std::same_as<Attributes> auto& attributes) {
        for (const auto& attribute : attributes) write(attribute.name, attribute.value);
        return *this;
    }
    Writer& operator<<(const std::same_as<PassingAttributes> auto& attributes) {
        for (const auto& attribute : attributes) write(attribute.name_, attribute.value_);
        return *this;
    }

    /// Inside a class attribute: the further classes, if any, with a space before them.
    Writer& further(const Value& classes);
    /// ` name="value"`, unless the value is empty.
    Writer& attribute(Literal name, const Value& value);
    /// ` name="value"`, if the value was given, even as an empty string.
    Writer& attribute_if_given(Literal name, const Value& value);
    /// ` name="true"` or ` name="false"`, if given.
    Writer& attribute_if_given(Literal name, std::optional<bool> value);
    /// The literal, when it holds.
    Writer& when(bool holds, Literal literal) { return holds ? *this << literal : *this; }
    /// <name attributes>; a name that is not letters, digits and hyphens is a mistake in the program.
    template <typename AnyAttributes>
    Writer& start_tag(std::string_view name, const AnyAttributes& attributes) {
        begin_tag(name);
        *this << attributes;
        out_ += '>';
        return *this;
    }
    Writer& end_tag(std::string_view name);

    [[nodiscard]] Html finished() && {
        Html html;
        html.markup_ = std::move(out_);
        return html;
    }
    [[nodiscard]] std::string markup() && { return std::move(out_); }

  private:
    Writer& escaped(std::string_view plain);
    void begin_tag(std::string_view name);
    void write(std::string_view name, std::optional<std::string_view> value);

    std::string out_;
};

/// What write(out, options) writes, as finished markup.
template <typename Options>
Html written(const Options& options) {
    Writer out;
    write(out, options);
    return std::move(out).finished();
}

}  // namespace html
