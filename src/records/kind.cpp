#include "records/kind.hpp"

namespace records {

std::string_view label_of(std::span<const Choice> choices, std::string_view code) {
    for (const auto& choice : choices)
        if (choice.code == code) return choice.label;
    return code;
}

}  // namespace records
