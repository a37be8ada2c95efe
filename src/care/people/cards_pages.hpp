#pragma once
#include <span>

#include "care/files/files.hpp"
#include "care/people/person_form.hpp"

namespace people {

/// What is known about somebody, with the file where it is a child who has one.
struct Known {
    Person person;
    std::optional<files::ChildFile> file;
    std::vector<staff::Team> teams;
    Day today{};
    bool sees_confidential = false;  ///< whether the reader may see addresses that are kept confidential

    [[nodiscard]] bool is_kept_from_reader(const Address& address) const { return !address.kept.empty() && !sees_confidential; }
};

enum class Of { everybody, child, adult, professional };

/// One card of the details: what it shows, and the form that changes it.
struct Card {
    std::string_view code;
    std::string_view title;
    Of of;
    std::vector<html::SummaryRow> (*rows)(const Known&);
    /// What the form starts with.
    void (*fill)(const Known&, Fields&);
    html::Html (*ask)(const Known&, const forms::Sheet&);
    /// Reads the form into what is known.
    void (*take)(forms::Reader&, Known&);
    /// The fields that the form may have.
    FieldNames (*names)();
};

std::span<const Card> cards();
const Card* find_card(std::string_view code);
/// Whether this card is shown for such a person.
bool is_shown(const Card& card, const Known& known);

html::SummaryRow row(std::string_view key, std::string_view value);
html::SummaryRow row(std::string_view key, const html::Html& value);

extern const Card names_card, birth_card, language_card, disability_card, addresses_card, contact_card, identifiers_card, professional_card,
    case_card, hazards_card;

}  // namespace people
