#include "base/fields.hpp"

#include <algorithm>

#include "base/percent_encoding.hpp"

namespace {
constexpr std::size_t fields_at_most = 10'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool fits(std::string_view pattern, std::string_view name) {
    while (!pattern.empty()) {
        if (name.empty() || (pattern.front() == '#' ? !is_digit(name.front()) : pattern.front() != name.front())) return false;
        name.remove_prefix(1);
        if (pattern.front() == '#')
            while (!name.empty() && is_digit(name.front())) name.remove_prefix(1);
        pattern.remove_prefix(1);
    }
    return name.empty();
}

}  // namespace

RepeatedField::RepeatedField(std::string_view name) : std::runtime_error("the field " + std::string(name) + " came more than once") {}

std::string_view Fields::get(std::string_view name) const {
    const auto named = [&](const auto& pair) { return pair.first == name; };
    const auto found = std::ranges::find_if(pairs_, named);
    if (found == pairs_.end()) return "";
    if (std::any_of(found + 1, pairs_.end(), named)) throw RepeatedField(name);
    return found->second;
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : pairs_)
        if (key == name) values.push_back(value);
    return values;
}

bool Fields::has(std::string_view name) const {
    return std::ranges::any_of(pairs_, [&](const auto& pair) { return pair.first == name; });
}

void Fields::set(std::string_view name, std::string value) {
    std::erase_if(pairs_, [&](const auto& pair) { return pair.first == name; });
    pairs_.emplace_back(name, std::move(value));
}

FieldNames& FieldNames::operator+=(const FieldNames& more) {
    names_.insert(names_.end(), more.names_.begin(), more.names_.end());
    return *this;
}

bool FieldNames::know(std::string_view name) const {
    return std::ranges::any_of(names_, [&](std::string_view pattern) { return fits(pattern, name); });
}

std::optional<Fields> parse_urlencoded(std::string_view body) {
    Pairs pairs;
    for (std::size_t from = 0; from <= body.size();) {
        const auto end = std::min(body.find('&', from), body.size());
        const auto piece = body.substr(from, end - from);
        from = end + 1;
        if (piece.empty()) continue;
        const auto equals = std::min(piece.find('='), piece.size());
        auto name = percent_decoded(piece.substr(0, equals), Plus::is_space);
        auto value = percent_decoded(piece.substr(std::min(equals + 1, piece.size())), Plus::is_space);
        if (!name || !value || !is_clean_text(*name) || !is_clean_text(*value) || pairs.size() == fields_at_most) return std::nullopt;
        pairs.emplace_back(std::move(*name), std::move(*value));
    }
    return Fields(std::move(pairs));
}

std::string to_urlencoded(const Pairs& pairs) {
    std::string out;
    for (const auto& [name, value] : pairs) {
        if (!out.empty()) out += '&';
        out += percent_encoded(name) + '=' + percent_encoded(value);
    }
    return out;
}
