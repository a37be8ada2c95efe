#include "base/ensure.hpp"
#include "care/recording/recording.hpp"

namespace recording {

namespace {

using records::Ask;
using records::Choice;
using records::Disclosure;
using records::FieldType;
using records::Kind;
using records::Scope;
constexpr auto needed = Ask::When::to_complete;
using Field = records::Field<Observation>;

constexpr Choice yes_no[] = {{"yes", "Yes"}, {"no", "No"}};
constexpr Choice seen_choices[] = {{"alone", "Seen, and seen alone"}, {"not_alone", "Seen, but not alone"}, {"not_seen", "Not seen"}};
constexpr Choice how_told[] = {{"own_words", "In their own words"}, {"by_worker", "As I understood them"}, {"not_asked", "Not asked this time"}};
constexpr Choice interpreter_choices[] = {
    {"not_needed", "Not needed"}, {"used", "An interpreter was used"}, {"dispensed", "Needed, but not used"}};
constexpr Choice announced_choices[] = {{"announced", "Announced"}, {"unannounced", "Unannounced"}};
constexpr Choice reading_purposes[] = {{"supervision", "Supervision"}, {"review", "Review of the case"}, {"audit", "Audit"},
                                       {"complaint", "Complaint"},     {"transfer", "Transfer"},         {"inspection", "Inspection"}};

constexpr Field all_fields[] = {
    {.code = "purpose", .label = "Why you visited", .hint = "The part of the plan or the worry it was about.", .value = &Observation::purpose, .missing = "Enter why you visited", .clause = "A9.1", .most_characters = 500},
    {.code = "place", .label = "Where", .hint = "For example, at home, at school, in the car.", .value = &Observation::place, .type = FieldType::line, .missing = "Enter where it happened", .clause = "5.7", .most_characters = 200},
    {.code = "announced", .label = "Did the family expect you?", .value = &Observation::announced, .type = FieldType::choice, .choices = announced_choices, .clause = "A9.1"},
    {.code = "seen", .label = "Was the child seen, and seen alone?", .value = &Observation::seen, .type = FieldType::choice, .choices = seen_choices, .scope = Scope::each_child, .missing = "Select whether the child was seen, and seen alone", .clause = "1.1"},
    {.code = "not_seen_reason", .label = "If not seen, or not seen alone: why, and when next?", .value = &Observation::not_seen_reason, .scope = Scope::each_child, .missing = "Enter why the child was not seen, or not seen alone", .clause = "1.1", .most_characters = 1000},
    {.code = "bedroom_seen", .label = "Did you see where the child sleeps?", .value = &Observation::bedroom_seen, .type = FieldType::choice, .choices = yes_no, .scope = Scope::each_child, .clause = "A9.1"},
    {.code = "key_issues", .label = "Key issues", .hint = "In a sentence or two, what a colleague must know from this.", .value = &Observation::key_issues, .missing = "Enter the key issues", .clause = "5.7"},
    {.code = "seen_and_said", .label = "What was seen and said", .hint = "Facts only: what you saw, heard and were told, and who said it. Mark words about or from somebody else like this: [[words | who said them]].", .value = &Observation::seen_and_said, .missing = "Enter what was seen and said", .clause = "A6.10"},
    {.code = "fact_source", .label = "Where these facts come from", .hint = "If you did not see or hear them yourself.", .value = &Observation::fact_source, .type = FieldType::line, .clause = "A6.11", .most_characters = 300},
    {.code = "home_conditions", .label = "The home: food, sleeping, warmth, safety, pets", .value = &Observation::home_conditions, .clause = "A9.1"},
    {.code = "interaction", .label = "How parent and child were together", .value = &Observation::interaction, .clause = "A9.1"},
    {.code = "childs_views", .label = "The child’s views, wishes and feelings", .hint = "What the child said or showed.", .value = &Observation::childs_views, .scope = Scope::each_child, .clause = "1.11"},
    {.code = "childs_views_how", .label = "How the child’s views are told", .value = &Observation::childs_views_how, .type = FieldType::choice, .choices = how_told, .scope = Scope::each_child, .clause = "1.11"},
    {.code = "carers_views", .label = "Parents’ and carers’ views", .value = &Observation::carers_views, .disclosure = Disclosure::third_party, .clause = "1.11"},
    {.code = "carers_views_how", .label = "How their views are told", .value = &Observation::carers_views_how, .type = FieldType::choice, .choices = how_told, .clause = "1.11"},
    {.code = "analysis", .label = "Your analysis and opinion", .hint = "What you make of it, kept apart from the facts.", .value = &Observation::analysis, .clause = "A6.10"},
    {.code = "analysis_source", .label = "What your opinion rests on", .hint = "What you saw, who told you, research.", .value = &Observation::analysis_source, .type = FieldType::line, .clause = "A6.11", .most_characters = 300},
    {.code = "interpreter", .label = "Interpreter", .value = &Observation::interpreter, .type = FieldType::choice, .choices = interpreter_choices, .missing = "Select whether an interpreter was used: the file says one is needed", .clause = "C2.6"},
    {.code = "no_interpreter_reason", .label = "If needed but not used: why?", .value = &Observation::no_interpreter_reason, .missing = "Enter why no interpreter was used", .clause = "C2.6", .most_characters = 500},
    {.code = "why_not", .label = "Why it did not happen", .hint = "What you know, and how you know it.", .value = &Observation::why_not, .missing = "Enter why it did not happen", .clause = "A6.21"},
    {.code = "next_try", .label = "What happens next", .value = &Observation::next_try, .missing = "Enter what happens next", .clause = "A6.21", .most_characters = 1000},
    {.code = "reading_purpose", .label = "Why you read the file", .value = &Observation::reading_purpose, .type = FieldType::choice, .choices = reading_purposes, .disclosure = Disclosure::staff, .missing = "Select why you read the file", .clause = "4.11"},
    {.code = "findings", .label = "What you found", .hint = "What is good, what is missing, what must be done.", .value = &Observation::findings, .clause = "4.11"},
    {.code = "only_this_child", .label = "Only about this child", .hint = "What the brothers’ and sisters’ files must not hold.", .value = &Observation::only_this_child, .scope = Scope::each_child, .clause = "A6.15"},
    {.code = "late_reason", .label = "Why is this written late?", .hint = "More than five working days have passed. You and your manager will see the reason.", .value = &Observation::late_reason, .missing = "Enter why this is written more than five working days after it happened", .clause = "5.6", .most_characters = 500},
};

// What kinds ask, in the order of the form. Fields not needed to complete are optional.
constexpr Ask contact_asks[] = {{"key_issues", needed}, {"seen_and_said"}, {"childs_views"}, {"childs_views_how"}, {"carers_views"}, {"carers_views_how"},
                                {"analysis"}, {"analysis_source"}, {"fact_source"}, {"interpreter"}, {"no_interpreter_reason"}, {"only_this_child"}, {"late_reason"}};
constexpr Ask visit_asks[] = {{"place", needed}, {"seen", needed}, {"not_seen_reason"}, {"key_issues", needed}, {"seen_and_said"}, {"childs_views"}, {"childs_views_how"}, {"carers_views"}, {"carers_views_how"},
                              {"analysis"}, {"analysis_source"}, {"fact_source"}, {"interpreter"}, {"no_interpreter_reason"}, {"only_this_child"}, {"late_reason"}};
constexpr Ask home_visit_asks[] = {{"seen", needed}, {"not_seen_reason"}, {"key_issues", needed}, {"purpose"}, {"announced"}, {"seen_and_said"}, {"bedroom_seen"}, {"home_conditions"}, {"interaction"}, {"childs_views"}, {"childs_views_how"},
                                   {"carers_views"}, {"carers_views_how"}, {"analysis"}, {"analysis_source"}, {"fact_source"}, {"interpreter"}, {"no_interpreter_reason"}, {"only_this_child"}, {"late_reason"}};
constexpr Ask written_asks[] = {{"key_issues", needed}, {"seen_and_said", Ask::When::optional, "What it says"}, {"carers_views"}, {"carers_views_how"}, {"analysis"}, {"analysis_source"}, {"interpreter"}, {"no_interpreter_reason"}, {"only_this_child"}, {"late_reason"}};
constexpr Ask meeting_asks[] = {{"place", needed}, {"key_issues", needed}, {"seen_and_said", Ask::When::optional, "What was discussed"}, {"seen"}, {"not_seen_reason"}, {"childs_views"}, {"childs_views_how"}, {"carers_views"}, {"carers_views_how"},
                                {"analysis"}, {"analysis_source"}, {"interpreter"}, {"no_interpreter_reason"}, {"only_this_child"}, {"late_reason"}};
constexpr Ask event_asks[] = {{"place", needed}, {"key_issues", needed}, {"seen_and_said", needed, "What happened"}, {"childs_views"}, {"childs_views_how"}, {"analysis"}, {"analysis_source"}, {"fact_source"}, {"only_this_child"}, {"late_reason"}};
constexpr Ask absence_asks[] = {{"place", needed, "Which service or session"}, {"why_not", needed, "Why the child was away, and who said so"}, {"next_try", needed, "What you did about it"}, {"late_reason"}};
constexpr Ask non_event_asks[] = {{"place", Ask::When::optional, "Where or with whom it should have been"}, {"why_not", needed}, {"next_try", needed}, {"analysis"}, {"late_reason"}};
constexpr Ask decision_not_asks[] = {{"key_issues", needed, "What was decided not to be done"}, {"why_not", needed, "Why"}, {"next_try", needed, "What happens instead"}, {"late_reason"}};
constexpr Ask reading_asks[] = {{"reading_purpose", needed}, {"findings"}};
constexpr Ask write_up_asks[] = {{"seen_and_said", needed, "The detailed account"}, {"childs_views"}, {"childs_views_how"}, {"carers_views"}, {"carers_views_how"}, {"analysis"}, {"analysis_source"}, {"fact_source"},
                                 {"late_reason", Ask::When::optional, "Why is this written late?", "More than ten working days have passed. You and your manager will see the reason."}};
constexpr Ask addendum_asks[] = {{"seen_and_said", needed, "What you want to add"}, {"late_reason"}};
constexpr Ask key_event_asks[] = {{"key_issues", needed, "What happened"}, {"fact_source"}};
constexpr Ask imported_asks[] = {{"seen"}, {"not_seen_reason"}, {"seen_and_said"}};

constexpr Kind all_kinds[] = {
    {.code = "telephone_call", .label = "Telephone call", .record_class = "Contact", .record_type = "Telephone call", .guidance = "A call made or taken. Write it while it is fresh.", .asks = contact_asks},
    {.code = "text_message", .label = "Text message", .record_class = "Contact", .record_type = "Text message", .guidance = "Copy the words themselves where they matter.", .asks = written_asks},
    {.code = "email", .label = "Email", .record_class = "Contact", .record_type = "Email", .guidance = "Say what it tells or asks; greetings and jokes do not belong on a child’s file.", .asks = written_asks},
    {.code = "letter", .label = "Letter", .record_class = "Contact", .record_type = "Letter", .guidance = "A letter sent or received.", .asks = written_asks},
    {.code = "video_call", .label = "Video call", .record_class = "Contact", .record_type = "Video call", .guidance = "Say who could be seen and heard, and who else was in the room.", .asks = visit_asks},
    {.code = "office_visit", .label = "Office visit", .record_class = "Contact", .record_type = "Office visit", .guidance = "Somebody came to see you.", .asks = visit_asks},
    {.code = "home_visit", .label = "Home visit", .record_class = "Visit", .record_type = "Home visit", .guidance = "Ask yourself what it is like to be this child in this home today.", .asks = home_visit_asks, .asks_seen = true},
    {.code = "school_visit", .label = "School visit", .record_class = "Visit", .record_type = "School visit", .guidance = "A visit to the child at school, nursery or college.", .asks = visit_asks, .asks_seen = true},
    {.code = "other_visit", .label = "Other visit", .record_class = "Visit", .record_type = "Other visit", .guidance = "A visit somewhere else: hospital, placement, family centre.", .asks = visit_asks, .asks_seen = true},
    {.code = "direct_work", .label = "Direct work", .record_class = "Direct work", .record_type = "Direct work", .guidance = "Work with the child: what you did, and what the child told or showed you.", .asks = visit_asks, .asks_seen = true},
    {.code = "professionals_meeting", .label = "Meeting with professionals", .record_class = "Meeting", .record_type = "Professionals’ meeting", .guidance = "Name who was there and who was asked but did not come.", .asks = meeting_asks},
    {.code = "significant_event", .label = "Significant event in residential care", .record_class = "Residential", .record_type = "Significant event", .guidance = "Care goes on all day: record what stands out.", .asks = event_asks},
    {.code = "unplanned_absence", .label = "Unplanned absence", .record_class = "Attendance", .record_type = "Unplanned absence", .guidance = "The child did not come to a regular service.", .asks = absence_asks, .is_contact = false, .is_non_event = true},
    {.code = "not_in", .label = "Not in", .record_class = "Did not happen", .record_type = "Visit, nobody in", .guidance = "You went and nobody answered.", .asks = non_event_asks, .is_contact = false, .is_non_event = true},
    {.code = "failed_appointment", .label = "Failed appointment", .record_class = "Did not happen", .record_type = "Failed appointment", .guidance = "Somebody did not come, or the child was not brought.", .asks = non_event_asks, .is_contact = false, .is_non_event = true},
    {.code = "unanswered_call", .label = "Unanswered call", .record_class = "Did not happen", .record_type = "Unanswered call", .guidance = "You rang and could not speak to the person.", .asks = non_event_asks, .is_contact = false, .is_non_event = true},
    {.code = "missed_deadline", .label = "Missed deadline", .record_class = "Did not happen", .record_type = "Missed deadline", .guidance = "Something was due and was not done in time.", .asks = non_event_asks, .is_contact = false, .is_non_event = true},
    {.code = "decision_not_to_act", .label = "Decision not to act", .record_class = "Did not happen", .record_type = "Decision not to act", .guidance = "A choice not to do something is a decision and needs its reason.", .asks = decision_not_asks, .is_contact = false, .is_non_event = true},
    {.code = "worker_unavailable", .label = "Worker unavailable", .record_class = "Did not happen", .record_type = "Worker unavailable", .guidance = "You or a colleague were ill, on leave or called away. It explains a gap.", .asks = non_event_asks, .is_contact = false, .is_non_event = true},
    {.code = "managers_reading", .label = "Manager’s reading of the file", .record_class = "Record", .record_type = "Team Leader Monitoring", .guidance = "You have read this file. Say why and what you found.", .asks = reading_asks, .is_contact = false, .may_be_started = false},
    {.code = "write_up", .label = "Detailed write-up", .record_class = "Record", .record_type = "Detailed write-up", .guidance = "The full account of a contact that needs one, within ten working days.", .asks = write_up_asks, .is_contact = false, .may_be_started = false, .working_days_allowed = 10},
    {.code = "addendum", .label = "Addendum", .record_class = "Record", .record_type = "Addendum", .guidance = "The entry stays as it is; what you add stands beside it.", .asks = addendum_asks, .is_contact = false, .may_be_started = false},
    {.code = "key_event", .label = "Key event", .record_class = "Record", .record_type = "Key event", .guidance = "A dated fact for the chronology.", .asks = key_event_asks, .is_contact = false},
    {.code = "imported_note", .label = "Imported note", .record_class = "Record", .record_type = "Note from an older system", .guidance = "", .asks = imported_asks, .is_contact = false, .may_be_started = false},
};

}  // namespace

std::span<const records::Field<Observation>> fields() { return all_fields; }

const records::Field<Observation>& field(std::string_view code) {
    const auto* found = records::find_field(fields(), code);
    ensure(found != nullptr, "the field is declared: " + std::string(code));
    return *found;
}

std::span<const records::Kind> kinds() { return all_kinds; }

const records::Kind* find_kind(std::string_view code) {
    for (const auto& kind : all_kinds)
        if (kind.code == code) return &kind;
    return nullptr;
}

const records::Kind& kind(std::string_view code) {
    const auto* found = find_kind(code);
    ensure(found != nullptr, "the kind is declared: " + std::string(code));
    return *found;
}

}  // namespace recording
