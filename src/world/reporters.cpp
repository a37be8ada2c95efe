#include <algorithm>
#include <array>

#include "world/entry_writer.hpp"

// Who the words of a pattern are about and who told them: what is written and who is said to have taken part agree.

namespace world {

namespace {

struct Outsider {
    std::string_view word, name, role;
};
constexpr Outsider outsiders[] = {
    {"midwife", "Community midwife", "midwife"},
    {"crisis team", "Crisis team", "mental health nurse"},
    {"community nurse", "Community nurse", "mental health nurse"},
    {"Housing", "Housing office", "housing officer"},
    {"housing", "Housing office", "housing officer"},
    {"neighbour", "A neighbour, who asked not to be named", "neighbour"},
    {"probation", "Probation service", "probation officer"},
    {"adviser", "Domestic abuse service", "independent adviser"},
    {"recovery", "Recovery service", "recovery worker"},
    {"hair strand", "Testing laboratory", "laboratory"},
    {"very test", "Recovery service", "recovery worker"},
    {"solicitor", "Solicitor's office", "solicitor"},
    {"college", "College", "tutor"},
    {"tracing", "Tracing service", "caseworker"},
    {"supervising social worker", "Fostering team", "supervising social worker"},
    {"fostering", "Fostering team", "supervising social worker"},
    {"ontact supervisor", "Contact centre", "contact supervisor"},
    {"ontact centre", "Contact centre", "contact supervisor"},
    {"virtual school", "Virtual school", "education adviser"},
    {"reviewing officer", "Reviewing service", "independent reviewing officer"},
    {"paediatrician", "Child development centre", "paediatrician"},
    {"occupational therapist", "Children's therapies", "occupational therapist"},
    {"peech", "Children's therapies", "speech and language therapist"},
    {"short breaks", "Short breaks house", "manager"},
    {"agency", "Care agency", "coordinator"},
    {"bereavement", "Bereavement service", "counsellor"},
    {"enefits office", "Benefits office", "officer"},
    {"court", "Legal services", "solicitor"},
    {"exploitation worker", "Exploitation team", "exploitation worker"},
    {"youth worker", "Youth service", "youth worker"},
    {"young carers", "Young carers' project", "project worker"},
    {"dult social care", "Adult social care", "social worker for adults"},
    {"ambulance", "Ambulance service", "safeguarding lead"},
    {"family nurse", "Family nurse partnership", "family nurse"},
    {"family support worker", "Family support service", "family support worker"},
    {"hospital", "Marlbridge General", "ward sister"},
    {"coach", "Football club", "coach"},
};

constexpr std::string_view school_slots[] = {"{teacher}", "{school}"};

}  // namespace

EntryWriter::Reporter EntryWriter::reporter_of(std::string_view pattern, std::size_t child) const {
    Reporter found;
    std::size_t first = std::string_view::npos;
    const auto is_first = [&](std::string_view sign) {
        const std::size_t at = pattern.find(sign);
        if (at >= first) return false;
        first = at;
        found = {};
        return true;
    };
    for (const std::string_view slot : school_slots)
        if (is_first(slot)) found = {{}, plan_.plans[child].school_contact, {}, {}, heard_.call_opening_school};
    if (is_first("{nurse}")) found = {{}, plan_.nurse, {}, {}, heard_.call_opening_nurse};
    if (is_first("{pc}") || is_first("olice")) found = {{}, plan_.police, {}, {}, heard_.call_opening_police};
    if (is_first("{doctor}")) found = {{}, plan_.doctor, {}, {}, heard_.call_opening_doctor};
    if (is_first("{relative}")) found = {plan_.relative, {}, {}, "", heard_.call_opening_relative};
    if (is_first("{carer}") || is_first("{Cher}")) found = {carer_now(), {}, {}, carer_role(), heard_.call_opening_carer};
    if (is_first("{other}"))
        found = {away_ && plan_.foster_partner ? *plan_.foster_partner : plan_.other, {}, {}, "", heard_.call_opening_other};
    if (is_first("{child}")) found = {plan_.first_person + child, {}, {}, "child", heard_.call_opening_other};
    for (const Outsider& outsider : outsiders)
        if (is_first(outsider.word)) found = {{}, {}, outsider.name, outsider.role, heard_.call_opening_agency};
    if (found.opening.empty()) found = {carer_now(), {}, {}, carer_role(), heard_.call_opening_carer};
    if (found.person == plan_.relative && found.role.empty())
        found.role = plan_.is_unaccompanied() ? "foster carer's mother"
                                              : (plan_.story == &kinship_story || plan_.family.index % 5 == 0 ? "aunt" : "grandmother");
    if (found.person && found.role.empty())
        found.role = (away_ && plan_.foster_partner) || plan_.is_unaccompanied() ? "foster carer" : "father";
    return found;
}

void EntryWriter::take_part(Entry& entry, const Reporter& reporter) {
    if (reporter.person == carer_now() && in_residence()) return carer_takes_part(entry);
    if (reporter.person) return take_part(entry, *reporter.person, reporter.role);
    if (reporter.professional) return take_part_as_professional(entry, *reporter.professional);
    entry.participants.push_back({{}, {}, std::string(reporter.name), std::string(reporter.role)});
}

void EntryWriter::take_part(Entry& entry, std::size_t person, std::string_view role) {
    if (std::ranges::none_of(entry.participants, [&](const Participant& one) { return one.person == person; }))
        entry.participants.push_back({person, {}, "", std::string(role)});
}

void EntryWriter::take_part_as_professional(Entry& entry, std::size_t at) {
    if (std::ranges::none_of(entry.participants, [&](const Participant& one) { return one.professional == at; }))
        entry.participants.push_back({{}, at, "", plan_.family.professionals[at].role});
}

void EntryWriter::carer_takes_part(Entry& entry) {
    if (in_residence()) take_part_as_professional(entry, *plan_.key_worker);
    else take_part(entry, carer_now(), carer_role());
}

std::string_view EntryWriter::carer_role() const {
    if (away_) return "foster carer";
    return plan_.is_unaccompanied() ? "foster carer" : (plan_.story == &kinship_story ? "grandmother" : "mother");
}

const Story& EntryWriter::story(std::size_t child) const {
    if (in_residence()) return residential_story;
    if (away_ && !plan_.is_unaccompanied()) return looked_after_story;
    return age(child) < 0 ? *plan_.story : *plan_.later;
}

const Scene& EntryWriter::scene(std::size_t child) {
    if (scene_of_ != child || scene_on_ != day_) scene_ = away_ ? plan_.plans[child].away : plan_.plans[child].home;
    const bool is_known = scene_of_ == child && scene_on_ == day_;
    scene_of_ = child;
    scene_on_ = day_;
    if (!is_known && age(child) < 0) {
        scene_[Slot::child] = "the baby";
        scene_[Slot::she] = "it";
        scene_[Slot::her] = "its";
        scene_[Slot::him] = "it";
        scene_[Slot::herself] = "itself";
    }
    if (!is_known) age_ = std::to_string(std::max(0, age(child)));
    constexpr int from[] = {52, 78, 92};
    attendance_ = std::to_string(from[phase()] + random_.between(0, 6));
    constexpr std::string_view days[] = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday"};
    constexpr std::string_view times[] = {"8.15am", "8.50am", "9.20am", "10am",   "10.40am", "11.15am", "1.30pm", "2.10pm",
                                          "3.25pm", "3.45pm", "4.10pm", "4.30pm", "5.05pm",  "5.40pm",  "6.15pm"};
    scene_[Slot::age] = age_;
    scene_[Slot::att] = attendance_;
    scene_[Slot::day] = random_.pick(days);
    // What is told of happened before it was told.
    constexpr int minutes_of[] = {495, 530, 560, 600, 640, 675, 810, 850, 925, 945, 970, 990, 1025, 1060, 1095};
    const auto earlier = static_cast<std::size_t>(std::ranges::lower_bound(minutes_of, told_at_) - std::begin(minutes_of));
    scene_[Slot::time] = times[random_.below(std::max<std::size_t>(earlier, 1))];
    scene_[Slot::now] = now_;
    scene_[Slot::worker] = worker_;
    return scene_;
}

}  // namespace world
