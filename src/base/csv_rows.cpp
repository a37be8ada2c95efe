#include "base/csv_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

#include "base/text.hpp"

namespace {

std::unexpected<Problem> refused(std::string text) { return std::unexpected(Problem::refused(std::move(text))); }

/// How long the UTF-8 character at the beginning is; 0 if it is none. Overlong forms and surrogates are none.
std::size_t character_length(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const auto first = byte(0), second = byte(1);
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first <= 0xDF) return follows(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF)
        return follows(1) && follows(2) && (first != 0xE0 || second >= 0xA0) && (first != 0xED || second < 0xA0) ? 3 : 0;
    if (first >= 0xF0 && first <= 0xF4)
        return follows(1) && follows(2) && follows(3) && (first != 0xF0 || second >= 0x90) && (first != 0xF4 || second < 0x90) ? 4 : 0;
    return 0;
}

/// Where the first byte stands that is not UTF-8; npos if there is none.
std::size_t first_bad_byte(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        std::uint64_t eight = 0;
        if (at + sizeof eight <= text.size()) {
            std::memcpy(&eight, text.data() + at, sizeof eight);
            if ((eight & 0x8080808080808080U) == 0) {
                at += sizeof eight;
                continue;
            }
        }
        const auto length = character_length(text.substr(at));
        if (length == 0) return at;
        at += length;
    }
    return std::string_view::npos;
}

std::optional<Problem> recognised(std::string_view beginning) {
    const auto problem = [](std::string text) { return Problem::refused(std::move(text)); };
    if (beginning.empty()) return problem("The file is empty");
    if (beginning.starts_with("PK\x03\x04")) return problem("The file looks like an Excel workbook. Save it as “CSV UTF-8”");
    if (beginning.starts_with("\xFF\xFE") || beginning.starts_with("\xFE\xFF") || beginning.substr(0, 200).contains('\0'))
        return problem("The file looks like UTF-16, or is no text at all. Save it as “CSV UTF-8”");
    return std::nullopt;
}

}  // namespace

CsvRows::CsvRows(std::ifstream in, std::uintmax_t size) : in_(std::move(in)), buffer_(std::size_t{1} << 17, '\0'), size_(size) {}

Result<CsvRows> CsvRows::open(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return std::unexpected(Problem::not_found(fmt::format("There is no file {}", file.string())));
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::unexpected(Problem::not_permitted(fmt::format("{} may not be read", file.string())));
    CsvRows rows(std::move(in), std::filesystem::file_size(file));
    rows.has_more();
    if (auto problem = recognised(rows.ahead())) return std::unexpected(*std::move(problem));
    if (rows.ahead().starts_with("\xEF\xBB\xBF")) rows.at_ = 3;
    return rows;
}

bool CsvRows::has_more() {
    if (at_ < end_) return true;
    in_.read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
    at_ = 0;
    end_ = static_cast<std::size_t>(in_.gcount());
    read_ += end_;
    return end_ > 0;
}

Result<bool> CsvRows::next(CsvRow& row) {
    while (has_more()) {
        if (auto done = read_row(row); !done) return std::unexpected(done.error());
        if (in_.bad()) break;
        if (row.fields.size() == 1 && trimmed(row.fields.front()).empty() && row.fault.empty()) continue;
        if (auto done = check_encoding(row); !done) return std::unexpected(done.error());
        return true;
    }
    if (in_.bad()) return refused("The file could not be read to its end: the disk or the network failed");
    return false;
}

Done CsvRows::read_row(CsvRow& row) {
    row.line = line_;
    row.fault.clear();
    row_bytes_ = 0;
    std::size_t count = 0;
    for (auto after = After::field; after == After::field; ++count) {
        if (count == most_fields) return refused(fmt::format("Line {} has more than {} fields", row.line, with_commas(most_fields)));
        if (row.fields.size() <= count) row.fields.emplace_back();
        auto& field = row.fields[count];
        field.clear();
        const bool is_quoted = has_more() && buffer_[at_] == '"';
        if (auto done = is_quoted ? read_quoted(field, row) : read_plain(field, row); !done) return done;
        after = pass_separator();
    }
    row.fields.resize(count);
    return {};
}

Done CsvRows::read_quoted(std::string& field, CsvRow& row) {
    const auto opened = line_;
    ++at_;
    while (has_more()) {
        const auto piece = ahead().substr(0, ahead().find('"'));
        if (auto done = append(field, piece, row); !done) return done;
        line_ += std::ranges::count(piece, '\n');
        at_ += piece.size();
        if (at_ == end_) continue;
        ++at_;
        if (!has_more() || (buffer_[at_] != '"' && std::string_view(",\r\n").contains(buffer_[at_]))) return {};
        if (buffer_[at_] != '"') {
            row.fault = "something follows a closing quotation mark. Double every quotation mark that stands inside a field";
            return read_plain(field, row);
        }
        field += '"';
        ++at_;
    }
    return refused(fmt::format("The file ends in the middle: the quotation mark opened at line {} is never closed", opened));
}

Done CsvRows::read_plain(std::string& field, CsvRow& row) {
    while (has_more()) {
        const auto text = ahead();
        const auto stop = std::ranges::find_if(text, [](char c) { return c == ',' || c == '\n' || c == '\r'; });
        const auto piece = text.substr(0, static_cast<std::size_t>(stop - text.begin()));
        if (row.fault.empty() && piece.contains('"'))
            row.fault = "a quotation mark stands inside a field that does not begin with one. Put the field in quotation marks and double "
                        "those inside";
        if (auto done = append(field, piece, row); !done) return done;
        at_ += piece.size();
        if (at_ < end_) return {};
    }
    return {};
}

Done CsvRows::append(std::string& field, std::string_view piece, const CsvRow& row) {
    field += piece;
    row_bytes_ += piece.size();
    if (field.size() <= most_in_field && row_bytes_ <= most_in_row) return {};
    return refused(
        fmt::format("Line {} begins a {} of more than {} characters. Probably a quotation mark is not closed; if not, divide the text",
                    row.line, field.size() > most_in_field ? "field" : "row",
                    with_commas(static_cast<long long>(field.size() > most_in_field ? most_in_field : most_in_row))));
}

CsvRows::After CsvRows::pass_separator() {
    if (!has_more()) return After::file;
    const char separator = buffer_[at_++];
    if (separator == ',') return After::field;
    if (separator == '\r' && has_more() && buffer_[at_] == '\n') ++at_;
    ++line_;
    return After::row;
}

Done CsvRows::check_encoding(const CsvRow& row) const {
    for (const auto& field : row.fields) {
        const auto at = first_bad_byte(field);
        if (at == std::string::npos) continue;
        const auto line = row.line + std::ranges::count(std::string_view(field).substr(0, at), '\n');
        return refused(fmt::format("Line {} is not UTF-8 (byte {:02X}): the file looks like Windows-1252. Save it as “CSV UTF-8”", line,
                                   static_cast<unsigned char>(field[at])));
    }
    return {};
}
