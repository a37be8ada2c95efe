#include "main/demo_records.hpp"

#include "base/text.hpp"

namespace {

people::NameKind to_kind(world::NameKind kind) {
    switch (kind) {
        case world::NameKind::known_as: return people::NameKind::known_as;
        case world::NameKind::former: return people::NameKind::former;
        case world::NameKind::birth: return people::NameKind::birth;
        case world::NameKind::alias:
        case world::NameKind::original_script: return people::NameKind::alias;
    }
    return people::NameKind::alias;
}

void add_detail(people::Person& person, std::string_view kind, const std::string& value) {
    if (!value.empty()) person.contact_details.push_back({0, std::string(kind), value});
}

std::string seen_code(const world::Entry& entry) {
    if (entry.seen == world::Answer::not_applicable) return "";
    if (entry.seen == world::Answer::no) return "not_seen";
    return entry.seen_alone == world::Answer::yes ? "alone" : "not_alone";
}

std::string purpose_code(std::string_view purpose) {
    for (const auto& choice : recording::field("reading_purpose").choices)
        if (folded(purpose).find(choice.code) != std::string::npos) return std::string(choice.code);
    return "supervision";
}

void add_line(std::string& text, const std::string& more) {
    if (!more.empty()) text += (text.empty() ? "" : "\n\n") + more;
}

void fill_non_event(recording::Observation& observation, const world::Entry& entry) {
    if (entry.kind == world::EntryKind::decision_not_to_act) {
        observation.key_issues = entry.seen_and_said;
        observation.why_not = entry.why_not;
    } else {
        observation.why_not = entry.seen_and_said;
        if (!entry.why_not.empty()) observation.why_not += " " + entry.why_not + (entry.why_not.ends_with('.') ? "" : ".");
    }
    observation.next_try = entry.next;
    observation.analysis = entry.analysis;
}

/// A fact for the chronology: what happened and who says so.
void fill_key_event(recording::Observation& observation, const world::Entry& entry) {
    observation.key_issues = entry.seen_and_said;
    observation.fact_source = entry.analysis_source;
}

void fill_contact(recording::Observation& observation, const world::Entry& entry) {
    observation.seen = seen_code(entry);
    if (observation.seen == "not_seen" || observation.seen == "not_alone") observation.not_seen_reason = entry.why_not;
    observation.key_issues = entry.key_issues.empty() ? entry.headline : entry.key_issues;
    observation.seen_and_said = entry.seen_and_said;
    observation.childs_views = entry.childs_words;
    observation.childs_views_how = entry.childs_words.empty()                          ? ""
                                   : entry.childs_words.find("“") != std::string::npos ? "own_words"
                                                                                       : "by_worker";
    observation.carers_views = entry.carers_views;
    observation.carers_views_how = entry.carers_views.empty() ? "" : "by_worker";
    observation.analysis = entry.analysis;
    observation.analysis_source = entry.analysis_source;
    if (!entry.interpreter.empty()) {
        const bool used = entry.interpreter.find("interpret") != std::string::npos && entry.interpreter.find("no ") == std::string::npos &&
                          entry.interpreter.find("No ") == std::string::npos;
        observation.interpreter = used ? "used" : "dispensed";
        if (!used) observation.no_interpreter_reason = entry.interpreter;
    }
    if (entry.home_visit) {
        observation.purpose = entry.home_visit->purpose;
        observation.announced = entry.home_visit->announced ? "announced" : "unannounced";
        observation.home_conditions = entry.home_visit->home_conditions;
        add_line(observation.home_conditions, entry.home_visit->bedroom);
        if (entry.home_visit->bedroom_seen != world::Answer::not_applicable)
            observation.bedroom_seen = world::code(entry.home_visit->bedroom_seen);
    }
}

}  // namespace

