#include "base/text.hpp"
#include "care/people/cards_pages.hpp"
#include "care/people/find.hpp"

namespace people {
namespace {

std::string key(std::string_view what, std::size_t line) { return std::string(what) + "-" + std::to_string(line); }

std::string address_in_words(const Address& address) {
    return address.postcode.empty() ? address.lines : address.lines + ", " + address.postcode;
}

std::vector<html::SummaryRow> addresses_rows(const Known& known) {
    std::vector<html::SummaryRow> rows;
    for (const auto& address : known.person.addresses) {
        const auto when = address.until ? in_short(address.from) + " to " + in_short(*address.until) : "Since " + in_short(address.from);
        rows.push_back(
            row(address.until ? "Earlier" : "Lives at",
                html::text(address_in_words(address)) + html::element("div", {{"class", "govuk-hint govuk-!-margin-bottom-0"}}, when)));
    }
    if (rows.empty()) rows.push_back(row("Lives at", ""));
    return rows;
}
void addresses_fill(const Known& known, Fields& fields) {
    fields.set("what", "moved");
    set_day(fields, "from", known.today);
}
html::Html addresses_ask(const Known& known, const Form& form) {
    auto content = form.radios("what", "What is to be recorded?",
                               {{.text = "A new address", .value = "moved"},
                                {.text = "Left the present address, and the new one is not known", .value = "left"},
                                {.text = "The present address was written wrongly", .value = "mistake"},
                                {.text = "No change", .value = "none"}},
                               known.person.address_on(known.today)
                                   ? "The present address is " + address_in_words(*known.person.address_on(known.today)) + "."
                                   : "There is no present address.");
    content += form.lines("lines", "Address", "Street and town", 2) + form.text("postcode", "Postcode", {.width = "govuk-input--width-10"});
    return content + form.day("from", "From when", "The present address ends on this day");
}
void addresses_take(const Fields& fields, Problems& problems, Known& known) {
    const auto what = typed(fields, "what");
    if (what == "none") return;
    Address* present = nullptr;
    for (auto& address : known.person.addresses)
        if (!address.until) present = &address;
    const auto lines = typed(fields, "lines"), postcode = typed(fields, "postcode");
    if (what != "moved" && what != "left" && what != "mistake") problems.add("what", "Select what is to be recorded");
    if (what != "left" && lines.empty()) problems.add("lines", "Enter the address");
    if (what == "mistake") {
        if (present == nullptr) problems.add("what", "There is no present address to mend. Select “A new address”");
        else present->lines = lines, present->postcode = postcode;
        return;
    }
    const auto problems_before = problems.fields().size();
    const auto from = typed_day(fields, "from", "From when", problems, known.today);
    if (!from && problems.fields().size() == problems_before) problems.add("from", "Enter from when");
    if (!from) return;
    if (present != nullptr && *from < present->from)
        problems.add("from", "From when must be on or after " + in_words(present->from) + ", when the present address began");
    if (present != nullptr) present->until = from;
    if (what == "moved") known.person.addresses.insert(known.person.addresses.begin(), {0, lines, postcode, *from, std::nullopt});
}

constexpr std::size_t spare_details = 2, most_details = 12;

std::vector<html::SummaryRow> contact_rows(const Known& known) {
    std::vector<html::SummaryRow> rows;
    for (const auto& detail : known.person.contact_details) rows.push_back(row(detail.kind == "email" ? "Email" : "Phone", detail.value));
    if (rows.empty()) rows.push_back(row("Phone", ""));
    return rows;
}
void contact_fill(const Known& known, Fields& fields) {
    std::size_t phones = 0, emails = 0;
    for (const auto& detail : known.person.contact_details)
        fields.set(detail.kind == "email" ? key("email", ++emails) : key("phone", ++phones), detail.value);
}
html::Html contact_ask(const Known& known, const Form& form) {
    html::Html content;
    for (const auto* kind : {"phone", "email"}) {
        const auto present = static_cast<std::size_t>(std::ranges::count(known.person.contact_details, kind, &ContactDetail::kind));
        const auto lines = std::min(most_details, std::max<std::size_t>(present + spare_details - 1, spare_details));
        const bool is_phone = std::string_view(kind) == "phone";
        for (std::size_t line = 1; line <= lines; ++line)
            content +=
                form.text(key(kind, line), (is_phone ? "Phone number " : "Email address ") + std::to_string(line),
                          {.width = is_phone ? "govuk-input--width-20" : "govuk-!-width-two-thirds", .kind = is_phone ? "tel" : "email"});
    }
    return content;
}
void contact_take(const Fields& fields, Problems& problems, Known& known) {
    known.person.contact_details.clear();
    for (std::size_t line = 1; line <= most_details; ++line) {
        const auto phone = typed(fields, key("phone", line));
        const auto is_dialled = [](char c) { return (c >= '0' && c <= '9') || std::string_view(" +()-.xet").contains(c); };
        if (!phone.empty() && !std::ranges::all_of(phone, is_dialled))
            problems.add(key("phone", line), "Enter a phone number in figures, such as 01632 960 001");
        if (!phone.empty()) known.person.contact_details.push_back({0, "phone", phone});
    }
    for (std::size_t line = 1; line <= most_details; ++line) {
        const auto email = typed(fields, key("email", line));
        if (!email.empty() && (email.find('@') == std::string::npos || email.find(' ') != std::string::npos))
            problems.add(key("email", line), "Enter an email address, such as name@example.com");
        if (!email.empty()) known.person.contact_details.push_back({0, "email", email});
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
html::Html identifiers_ask(const Known&, const Form& form) {
    html::Html content;
    for (const auto* kind : kinds_typed) {
        content += form.text(kind, label_of_identifier(kind),
                             {.hint = std::string_view(kind) == "upn" ? "A letter, then eleven digits, then a digit or letter" : "",
                              .width = "govuk-input--width-20"});
        if (std::string_view(kind) == "upn")
            content += form.select("upn_unknown", "Why there is no UPN", options_of(records::upn_unknown_reasons));
    }
    return content;
}
void identifiers_take(const Fields& fields, Problems& problems, Known& known) {
    std::vector<Identifier> identifiers;
    for (const auto* kind : kinds_typed)
        if (const auto number = bare_number(fields.get(kind)); !number.empty()) identifiers.push_back({kind, number});
    Known changed = known;
    changed.person.identifiers = identifiers;
    const auto nhs_number = changed.person.identifier("nhs_number"), upn = changed.person.identifier("upn");
    const auto why = typed(fields, "upn_unknown");
    if (!nhs_number.empty() && !is_nhs_number(nhs_number))
        problems.add("nhs_number", "Check the NHS number: its ten digits do not agree with one another");
    if (const auto fault = upn.empty() ? std::nullopt : records::upn_fault(upn)) problems.add("upn", "Check the UPN: it " + *fault);
    if (!upn.empty() && !why.empty()) problems.add("upn_unknown", "Choose “Not recorded” here, because there is a UPN");
    if (!why.empty() && records::is_code(records::upn_unknown_reasons, why)) identifiers.push_back({"upn_unknown", why});
    // A kind that this form does not ask for, from an older system, stays.
    for (const auto& old : known.person.identifiers)
        if (old.kind != "upn_unknown" && std::ranges::none_of(kinds_typed, [&](const char* kind) { return old.kind == kind; }))
            identifiers.push_back(old);
    known.person.identifiers = std::move(identifiers);
}

}  // namespace

const Card addresses_card = {"addresses", "Addresses", Of::everybody, addresses_rows, addresses_fill, addresses_ask, addresses_take};
const Card contact_card = {"contact", "Contact details", Of::everybody, contact_rows, contact_fill, contact_ask, contact_take};
const Card identifiers_card = {"identifiers", "Numbers", Of::child, identifiers_rows, identifiers_fill, identifiers_ask, identifiers_take};

}  // namespace people
