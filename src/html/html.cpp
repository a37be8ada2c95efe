#include "html/html.hpp"

#include "base/ensure.hpp"
#include "html/writer.hpp"

#include <algorithm>
#include <array>

namespace html {
namespace {

constexpr std::string_view replacement(char character) {
    switch (character) {
        case '&': return "&amp;";
        case '<': return "&lt;";
        case '>': return "&gt;";
        case '"': return "&quot;";
        case '\'': return "&#39;";
        default: return {};
    }
}

constexpr auto must_be_replaced = [] {
    std::array<bool, 256> table{};
    for (const char character : {'&', '<', '>', '"', '\''}) table[static_cast<unsigned char>(character)] = true;
    return table;
}();

/// A name of a tag or attribute may hold nothing that ends it: names come from our source, so another one is a slip there.
bool is_name(std::string_view name) {
    return !name.empty() && std::ranges::none_of(name, [](char character) {
        return static_cast<unsigned char>(character) <= ' ' || std::string_view("\"'<>/=&`").contains(character);
    });
}

bool is_void(std::string_view name) {
    using namespace std::string_view_literals;
    static constexpr std::array void_elements{"area"sv,  "base"sv, "br"sv,   "col"sv,    "embed"sv, "hr"sv, "img"sv,
                                              "input"sv, "link"sv, "meta"sv, "source"sv, "track"sv, "wbr"sv};
    return std::ranges::find(void_elements, name) != void_elements.end();
}

void write_lines(Writer& out, std::string_view paragraph) {
    for (;;) {
        const auto end = paragraph.find('\n');
        out << paragraph.substr(0, end);
        if (end == std::string_view::npos) return;
        out << "<br>";
        paragraph.remove_prefix(end + 1);
    }
}

}  // namespace

Writer& Writer::escaped(std::string_view plain) {
    std::size_t done = 0;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        if (!must_be_replaced[static_cast<unsigned char>(plain[at])]) continue;
        out_.append(plain, done, at - done);
        out_ += replacement(plain[at]);
        done = at + 1;
    }
    out_.append(plain, done);
    return *this;
}

void Writer::write(std::string_view name, std::optional<std::string_view> value) {
    ensure(is_name(name), "an attribute's name is plain");
    out_ += ' ';
    out_ += name;
    if (!value) return;
    out_ += "=\"";
    escaped(*value);
    out_ += '"';
}

Writer& Writer::further(const Value& classes) {
    if (classes.empty()) return *this;
    out_ += ' ';
    return escaped(classes.plain());
}

Writer& Writer::attribute(Literal name, const Value& value) { return value.empty() ? *this : attribute_if_given(name, value); }

Writer& Writer::attribute_if_given(Literal name, const Value& value) {
    if (!value.given()) return *this;
    out_ += ' ';
    return *this << name << "=\"" << value << "\"";
}

Writer& Writer::attribute_if_given(Literal name, std::optional<bool> value) {
    return value ? attribute_if_given(name, *value ? Value("true") : Value("false")) : *this;
}

void Writer::begin_tag(std::string_view name) {
    ensure(is_name(name), "an element's name is plain");
    out_ += '<';
    out_ += name;
}

Writer& Writer::end_tag(std::string_view name) {
    out_ += "</";
    out_ += name;
    out_ += '>';
    return *this;
}

Html text(std::string_view plain) {
    Writer out(plain.size());
    out << plain;
    return std::move(out).finished();
}

Html trusted(Literal literal) {
    Writer out(literal.characters().size());
    out << literal;
    return std::move(out).finished();
}

Html paragraphs(std::string_view plain, std::string_view paragraph_class) {
    Writer out(plain.size() + 64);
    while (!plain.empty()) {
        // An empty line may hold spaces, as text pasted from letters often does.
        std::size_t end = 0;
        std::size_t next = plain.size();
        for (std::size_t line = plain.find('\n');; line = plain.find('\n', line + 1)) {
            if (line == std::string_view::npos) {
                end = plain.size();
                break;
            }
            const auto following = plain.find_first_not_of(" \t\r", line + 1);
            if (following != std::string_view::npos && plain[following] != '\n') continue;
            end = line;
            next = following == std::string_view::npos ? plain.size() : following + 1;
            break;
        }
        const auto paragraph = plain.substr(0, end);
        if (paragraph.find_first_not_of(" \t\r\n") != std::string_view::npos) {
            out << "<p class=\"" << paragraph_class << "\">";
            write_lines(out, paragraph);
            out << "</p>";
        }
        plain.remove_prefix(next);
    }
    return std::move(out).finished();
}

namespace {

/// The content is markup, or plain text.
template <typename AnyAttributes, typename AnyContent>
Html made_element(std::string_view name, const AnyAttributes& attributes, const AnyContent& content, std::size_t size) {
    Writer out(size + 128);
    out.start_tag(name, attributes);
    if (is_void(name)) {
        ensure(size == 0, "a void element takes no content");
        return std::move(out).finished();
    }
    out << content;
    out.end_tag(name);
    return std::move(out).finished();
}

}  // namespace

Html element(std::string_view name, const Attributes& attributes, const Html& content) {
    return made_element(name, attributes, content, content.markup().size());
}
Html element(std::string_view name, const Attributes& attributes, std::string_view plain_content) {
    return made_element(name, attributes, plain_content, plain_content.size());
}
Html element(std::string_view name, PassingAttributes attributes, const Html& content) {
    return made_element(name, attributes, content, content.markup().size());
}
Html element(std::string_view name, PassingAttributes attributes, std::string_view plain_content) {
    return made_element(name, attributes, plain_content, plain_content.size());
}

}  // namespace html
