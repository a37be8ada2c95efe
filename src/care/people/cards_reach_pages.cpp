#include <algorithm>

#include "base/text.hpp"
#include "care/people/cards_pages.hpp"
#include "care/people/find.hpp"

namespace people {
namespace {

using records::FieldType;

std::string key(std::string_view what, std::size_t line) { return std::string(what) + "-" + std::to_string(line); }

/// Why it is kept, beside an address that its reader may see.
html::Html kept_tag(const Address& address) {
    const auto why = std::ranges::find(kept_addresses(), address.kept, &KeptAddress::code);
    return why == kept_addresses().end() ? html::Html()
                                         : html::text(" ") + html::tag({.text = std::string(why->label), .classes = "govuk-tag--red"});
}

std::vector<html::SummaryRow> addresses_rows(const Known& known) {
    std::vector<html::SummaryRow> rows;
    for (const auto& address : known.person.addresses) {
        const auto when = address.until ? in_short(address.from) + " to " + in_short(*address.until) : "Since " + in_short(address.from);
        rows.push_back(row(
            address.until ? "Earlier" : "Lives at",
            (known.is_kept_from_reader(address) ? html::text(kept_in_words(address)) : html::text(address.in_words()) + kept_tag(address)) +
                html::element("div", {{"class", "govuk-hint govuk-!-margin-bottom-0"}}, when)));
    }
    if (rows.empty()) rows.push_back(row("Lives at", ""));
    return rows;
}
void addresses_fill(const Known& known, Fields& fields) {
    fields.set("what", "moved");
    const auto* present = known.person.address_on(known.today);
    fields.set("kept", present == nullptr || present->kept.empty() ? "no" : present->kept);
    forms::fill_day(fields, "from", known.today);
}

forms::Question what_question(const Known& known) {
    const auto* present = known.person.address_on(known.today);
    return {.name = "what",
            .label = "What is to be recorded?",
            .hint = present ? "The present address is " + present->in_words() + "." : "There is no present address.",
            .type = FieldType::choice,
            .answers = {{"moved", "A new address"},
                        {"left", "Left the present address, and the new one is not known"},
                        {"mistake", "The present address was written wrongly"},
                        {"none", "No change"}},
            .missing = "Select what is to be recorded"};
}
const forms::Question from_question{.name = "from",
                                    .label = "From when",
                                    .hint = "The present address ends on this day",
                                    .type = FieldType::day,
                                    .missing = "Enter from when"};

forms::Question kept_question() {
    forms::Question question{.name = "kept",
                             .label = "Who may see this address?",
                             .hint =
                                 "A confidential one is shown to who works with the child, leads them or is on duty, and to nobody else",
                             .type = FieldType::choice,
                             .answers = {{"no", "Whoever may open the record"}},
                             .missing = "Select who may see this address"};
    for (const auto& why : kept_addresses()) question.answers.push_back({std::string(why.code), std::string(why.label)});
    return question;
}

html::Html addresses_ask(const Known& known, const forms::Sheet& form) {
    return form.ask(what_question(known)) + form.ask(asked::address_lines, {.rows = 2}) + form.ask(asked::postcode, asked::narrow_line) +
           form.ask(kept_question()) + form.ask(from_question);
}
void addresses_take(forms::Reader& reader, Known& known) {
    const auto what = reader.answer(what_question(known));
    if (what == "none") return;
    Address* present = nullptr;
    for (auto& address : known.person.addresses)
        if (!address.until) present = &address;
    Address typed;
    reader.read(asked::address_lines, typed);
    asked::read_postcode(reader, typed);
    if (what != "left") typed.kept = reader.answer(kept_question());
    if (typed.kept == "no") typed.kept.clear();
    if (what != "left" && typed.lines.empty()) reader.add_problem("address", "Enter the address");
    if (what == "mistake") {
        if (present == nullptr) reader.add_problem("what", "There is no present address to mend. Select “A new address”");
        else present->lines = typed.lines, present->postcode = typed.postcode, present->kept = typed.kept;
        return;
    }
    const auto from = reader.day(from_question);
    if (!from) return;
    if (present != nullptr && *from < present->from)
        reader.add_problem("from", "From when must be on or after " + in_words(present->from) + ", when the present address began");
    if (present != nullptr) present->until = from;
    if (what == "moved")
        known.person.addresses.insert(known.person.addresses.begin(), {0, typed.lines, typed.postcode, *from, std::nullopt, typed.kept});
}

constexpr std::size_t spare_details = 2, most_details = 12;

std::vector<html::SummaryRow> contact_rows(const Known& known) {
    std::vector<html::SummaryRow> rows;
    for (const auto& detail : known.person.contact_details)
        rows.push_back(detail.kind == "email" ? row("Email", detail.value) : row("Phone", html::telephone(detail.value)));
    if (rows.empty()) rows.push_back(row("Phone", ""));
    return rows;
}
void contact_fill(const Known& known, Fields& fields) {
    std::size_t phones = 0, emails = 0;
    for (const auto& detail : known.person.contact_details)
        fields.set(detail.kind == "email" ? key("email", ++emails) : key("phone", ++phones), detail.value);
}
forms::Question contact_question(std::string_view kind, std::size_t line) {
    const std::string label = kind == "phone" ? "Phone number " : "Email address ";
    return {.name = key(kind, line), .label = label + std::to_string(line), .most_characters = 200};
}

html::Html contact_ask(const Known& known, const forms::Sheet& form) {
    html::Html content;
    for (const std::string_view kind : {"phone", "email"}) {
        const auto present = static_cast<std::size_t>(std::ranges::count(known.person.contact_details, kind, &ContactDetail::kind));
        const auto lines = std::min(most_details, std::max<std::size_t>(present + spare_details - 1, spare_details));
        for (std::size_t line = 1; line <= lines; ++line)
            content += form.ask(contact_question(kind, line), kind == "phone" ? asked::phone_line : forms::Look{.keyboard = "email"});
    }
    return content;
}

void check_phone(forms::Reader& reader, const std::string& name, const std::string& phone) {
    const auto is_dialled = [](char c) { return (c >= '0' && c <= '9') || std::string_view(" +()-.xet").contains(c); };
    if (!std::ranges::all_of(phone, is_dialled)) reader.add_problem(name, "Enter a phone number in figures, such as 01632 960 001");
}
void check_email(forms::Reader& reader, const std::string& name, const std::string& email) {
    if (email.find('@') == std::string::npos || email.find(' ') != std::string::npos)
        reader.add_problem(name, "Enter an email address, such as name@example.com");
}

void contact_take(forms::Reader& reader, Known& known) {
    known.person.contact_details.clear();
    for (const std::string_view kind : {"phone", "email"})
        for (std::size_t line = 1; line <= most_details; ++line) {
            const auto question = contact_question(kind, line);
            const auto value = reader.answer(question);
            if (value.empty()) continue;
            (kind == "phone" ? check_phone : check_email)(reader, question.name, value);
            known.person.contact_details.push_back({0, std::string(kind), value});
        }
}

/// The tenth digit of an NHS number checks the nine before it: weights 10 to 2, eleven minus the remainder by eleven.
bool is_nhs_number(std::string_view digits) {
    if (digits.size() != 10 || !std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; })) return false;
    int sum = 0;
    for (std::size_t i = 0; i < 9; ++i) sum += (digits[i] - '0') * static_cast<int>(10 - i);
    return (11 - sum % 11) % 11 == digits[9] - '0';
}

