#include <algorithm>
#include <array>

#include "care/files/files.hpp"
#include "care/people/people.hpp"

namespace people {

std::string Address::in_words() const { return postcode.empty() ? lines : lines + ", " + postcode; }

std::span<const KeptAddress> kept_addresses() {
    static constexpr std::array<KeptAddress, 3> all = {{{"placement", "Confidential: a placement"},
                                                        {"refuge", "Confidential: a refuge"},
                                                        {"adopter", "Confidential: the home of adopters"}}};
    return all;
}

std::string kept_in_words(const Address& address) {
    const auto why = std::ranges::find(kept_addresses(), address.kept, &KeptAddress::code);
    const auto label = why == kept_addresses().end() ? std::string("Confidential") : std::string(why->label);
    return label + ". Who works with the child can tell you more if you need to know";
}

std::vector<std::string> missing_essentials(const Person& child, const files::ChildFile& file) {
    const bool is_unborn = !child.born_on && child.expected_on;
    std::vector<std::string> missing;
    const auto needs = [&](bool is_known, std::string what) {
        if (!is_known) missing.push_back(std::move(what));
    };
    needs(child.born_on || is_unborn, "birth date");
    needs(!child.sex.empty() || is_unborn, "sex");
    needs(!child.ethnicity.empty() || is_unborn, "ethnicity");
    needs(!file.need_code.empty(), "CiN code");
    needs(!child.first_language.empty() || is_unborn, "first language");
    needs(!child.interpreter.empty() || is_unborn, "whether an interpreter is needed");
    needs(!child.disabilities.empty() || is_unborn, "disability, or that there is none");
    bool has_address = false;
    for (const auto& address : child.addresses) has_address = has_address || !address.until;
    needs(has_address || is_unborn, "address");
    return missing;
}

}  // namespace people
