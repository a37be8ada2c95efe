#include "returns/cin_census/census_xml.hpp"

#include <fmt/format.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <deque>
#include <fstream>

#include "base/ensure.hpp"
#include "base/text.hpp"

// libxml2's event interface rather than its xmlTextReader: the events see a document type before anything in it is read, let a text
// be bounded while it grows, and know lines beyond 65,535.

namespace {

std::string_view view(const xmlChar* text) { return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text); }

class Reading {
  public:
    Reading(const XmlShape& shape, std::string_view beginning) : shape_(shape) {
        xmlInitParser();
        static auto events = make_events();
        context_.reset(xmlCreatePushParserCtxt(&events, this, beginning.data(), static_cast<int>(beginning.size()), nullptr));
        ensure(context_ != nullptr, "libxml2 can start");
        xmlCtxtUseOptions(context_.get(), XML_PARSE_NONET | XML_PARSE_NOCDATA);
    }

    void feed(std::string_view bytes) { xmlParseChunk(context_.get(), bytes.data(), static_cast<int>(bytes.size()), 0); }
    void finish() {
        at_end_ = true;
        xmlParseChunk(context_.get(), nullptr, 0, 1);
    }

    [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }
    /// Pieces come out here and not from inside libxml2, through which no exception may pass.
    Done hand_over(const XmlSink& on_piece) {
        for (; !pieces_.empty(); pieces_.pop_front())
            if (auto done = on_piece(pieces_.front().parent, pieces_.front().node); !done) return done;
        return {};
    }

  private:
    struct Piece {
        std::string_view parent;
        XmlNode node;
    };
    struct FreeContext {
        void operator()(xmlParserCtxtPtr context) const { xmlFreeParserCtxt(context); }
    };

