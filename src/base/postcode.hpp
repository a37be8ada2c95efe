#pragma once
#include <optional>
#include <string>
#include <string_view>

/// As the Post Office writes it: "mb14qt" is "MB1 4QT". The pseudo postcodes of people without an address are taken too: "ZZ99 3VZ", and
/// "ZZ99" alone. Nothing for anything else.
std::optional<std::string> as_postcode(std::string_view typed);
