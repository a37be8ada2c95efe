#pragma once
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

// The national code sets that a child's record and the statutory returns share. Codes: DfE CIN census 2025-26 and 2026-27.
// Labels are this project's own short wording; they are shown to people and never sent in a return.

namespace records {

struct Code {
    std::string_view code;
    std::string_view label;
    std::string_view group = "";  ///< heading under which a page lists it
};
using CodeSet = std::span<const Code>;

/// The code with its label, or nothing where the set has no such code. Codes are compared as they are written: upper case.
const Code* find_code(CodeSet set, std::string_view code);
bool is_code(CodeSet set, std::string_view code);
/// The label, or the code itself where the set does not know it: old data is shown rather than hidden.
std::string_view label_of(CodeSet set, std::string_view code);

/// DfE N00783, since 2024-25. U also for a child not yet born.
inline constexpr auto sexes = std::to_array<Code>({{"M", "Male"}, {"F", "Female"}, {"U", "Not known"}});
/// The sex for a code of the years before 2024-25 (GenderCurrent, N00065): 1, 2, 0 not recorded or unborn, 9 indeterminate.
std::optional<std::string_view> sex_of_gender_code(std::string_view code);

/// DfE N00177.
inline constexpr auto ethnicities = std::to_array<Code>({
    {"WBRI", "White British", "White"},
    {"WIRI", "White Irish", "White"},
    {"WIRT", "Traveller of Irish heritage", "White"},
    {"WROM", "Gypsy or Roma", "White"},
    {"WOTH", "Any other White background", "White"},
    {"MWBC", "White and Black Caribbean", "Mixed"},
    {"MWBA", "White and Black African", "Mixed"},
    {"MWAS", "White and Asian", "Mixed"},
    {"MOTH", "Any other mixed background", "Mixed"},
    {"AIND", "Indian", "Asian or Asian British"},
    {"APKN", "Pakistani", "Asian or Asian British"},
    {"ABAN", "Bangladeshi", "Asian or Asian British"},
    {"AOTH", "Any other Asian background", "Asian or Asian British"},
    {"BCRB", "Black Caribbean", "Black or Black British"},
    {"BAFR", "Black African", "Black or Black British"},
    {"BOTH", "Any other Black background", "Black or Black British"},
    {"CHNE", "Chinese", "Other"},
    {"OOTH", "Any other ethnic group", "Other"},
    {"REFU", "Declined to say", "Not given"},
    {"NOBT", "Not yet obtained", "Not given"},
});

/// DfE N00099. NONE stands alone.
inline constexpr auto disabilities = std::to_array<Code>({
    {"NONE", "No disability"},
    {"MOB", "Mobility"},
    {"HAND", "Use of hands"},
    {"PC", "Personal care"},
    {"INC", "Incontinence"},
    {"COMM", "Communication"},
    {"LD", "Learning"},
    {"HEAR", "Hearing"},
    {"VIS", "Sight"},
    {"BEH", "Behaviour"},
    {"CON", "Consciousness"},
    {"AUT", "Autism"},
    {"DDA", "Another disability"},
});

/// DfE N00152. 5D since 2022-23.
inline constexpr auto referral_sources = std::to_array<Code>({
    {"1A", "Family member, relative or carer", "An individual"},
    {"1B", "Acquaintance, neighbour or childminder", "An individual"},
    {"1C", "The child", "An individual"},
    {"1D", "Another individual", "An individual"},
    {"2A", "School", "Education"},
    {"2B", "Education service", "Education"},
    {"3A", "GP", "Health"},
    {"3B", "Health visitor", "Health"},
    {"3C", "School nurse", "Health"},
    {"3D", "Another primary health service", "Health"},
    {"3E", "Accident and emergency", "Health"},
    {"3F", "Another health service", "Health"},
    {"4", "Housing", "Local services"},
    {"5A", "Council social care, such as adults’ services", "Local services"},
    {"5B", "Another department of the council", "Local services"},
    {"5C", "Another council", "Local services"},
    {"5D", "Early help", "Local services"},
    {"6", "Police", "Justice"},
    {"7", "Court, probation, prison, Cafcass or immigration", "Justice"},
    {"8", "Another organisation", "Other"},
    {"9", "Anonymous", "Other"},
    {"10", "Not known", "Other"},
});

/// DfE N00101.
inline constexpr auto primary_needs = std::to_array<Code>({
    {"N1", "Abuse, neglect or exploitation"},
    {"N2", "Child’s disability or illness"},
    {"N3", "Parent’s disability or illness"},
    {"N4", "Family in acute stress"},
    {"N5", "Family dysfunction"},
    {"N6", "Socially unacceptable behaviour"},
    {"N7", "Low income"},
    {"N8", "Absent parenting"},
    {"N9", "Not a child in need"},
    {"N0", "Not stated"},
});

/// DfE N00103. RC9 since 2022-23.
inline constexpr auto closure_reasons = std::to_array<Code>({
    {"RC1", "Adopted"},
    {"RC2", "Died"},
    {"RC3", "Child arrangements order"},
    {"RC4", "Special guardianship order"},
    {"RC5", "Moved to another authority’s services"},
    {"RC6", "Moved to adults’ services"},
    {"RC7", "No longer in need, or any other reason"},
    {"RC8", "Assessed, no further action"},
    {"RC9", "Assessed, passed to early help"},
});

/// DfE N00113 and N00114.
inline constexpr auto abuse_categories = std::to_array<Code>({
    {"NEG", "Neglect"},
    {"PHY", "Physical abuse"},
    {"SAB", "Sexual abuse"},
    {"EMO", "Emotional abuse"},
    {"MUL", "More than one category"},
});

/// DfE N00135: why there is no UPN. UN8 to UN10 belong to the SEN2 return only.
inline constexpr auto upn_unknown_reasons = std::to_array<Code>({
    {"UN1", "Below school age, none given yet"},
    {"UN2", "Never at a maintained school in England"},
    {"UN3", "Educated outside England"},
    {"UN4", "Newly arrived, not known yet"},
    {"UN5", "Sources disagree"},
    {"UN6", "In need but not looked after, and cannot be obtained"},
    {"UN7", "Referral without further action"},
});

/// DfE N00833, since 2026-27. What A, B and C mean is not in any public source found: the letter is shown.
inline constexpr auto pre_proceedings_outcomes = std::to_array<Code>({{"A", "Outcome A"}, {"B", "Outcome B"}, {"C", "Outcome C"}});

/// DfE N00181. 18A and 19A were split in two and are found in older files; 21 stands alone.
inline constexpr auto assessment_factors = std::to_array<Code>({
    {"1A", "The child", "Alcohol"},
    {"1B", "A parent or carer", "Alcohol"},
    {"1C", "Someone else at home", "Alcohol"},
    {"2A", "The child", "Drugs"},
    {"2B", "A parent or carer", "Drugs"},
    {"2C", "Someone else at home", "Drugs"},
    {"3A", "Towards the child", "Domestic abuse"},
    {"3B", "Towards a parent or carer", "Domestic abuse"},
    {"3C", "Towards someone else at home", "Domestic abuse"},
    {"4A", "The child", "Mental health"},
    {"4B", "A parent or carer", "Mental health"},
    {"4C", "Someone else at home", "Mental health"},
    {"5A", "The child", "Learning disability"},
    {"5B", "A parent or carer", "Learning disability"},
    {"5C", "Someone else at home", "Learning disability"},
    {"6A", "The child", "Physical disability or illness"},
    {"6B", "A parent or carer", "Physical disability or illness"},
    {"6C", "Someone else at home", "Physical disability or illness"},
    {"7A", "Young carer", "The child’s situation"},
    {"8B", "From overseas, means to return", "Privately fostered"},
    {"8C", "From overseas, means to stay", "Privately fostered"},
    {"8D", "From the UK, for education", "Privately fostered"},
    {"8E", "From the UK, a family’s own arrangement", "Privately fostered"},
    {"8F", "Another reason", "Privately fostered"},
    {"9A", "Unaccompanied, seeking asylum", "The child’s situation"},
    {"10A", "Goes missing", "The child’s situation"},
    {"11A", "Sexual exploitation", "Exploitation"},
    {"12A", "Trafficking", "Exploitation"},
    {"13A", "Gangs", "Exploitation"},
    {"24A", "Criminal exploitation", "Exploitation"},
    {"14A", "Socially unacceptable behaviour", "The child’s situation"},
    {"15A", "Self-harm", "The child’s situation"},
    {"16A", "Neglect", "Abuse or neglect"},
    {"17A", "Emotional abuse", "Abuse or neglect"},
    {"18A", "Physical abuse, by whom not said", "Abuse or neglect"},
    {"18B", "Physical abuse by another child", "Abuse or neglect"},
    {"18C", "Physical abuse by an adult", "Abuse or neglect"},
    {"19A", "Sexual abuse, by whom not said", "Abuse or neglect"},
    {"19B", "Sexual abuse by another child", "Abuse or neglect"},
    {"19C", "Sexual abuse by an adult", "Abuse or neglect"},
    {"22A", "Female genital mutilation", "Abuse or neglect"},
    {"23A", "Abuse linked to faith or belief", "Abuse or neglect"},
    {"20", "Another factor", "Other"},
    {"21", "None found", "Other"},
});
/// "Alcohol: the child", "Neglect": a factor's label read without its heading.
std::string factor_in_words(std::string_view code);

/// The check letter for the twelve characters of a UPN after its first: digits, the last perhaps a letter (temporary UPN).
/// Nothing if they are anything else.
std::optional<char> upn_check_letter(std::string_view after_letter);
/// What is wrong with a unique pupil number (13 characters, local authority part known, check letter right), in words that follow
/// "the UPN"; nothing when it is well formed. [DfE rules 1510 to 1550]
std::optional<std::string> upn_fault(std::string_view upn);

}  // namespace records