people::Person to_person(const world::Person& invented, PersonId id) {
    people::Person person;
    person.id = id;
    for (std::size_t i = 0; i < invented.names.size(); ++i)
        person.names.push_back(
            {i == 0 ? people::NameKind::current : to_kind(invented.names[i].kind), invented.names[i].given, invented.names[i].family});
    person.born_on = invented.born_on;
    if (!invented.born_on) person.expected_on = invented.expected_on;
    person.died_on = invented.died_on;
    person.sex = std::string(1, invented.sex);
    person.ethnicity = invented.ethnicity;
    person.religion = invented.religion;
    person.first_language = invented.language_in_words;
    if (!invented.language.empty()) person.interpreter = invented.interpreter_needed ? "yes" : "no";
    person.communication_needs = invented.communication_needs;
    person.disabilities = invented.disabilities;
    person.title = invented.title;
    for (const auto& address : invented.addresses)
        person.addresses.push_back({0, address.line + ", " + address.town, address.postcode, address.from, address.until});
    add_detail(person, "phone", invented.phone);
    add_detail(person, "email", invented.email);
    for (const auto& identifier : invented.identifiers) person.identifiers.push_back({identifier.kind, identifier.value});
    return person;
}

people::Person to_person(const world::Professional& invented, PersonId id) {
    people::Person person;
    person.id = id;
    const auto space = invented.name.rfind(' ');
    person.names = {{people::NameKind::current, space == std::string::npos ? "" : invented.name.substr(0, space),
                     space == std::string::npos ? invented.name : invented.name.substr(space + 1)}};
    person.title = invented.title;
    person.agency = invented.agency;
    person.agency_role = invented.role;
    add_detail(person, "phone", invented.phone);
    add_detail(person, "email", invented.email);
    return person;
}

std::string relationship_code(const world::Relationship& relationship, const world::Family& family) {
    if (relationship.kind == "grandparent") return family.people[relationship.from].sex == 'M' ? "grandfather" : "grandmother";
    for (const auto& kind : people::relationship_kinds())
        if (kind.code == relationship.kind) return relationship.kind;
    return "";
}

std::string status_code(world::Status status) {
    switch (status) {
        case world::Status::assessment: return "assessment";
        case world::Status::child_in_need: return "child_in_need";
        case world::Status::child_protection_plan: return "child_protection";
        case world::Status::looked_after: return "looked_after";
        case world::Status::closed: return "closed";
    }
    return "open";
}

recording::Content to_content(const world::Entry& invented, const world::Family& family, const DemoPeople& people) {
    recording::Content content;
    content.happened = invented.happened_at ? records::happened_at(invented.happened_on, *invented.happened_at)
                                            : records::happened_on(invented.happened_on);
    const auto& kind = recording::kind(world::code(invented.kind));
    auto& observation = content.observation;
    const bool asks_place = std::ranges::any_of(kind.asks, [](const auto& ask) { return ask.field == "place"; });
    observation.place = invented.place.empty() && asks_place ? invented.how : invented.place;
    if (kind.code == "managers_reading") {
        observation.reading_purpose = purpose_code(invented.reading_purpose);
        observation.findings = invented.seen_and_said.empty() ? invented.key_issues : invented.seen_and_said;
    } else if (kind.code == "key_event") {
        fill_key_event(observation, invented);
    } else if (kind.is_non_event) {
        fill_non_event(observation, invented);
    } else {
        fill_contact(observation, invented);
    }
    observation.late_reason = invented.late_reason;
    for (const auto& participant : invented.participants) {
        if (participant.person)
            content.participants.push_back(
                {people.family[*participant.person], family.people[*participant.person].shown_name(), participant.role});
        else if (participant.professional)
            content.participants.push_back(
                {people.professionals[*participant.professional], family.professionals[*participant.professional].name, participant.role});
        else content.participants.push_back({PersonId{}, participant.free_name, participant.role});
    }
    for (const auto& action : invented.actions)
        content.actions.push_back({action.what, action.who, action.by ? in_words(*action.by) : "", action.by});
    content.no_actions = content.actions.empty();
    content.is_significant = invented.significant && !invented.headline.empty();
    content.headline = content.is_significant ? invented.headline : "";
    return content;
}

recording::Content to_content(const world::KeyEvent& event) {
    recording::Content content;
    content.happened = records::happened_on(event.on);
    content.observation.key_issues = event.headline;
    content.observation.fact_source = event.source;
    content.no_actions = true;
    content.is_significant = true;
    content.headline = event.headline;
    return content;
}
