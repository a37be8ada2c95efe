#pragma once
#include <charconv>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

// Strong ids: a PersonId never passes for an EntryId. An id says nothing about the person: it may stand in a URL.

template <class Tag>
struct Id {
    std::int64_t value = 0;
    [[nodiscard]] bool is_set() const { return value != 0; }
    auto operator<=>(const Id&) const = default;
};

using PersonId = Id<struct PersonTag>;
/// A child with a file. The same number as the child's PersonId: a child is a person first.
using ChildId = Id<struct ChildTag>;
using UserId = Id<struct UserTag>;
using TeamId = Id<struct TeamTag>;
using EntryId = Id<struct EntryTag>;
using DraftId = Id<struct DraftTag>;
using ComplementaryFileId = Id<struct ComplementaryFileTag>;
using RequestId = Id<struct RequestTag>;

inline PersonId person_of(ChildId child) { return {child.value}; }

template <class Tag>
std::string to_text(Id<Tag> id) {
    return std::to_string(id.value);
}

/// The id written as a positive decimal number, or nothing.
template <class AnyId>
std::optional<AnyId> parse_id(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value <= 0) return std::nullopt;
    return AnyId{value};
}

template <class Tag>
struct std::hash<Id<Tag>> {
    std::size_t operator()(Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