std::vector<html::SummaryRow> identifiers_rows(const Known& known) {
    std::vector<html::SummaryRow> rows;
    for (const auto& identifier : known.person.identifiers) {
        auto value =
            html::text(identifier.kind == "upn_unknown" ? std::string(records::label_of(records::upn_unknown_reasons, identifier.value))
                                                        : identifier.value);
        const auto fault = identifier.kind == "upn" ? records::upn_fault(identifier.value) : std::nullopt;
        if (fault)
            value += html::element("div", {{"class", "govuk-error-message govuk-!-margin-bottom-0"}}, "Check this UPN: it " + *fault);
        rows.push_back(row(label_of_identifier(identifier.kind), value));
    }
    if (rows.empty()) rows.push_back(row("NHS number", "")), rows.push_back(row("UPN", ""));
    return rows;
}

constexpr const char* kinds_typed[] = {"nhs_number", "upn", "former_upn", "la_child_id", "home_office"};

void identifiers_fill(const Known& known, Fields& fields) {
    for (const auto* kind : kinds_typed) fields.set(kind, known.person.identifier(kind));
    fields.set("upn_unknown", known.person.identifier("upn_unknown"));
}

forms::Question number_question(std::string_view kind) {
    return {.name = std::string(kind),
            .label = label_of_identifier(kind),
            .hint = kind == "upn" ? "A letter, then eleven digits, then a digit or letter" : "",
            .most_characters = 50};
}
forms::Question upn_unknown_question() {
    return {.name = "upn_unknown",
            .label = "Why there is no UPN",
            .type = FieldType::list,
            .answers = forms::answers(records::CodeSet(records::upn_unknown_reasons))};
}

