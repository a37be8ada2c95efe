#include "care/people/cards_pages.hpp"

namespace people {

std::span<const Card> cards() {
    static const std::array<Card, 10> all = {names_card,     birth_card,   professional_card, language_card, disability_card,
                                             addresses_card, contact_card, identifiers_card,  case_card,     hazards_card};
    return all;
}

const Card* find_card(std::string_view code) {
    for (const auto& card : cards())
        if (card.code == code) return &card;
    return nullptr;
}

bool is_shown(const Card& card, const Known& known) {
    switch (card.of) {
        case Of::everybody: return true;
        case Of::child: return known.file.has_value();
        case Of::adult: return !known.file && !known.person.is_professional();
        case Of::professional: return known.person.is_professional();
    }
    return false;
}

html::SummaryRow row(std::string_view key, std::string_view value) {
    return {.key = {.text = key},
            .value = {.text = value.empty() ? html::element("span", {{"class", "govuk-hint govuk-!-margin-bottom-0"}}, "Not recorded")
                                            : html::text(value)}};
}

html::SummaryRow row(std::string_view key, const html::Html& value) { return {.key = {.text = key}, .value = {.text = value}}; }

}  // namespace people
