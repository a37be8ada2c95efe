#include "world/stories.hpp"

// Young people in a children's home: there the carer is the key worker.

namespace world {
namespace {

constexpr std::string_view seen_worse[] = {
    "<9-17>{child} was in {her} room at {home} with a chair against the door. {She} let me in after {10-25} minutes and we sat on the "
    "floor.",
    "<9-17>There was a new hole in {child}'s bedroom wall. {She} said before I asked that it was not about the food.",
    "<9-17>{child} would not come in to the meeting room and we talked on the fire escape. {She} had not slept there last night.",
    "Two windows downstairs were boarded and staff were short. {carer} had been on since [seven|the night before].",
};
constexpr std::string_view seen_same[] = {
    "<9-17>{child} showed me the rota and which of the staff {she} rates. {carer} is second on the list.",
    "<9-17>{child} was playing pool with {carer} and let me play the loser.",
    "<9-17>{child}'s room has [new curtains|a fish tank|fairy lights] that {she} chose with {her} own allowance.",
    "The house was calm. Tea was being cooked by one of the young people and {carer} was told to keep out of the kitchen.",
};
constexpr std::string_view seen_better[] = {
    "<9-17>{child} made lunch for {carer} and me and showed me the savings book.",
    "<9-17>{child} came in from {school} with {friend} and asked {carer} if {friend} could stay for tea.",
    "<9-17>{child} has kept {her} key for {4-9} weeks, which means that {she} has been in every night.",
};
constexpr std::string_view carer_worse[] = {
    "<9-17>{carer} says {child} is most upset on the evenings after a call from home.",
    "{carer} would like one plan for the nights that all the staff follow.",
    "<9-17>{carer} does not think {child} is safe with the present mix in the house and has told the manager.",
};
constexpr std::string_view carer_same[] = {
    "<9-17>{carer} says {child} does well with two clear choices and badly with three.",
    "{carer} asked who pays for the school trip and by when.",
    "<9-17>{carer} has noticed that {child} talks in the car and nowhere else.",
};
constexpr std::string_view carer_better[] = {
    "<9-17>{carer} said {child} “told me off for swearing, so something's working”.",
    "<9-17>{carer} thinks {child} is ready to look at foster carers, slowly.",
};
constexpr std::string_view report_worse[] = {
    "<9-17>{pc} has had {3-6} missing reports for {child} from {home} this month.",
    "<9-17>{teacher} says {child} is in school {att}% of the time and leaves when the taxi for the others comes.",
    "The reviewing officer has asked for an early review because of the changes of staff.",
};
constexpr std::string_view report_same[] = {
    "<9-17>{teacher} says {child} is steady in the small group and would like {him} to try {subject} with the others.",
    "<9-17>{nurse} did {child}'s health assessment at {home}. {She} asked {her} own questions.",
    "The independent visitor of the home saw everyone alone and has no concerns to pass on.",
};
constexpr std::string_view report_better[] = {
    "<9-17>{teacher} said {child} has been in every day for {4-9} weeks.",
    "<9-17>{pc} has had no missing reports for {child} since {day}, {6-10} weeks ago.",
};
constexpr std::string_view analysis_worse[] = {
    "<9-17>{child} is telling us by leaving that {home} does not feel like a place to stay. I would look at the mix in the house before "
    "{her} behaviour.",
    "The staff know what helps and are too few to do it every night. That is the risk.",
};
constexpr std::string_view analysis_same[] = {
    "<9-17>{child} is holding on and has one adult there {she} trusts. The plan should protect {carer}'s shifts.",
    "It is a good home and it is not for good. The search for what comes next should not wait for a crisis.",
};
constexpr std::string_view analysis_better[] = {
    "<9-17>{child} has had {3-6} settled months. This is the time to plan a move {she} takes part in, and not the time to hurry it.",
};
constexpr std::string_view hard_early[] = {"(Did not speak.)"};
constexpr std::string_view hard_junior[] = {"Everyone here gets paid to like me.", "The big ones shout at night."};
constexpr std::string_view hard_teen[] = {"It's a house with an office in it.", "They write down when I breathe.",
                                          "I leave before they can move me.", "New staff again. I'm not doing names."};
constexpr std::string_view good_early[] = {"(Smiled.)"};
constexpr std::string_view good_junior[] = {"I choose the film on Fridays.", "They kept my birthday cake for me."};
constexpr std::string_view good_teen[] = {"She sat outside my door all night. Just reading. Not writing.", "I cooked for nine people.",
                                          "I'd stay till I'm eighteen if they'd let me. Don't tell them."};
constexpr std::string_view issues[] = {"Nights and going missing", "The mix of young people in the house",
                                       "<9-17>{child}'s plan for what comes next", "<9-17>{child}'s schooling",
                                       "Calls and visits from home"};
constexpr Task actions[] = {{"Write one plan for the nights and share it with all staff", "{carer}", 3, 10},
                            {"<9-17>Offer {child} a return conversation within 72 hours", "{worker}", 1, 3},
                            {"<9-17>Meet {child} and the independent advocate", "{worker}", 5, 14},
                            {"<9-17>Find a taxi that does not come for {child} last", "{teacher}", 3, 10},
                            {"Send the return conversations to police and to the missing panel", "{carer}", 3, 10}};
constexpr Happening happenings[] = {
    {"<9-17>{child} missing overnight from {home}", "{child} left by the side door at {time} after a call. Staff followed as far as the "
                                                    "bus stop. {carer} reported {him} missing. {She} came back at "
                                                    "breakfast time, ate, and slept. {She} has no injuries."},
    {"<9-17>{child} held by two staff after a fight in the kitchen",
     "{child} and another young person fought over a phone charger at {time}. {carer} and a colleague held {child} for {1-3} minutes. "
     "{She} was seen "
     "by the nurse line, was not hurt, and wrote {her} own account within a day."},
    {"<9-17>{child} broke a window and asked for help", "{child} put {her} hand through the office window at {time}. The cut needed {2-5} "
                                                        "stitches. {She} asked {carer} to come with {him} and nobody else."},
    {"<9-17>Police called to {home}; no charge", "{pc} attended at {time}. {child} had thrown a chair and was calm when they came. Staff "
                                                 "did not want a charge and it was dealt with in a house "
                                                 "meeting."},
    {"<9-17>{child} cooked for the whole house on {her} birthday",
     "{child} planned it with {carer}, kept to the budget and let nobody help but one other. {She} was in all evening."},
    {"<9-17>{child} told staff about something that happened before",
     "{child} began to speak to {carer} at {time} about a time before {she} was looked after. {carer} listened, asked nothing, wrote it "
     "down in {her} "
     "words and rang me. A strategy discussion follows."}};

}  // namespace

constinit const Story residential_story = {"residential",
                                           "N1",
                                           "Young person in residential care",
                                           {seen_worse, seen_same, seen_better},
                                           {carer_worse, carer_same, carer_better},
                                           {report_worse, report_same, report_better},
                                           {analysis_worse, analysis_same, analysis_better},
                                           {hard_early, hard_junior, hard_teen},
                                           {good_early, good_junior, good_teen},
                                           issues,
                                           actions,
                                           happenings};

}  // namespace world