html::Html identifiers_ask(const Known&, const forms::Sheet& form) {
    html::Html content;
    for (const std::string_view kind : kinds_typed) {
        content += form.ask(number_question(kind), {.width = "govuk-input--width-20"});
        if (kind == "upn") content += form.ask(upn_unknown_question());
    }
    return content;
}
void identifiers_take(forms::Reader& reader, Known& known) {
    std::vector<Identifier> identifiers;
    for (const std::string_view kind : kinds_typed)
        if (const auto number = bare_number(reader.answer(number_question(kind))); !number.empty())
            identifiers.push_back({std::string(kind), number});
    Person changed = known.person;
    changed.identifiers = identifiers;
    const auto nhs_number = changed.identifier("nhs_number"), upn = changed.identifier("upn");
    const auto why = reader.answer(upn_unknown_question());
    if (!nhs_number.empty() && !is_nhs_number(nhs_number))
        reader.add_problem("nhs_number", "Check the NHS number: its ten digits do not agree with one another");
    if (const auto fault = upn.empty() ? std::nullopt : records::upn_fault(upn)) reader.add_problem("upn", "Check the UPN: it " + *fault);
    if (!upn.empty() && !why.empty()) reader.add_problem("upn_unknown", "Choose “Not recorded” here, because there is a UPN");
    if (!why.empty()) identifiers.push_back({"upn_unknown", why});
    // A kind that this form does not ask for, from an older system, stays.
    for (const auto& old : known.person.identifiers)
        if (old.kind != "upn_unknown" && std::ranges::none_of(kinds_typed, [&](const char* kind) { return old.kind == kind; }))
            identifiers.push_back(old);
    known.person.identifiers = std::move(identifiers);
}

}  // namespace

const Card addresses_card = {
    "addresses",    "Addresses",
    Of::everybody,  addresses_rows,
    addresses_fill, addresses_ask,
    addresses_take, [] { return forms::names_of(from_question) + FieldNames{"what", "address", "postcode", "kept"}; }};
const Card contact_card = {"contact",    "Contact details", Of::everybody, contact_rows,
                           contact_fill, contact_ask,       contact_take,  [] { return FieldNames{"phone-#", "email-#"}; }};
const Card identifiers_card = {
    "identifiers", "Numbers", Of::child, identifiers_rows, identifiers_fill, identifiers_ask, identifiers_take, [] {
        FieldNames names = {"upn_unknown"};
        for (const auto* kind : kinds_typed) names += {kind};
        return names;
    }};

}  // namespace people
