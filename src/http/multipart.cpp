#include "http/multipart.hpp"

#include <algorithm>

#include "base/percent_encoding.hpp"
#include "base/text.hpp"

namespace http {
namespace {

constexpr std::size_t parts_at_most = 1'000;
constexpr std::size_t header_at_most = 8 * 1024;

/// One "; name=value" of a header, taken from the front of text. Nothing when it is malformed.
std::optional<std::pair<std::string, std::string>> take_parameter(std::string_view& text) {
    text = trimmed(text.substr(1));
    const auto equals = text.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string name(trimmed(text.substr(0, equals)));
    text.remove_prefix(equals + 1);
    std::string value;
    if (!text.starts_with('"')) {
        const auto end = std::min(text.find(';'), text.size());
        value = trimmed(text.substr(0, end));
        text.remove_prefix(end);
        return std::pair(name, value);
    }
    for (std::size_t at = 1; at < text.size(); ++at) {
        if (text[at] == '"') {
            text = trimmed(text.substr(at + 1));
            return std::pair(name, value);
        }
        const bool is_escape = text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\');
        value += text[is_escape ? ++at : at];
    }
    return std::nullopt;
}

/// The parameters of "form-data; name=…; filename=…". Nothing when one is malformed or comes twice.
std::optional<Fields> parameters_of(std::string_view header) {
    Fields found;
    auto rest = header.substr(std::min(header.find(';'), header.size()));
    while (!rest.empty()) {
        if (!rest.starts_with(';')) return std::nullopt;
        auto parameter = take_parameter(rest);
        if (!parameter || found.has(parameter->first)) return std::nullopt;
        found.set(parameter->first, std::move(parameter->second));
    }
    return found;
}

// Browsers write these three in a name so, and no others.
std::string unescaped(std::string_view name) {
    std::string out;
    while (!name.empty()) {
        const bool is_escape = name.starts_with("%22") || name.starts_with("%0D") || name.starts_with("%0A");
        out += !is_escape ? name[0] : name[1] == '2' ? '"' : name[2] == 'D' ? '\r' : '\n';
        name.remove_prefix(is_escape ? 3 : 1);
    }
    return out;
}

std::string without_folders(std::string_view file_name) {
    const auto last = file_name.find_last_of("/\\");
    return std::string(last == std::string_view::npos ? file_name : file_name.substr(last + 1));
}

bool has_control(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; });
}

std::optional<std::string> boundary_of(std::string_view content_type) {
    if (!is_same_name(trimmed(content_type.substr(0, content_type.find(';'))), "multipart/form-data")) return std::nullopt;
    const auto parameters = parameters_of(content_type);
    if (!parameters) return std::nullopt;
    const auto boundary = parameters->get("boundary");
    // RFC 2046 §5.1.1: up to 70 characters.
    if (boundary.empty() || boundary.size() > 70 || has_control(boundary)) return std::nullopt;
    return std::string(boundary);
}

struct PartHeader {
    std::string name, content_type;
    std::optional<std::string> file_name;
};

std::optional<PartHeader> parse_part_header(std::string_view block) {
    PartHeader header;
    bool is_disposed = false;
    for (const auto line : split(block, '\n')) {
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !line.ends_with('\r')) return std::nullopt;
        const auto name = line.substr(0, colon), value = trimmed(line.substr(colon + 1));
        if (has_control(name) || has_control(value) || !is_clean_text(value)) return std::nullopt;
        if (is_same_name(name, "content-type")) header.content_type = value;
        // RFC 7578 §4.7: the part would be encoded in a way no browser uses.
        if (is_same_name(name, "content-transfer-encoding")) return std::nullopt;
        if (!is_same_name(name, "content-disposition")) continue;
        const auto parameters = parameters_of(value);
        if (is_disposed || !parameters || !parameters->has("name") || parameters->has("filename*")) return std::nullopt;
        if (!is_same_name(trimmed(value.substr(0, value.find(';'))), "form-data")) return std::nullopt;
        is_disposed = true;
        header.name = unescaped(parameters->get("name"));
        if (parameters->has("filename")) header.file_name = without_folders(unescaped(parameters->get("filename")));
    }
    return is_disposed ? std::optional(std::move(header)) : std::nullopt;
}

bool keep_part(PartHeader header, std::string_view content, Pairs& fields, std::vector<Upload>& uploads) {
    if (header.file_name) {
        if (!header.file_name->empty() || !content.empty())
            uploads.push_back({std::move(header.name), std::move(*header.file_name), std::move(header.content_type), std::string(content)});
        return true;
    }
    if (!is_clean_text(content)) return false;
    fields.emplace_back(std::move(header.name), content);
    return true;
}

}  // namespace

std::optional<Multipart> parse_multipart(std::string_view content_type, std::string_view body) {
    const auto boundary = boundary_of(content_type);
    if (!boundary) return std::nullopt;
    const std::string delimiter = "\r\n--" + *boundary;
    if (!body.starts_with(std::string_view(delimiter).substr(2))) return std::nullopt;
    body.remove_prefix(delimiter.size() - 2);

    Pairs fields;
    std::vector<Upload> uploads;
    for (std::size_t parts = 0; body != "--" && body != "--\r\n"; ++parts) {
        if (parts == parts_at_most || !body.starts_with("\r\n")) return std::nullopt;
        body.remove_prefix(2);
        const auto blank = body.substr(0, header_at_most + 4).find("\r\n\r\n");
        if (blank == std::string_view::npos) return std::nullopt;
        auto header = parse_part_header(body.substr(0, blank + 1));
        body.remove_prefix(blank + 4);
        const auto end = body.find(delimiter);
        if (!header || end == std::string_view::npos) return std::nullopt;
        if (!keep_part(std::move(*header), body.substr(0, end), fields, uploads)) return std::nullopt;
        body.remove_prefix(end + delimiter.size());
    }
    return Multipart{Fields(std::move(fields)), std::move(uploads)};
}

}  // namespace http