    static Reading& of(void* user) { return *static_cast<Reading*>(user); }
    static xmlSAXHandler make_events() {
        xmlSAXHandler events{};
        events.initialized = XML_SAX2_MAGIC;
        events.startElementNs = [](void* user, const xmlChar* name, const xmlChar*, const xmlChar*, int, const xmlChar**, int, int,
                                   const xmlChar**) { of(user).open(view(name)); };
        events.endElementNs = [](void* user, const xmlChar*, const xmlChar*, const xmlChar*) { of(user).close(); };
        events.characters = [](void* user, const xmlChar* text, int length) {
            of(user).add_text({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
        };
        events.ignorableWhitespace = events.characters;
        events.cdataBlock = events.characters;
        events.internalSubset = [](void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
            of(user).stop(
                fmt::format("Line {} begins a document type (<!DOCTYPE). It can make a program read other files or run out of memory, "
                            "so such files are refused. No census file needs one: remove it",
                            of(user).line()));
        };
        events.serror = [](void* user, xmlErrorPtr error) { of(user).take_error(*error); };
        return events;
    }

    [[nodiscard]] long line() const { return context_ ? xmlSAX2GetLineNumber(context_.get()) : 1; }

    void stop(std::string text) {
        if (problem_) return;
        problem_ = Problem::refused(std::move(text));
        if (context_) xmlStopParser(context_.get());
    }

    void open(std::string_view name) {
        if (problem_) return;
        root_seen_ = root_seen_ || !at_end_;  // a root that only the end of the file ended may be half its name
        if (!root_seen_) return stop(cut_short(line()));
        if (open_.empty() && depth_ == 0 && name != shape_.root)
            return stop(fmt::format("The file is not {}: it begins with <{}> where <{}> is expected", shape_.what, shortened(name, 60),
                                    shape_.root));
        const bool inside_piece = !open_.empty();
        const bool begins_piece = !inside_piece && (depth_ == 2 || (depth_ == 1 && name != shape_.wrapper));
        ++depth_;
        if (!inside_piece && !begins_piece) return;
        if (begins_piece) elements_ = 0;
        if (++elements_ > shape_.most_elements)
            return stop(fmt::format("At line {} one part of the file has more than {} elements, which {} never has", line(),
                                    with_commas(static_cast<long long>(shape_.most_elements)), shape_.what));
        open_.push_back({name, line(), {}, {}});
    }

    void close() {
        if (problem_) return;
        --depth_;
        if (open_.empty()) return;
        auto node = std::move(open_.back());
        open_.pop_back();
        node.text = std::string(trimmed(node.text));
        if (open_.empty()) pieces_.push_back({depth_ == 1 ? shape_.root : shape_.wrapper, std::move(node)});
        else open_.back().children.push_back(std::move(node));
    }

    void add_text(std::string_view text) {
        if (problem_ || open_.empty()) return;
        auto& node = open_.back();
        // White space between elements comes in any amount and means nothing.
        if (trimmed(text).empty()) text = node.text.empty() || node.text.ends_with(' ') ? "" : " ";
        if (node.text.size() + text.size() > shape_.most_text)
            return stop(fmt::format("At line {} <{}> holds more than {} characters, which no field of {} does", node.line,
                                    shortened(node.name, 60), with_commas(static_cast<long long>(shape_.most_text)), shape_.what));
        node.text += text;
    }

    void take_error(const xmlError& error) {
        if (error.level < XML_ERR_ERROR || problem_) return;
        stop(in_words(error));
    }

    [[nodiscard]] std::string in_words(const xmlError& error) const {
        const long at = error.line > 0 ? error.line : line();
        if (at_end_ && !root_seen_ && error.code != XML_ERR_DOCUMENT_EMPTY && error.code != XML_ERR_DOCUMENT_END) return cut_short(at);
        switch (error.code) {
            case XML_ERR_INVALID_CHAR:
                if (view_of(error).contains("UTF-8") || view_of(error).contains("encod")) break;
                return fmt::format("Line {} holds a character that XML does not allow. Export the file again, or remove it", at);
            case XML_ERR_DOCUMENT_EMPTY:
                return at_end_ ? "The file ends before any XML begins"
                               : "The file is not XML: something else stands where the first < is expected";
            case XML_ERR_DOCUMENT_END:
                if (at_end_ && !root_seen_) return "The file ends before any XML begins";
                if (depth_ > 0) return cut_short(at);
                return fmt::format("Line {} goes on after the end of the XML", at);
            case XML_ERR_INVALID_ENCODING:
            case XML_I18N_CONV_FAILED: return wrong_encoding(at);
            case XML_ERR_UNSUPPORTED_ENCODING:
            case XML_ERR_UNKNOWN_ENCODING:
                return "The file says that it is written in an encoding that is not known here. Save it as UTF-8";
            case XML_ERR_UNDECLARED_ENTITY:
            case XML_WAR_UNDECLARED_ENTITY:
                return fmt::format("Line {} uses an entity of its own ({}), which is refused. Write the characters themselves", at,
                                   said_by(error));
            default: break;
        }
        if (view_of(error).contains("UTF-8") || view_of(error).contains("encod")) return wrong_encoding(at);
        if (at_end_) return cut_short(at);
        if (view_of(error).contains("Huge input") || view_of(error).contains("too long") || view_of(error).contains("limit"))
            return fmt::format("At line {} something goes on for more than 10 million characters, which {} never does", at, shape_.what);
        return fmt::format("Line {} is not well-formed XML ({}). Export the file again", at, said_by(error));
    }
    static std::string_view view_of(const xmlError& error) { return error.message == nullptr ? "" : error.message; }
    static std::string said_by(const xmlError& error) { return shortened(trimmed(view_of(error)), 200); }
    static std::string cut_short(long at) { return fmt::format("The file ends in the middle, at line {}. Export or copy it again", at); }
    static std::string wrong_encoding(long at) {
        return fmt::format("Line {} is not written in the encoding that the file claims (UTF-8 if it claims none); it may be Windows-1252. "
                           "Save the file as UTF-8",
                           at);
    }

    XmlShape shape_;
    std::unique_ptr<xmlParserCtxt, FreeContext> context_;
    std::vector<XmlNode> open_;  // the piece being read, outermost first
    std::deque<Piece> pieces_;
    std::size_t depth_ = 0, elements_ = 0;
    bool at_end_ = false, root_seen_ = false;
    std::optional<Problem> problem_;
};

/// What a file that is no XML at all looks like, from its first bytes.
std::optional<Problem> recognised(std::string_view beginning) {
    if (beginning.empty()) return Problem::refused("The file is empty");
    if (beginning.starts_with("PK")) return Problem::refused("The file is not XML: it looks like a ZIP archive or an Excel workbook");
    if (beginning.starts_with("%PDF")) return Problem::refused("The file is not XML: it looks like a PDF");
    return std::nullopt;
}

Done feed_all(std::ifstream& in, Reading& reading, const XmlSink& on_piece) {
    std::string chunk(std::size_t{1} << 16, '\0');
    while (in) {
        in.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
        if (in.gcount() > 0) reading.feed(std::string_view(chunk).substr(0, static_cast<std::size_t>(in.gcount())));
        if (auto done = reading.hand_over(on_piece); !done) return done;
        if (reading.problem()) return std::unexpected(*reading.problem());
    }
    if (in.bad()) return std::unexpected(Problem::refused("The file could not be read to its end: the disk or the network failed"));
    reading.finish();
    if (auto done = reading.hand_over(on_piece); !done) return done;
    if (reading.problem()) return std::unexpected(*reading.problem());
    return {};
}

}  // namespace

Done read_xml(const std::filesystem::path& file, const XmlShape& shape, const XmlSink& on_piece) {
    if (std::error_code error; !std::filesystem::is_regular_file(file, error))
        return std::unexpected(Problem::not_found(fmt::format("There is no file {}", file.string())));
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::unexpected(Problem::not_permitted(fmt::format("{} may not be read", file.string())));
    // libxml2 tells the encoding by the first four bytes it is given.
    std::string beginning(4, '\0');
    in.read(beginning.data(), 4);
    beginning.resize(static_cast<std::size_t>(in.gcount()));
    if (auto problem = recognised(beginning)) return std::unexpected(*problem);
    Reading reading(shape, beginning);
    return feed_all(in, reading, on_piece);
}
