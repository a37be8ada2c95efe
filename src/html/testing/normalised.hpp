#pragma once
#include "html/html.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

/// For tests alone.
namespace html {

/// The one way for markup that was not compiled in: published markup, which ours is held against.
struct MarkupOfFixtures {
    static Html html(std::string_view markup) {
        Html html;
        html.markup_ = markup;
        return html;
    }
};

/// Markup in a form that can be compared, one piece a line: attributes sorted, classes single-spaced, white space single and left
/// out where no reader could see it (within the edges of an element, around blocks). Content of textarea and pre stays as it is.
class Normaliser {
  public:
    explicit Normaliser(std::string_view markup) : rest_(markup) {}

    std::string normalised() {
        while (!rest_.empty()) {
            if (rest_.starts_with("<!--")) {
                rest_.remove_prefix(std::min(rest_.size(), rest_.find("-->") + 3));
            } else if (rest_.starts_with('<')) {
                take_tag();
            } else {
                take_text();
            }
        }
        return out_;
    }

  private:
    static bool is_space(char character) { return std::string_view(" \t\r\n\f").contains(character); }
    static bool is_inline(std::string_view name) {
        // Not label, input, button and svg: the stylesheet sets these as boxes in every component.
        static constexpr std::array names{"a", "span", "strong", "b", "i", "em", "time", "br"};
        return std::ranges::find(names, name) != names.end();
    }
    void skip_space() {
        while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
    }
    std::string_view take_name() {
        const auto end = std::min(rest_.find_first_of(" \t\r\n\f=>/", rest_.starts_with('/') ? 1 : 0), rest_.size());
        const auto name = rest_.substr(0, end);
        rest_.remove_prefix(end);
        return name;
    }

    void take_tag() {
        rest_.remove_prefix(1);
        const auto name = take_name();
        const bool ends = name.starts_with('/');
        const auto plain_name = ends ? name.substr(1) : name;
        auto attributes = take_attributes();
        std::ranges::sort(attributes);
        if (space_ && is_inline(plain_name) && !after_edge_ && !ends) out_ += "␠\n";
        space_ = false;
        out_.append("<").append(name);
        for (const auto& attribute : attributes) out_.append(" ").append(attribute);
        out_ += ">\n";
        after_edge_ = !ends || !is_inline(plain_name);
        if (plain_name == "br") after_edge_ = false;
        if (!ends && (plain_name == "textarea" || plain_name == "pre")) take_verbatim(plain_name);
    }

    std::vector<std::string> take_attributes() {
        std::vector<std::string> attributes;
        for (;;) {
            skip_space();
            if (rest_.empty()) return attributes;
            if (rest_.front() == '>') break;
            if (rest_.front() == '/') {
                rest_.remove_prefix(1);
                continue;
            }
            std::string attribute(take_name());
            if (rest_.starts_with("=\"")) {
                rest_.remove_prefix(2);
                const auto end = rest_.find('"');
                const auto value = rest_.substr(0, end);
                attribute += "=\"" + value_of(attribute, value) + "\"";
                rest_.remove_prefix(end + 1);
            }
            attributes.push_back(std::move(attribute));
        }
        rest_.remove_prefix(1);
        return attributes;
    }

    static std::string value_of(std::string_view attribute, std::string_view value) {
        if (attribute == "class") return each_once(value);
        return attribute == "d" ? single_spaced(value) : decoded(value);  // d: how an icon is drawn
    }

    void take_verbatim(std::string_view name) {
        const auto end = rest_.find("</" + std::string(name));
        out_.append(decoded(rest_.substr(0, end))).append("\n");
        rest_.remove_prefix(end);
    }

    void take_text() {
        const auto piece = rest_.substr(0, rest_.find('<'));
        rest_.remove_prefix(piece.size());
        const auto words = single_spaced(piece);
        if (words.empty()) {
            space_ = true;
            return;
        }
        if ((space_ || is_space(piece.front())) && !after_edge_) out_ += "␠";
        out_.append(decoded(words)).append("\n");
        space_ = is_space(piece.back());
        after_edge_ = false;
    }

    static std::string single_spaced(std::string_view text) {
        std::string result;
        bool space = false;
        for (const char character : text) {
            if (is_space(character)) {
                space = true;
                continue;
            }
            if (space && !result.empty()) result += ' ';
            space = false;
            result += character;
        }
        return result;
    }

    static std::string each_once(std::string_view classes) {
        std::vector<std::string> seen;
        std::string result;
        std::string words = single_spaced(classes) + " ";
        for (std::size_t start = 0, end; (end = words.find(' ', start)) != std::string::npos; start = end + 1) {
            const auto word = words.substr(start, end - start);
            if (word.empty() || std::ranges::find(seen, word) != seen.end()) continue;
            seen.push_back(word);
            result += (result.empty() ? "" : " ") + word;
        }
        return result;
    }

    /// Quotation marks may be written in two ways within text; what could begin or end markup stays escaped.
    static std::string decoded(std::string_view text) {
        std::string result(text);
        for (const auto& [from, to] : {std::pair{"&#39;", "'"}, {"&quot;", "\""}, {"&#96;", "`"}, {"&#92;", "\\"}}) {
            for (auto at = result.find(from); at != std::string::npos; at = result.find(from, at))
                result.replace(at, 5 + (from[1] == 'q'), to);
        }
        return result;
    }

    std::string_view rest_;
    std::string out_;
    bool space_ = false;
    bool after_edge_ = true;
};

inline std::string normalised(std::string_view markup) { return Normaliser(markup).normalised(); }

}  // namespace html
