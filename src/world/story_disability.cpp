#include "world/stories.hpp"

namespace world {
namespace {

constexpr std::string_view seen_worse[] = {
    "{child} has {condition}. {She} was upset throughout, biting {her} hand and pressing {her} head to the wall. {carer} used a weighted "
    "blanket and a quiet voice and it passed after {20-45} minutes. {carer} had been up since {2-4}am.",
    "The hoist has not worked for {2-5} weeks. {carer} and {other} are lifting {child} between them. I saw {carer} stop halfway to hold "
    "{cher} back.",
    "{child}'s room holds the bed, the standing frame and the boxes of feeds. There is no space left to play on the floor.",
};
constexpr std::string_view seen_same[] = {
    "{child} was in {her} chair by the window with {her} {toy}. {She} turned to {carer}'s voice, smiled, and looked to the door when {she} "
    "had had enough of me.",
    "{carer} showed me the night log: {child} woke {2-5} times on most nights. The sleep clinic's advice is on the wall and is being "
    "followed.",
    "{child} used {her} symbols book to ask for “more” and “finished”. {other} waited each time for {him} to choose.",
};
constexpr std::string_view seen_better[] = {
    "The ceiling track hoist is in. {child} went from bed to chair in four minutes, laughing at the ride.",
    "{child} met me with {her} new communication device and pressed “hello” and then “go home”, which made everyone laugh.",
    "{carer} had slept. {child} had been at the short breaks house from Friday to Sunday and the kitchen table was covered with {her} "
    "paintings.",
};
constexpr std::string_view carer_worse[] = {
    "{carer} said “I'm not asking for the moon. I'm asking for one night.”",
    "{carer} is tired of telling the story again to each new person, and asked that I read the file before I come.",
    "{carer} fears that asking for help will be read as not coping.",
};
constexpr std::string_view carer_same[] = {
    "{carer} thinks the direct payment is enough in term time and not in August.",
    "{carer} would like reports to begin with what {child} can do. We agreed the first paragraph together.",
    "{other} said that people ask {carer} everything and that he does the nights.",
};
constexpr std::string_view carer_better[] = {
    "{carer} said the carer who comes on {day}s “just gets {him}”, and that the other children have had an evening out with their parents "
    "for the first time this year.",
    "{carer} feels listened to by the panel, and asked me to thank them.",
    "{carer} has joined the parent carers' forum and is helping another family with their plan.",
};
constexpr std::string_view report_worse[] = {
    "{teacher} at {school} says {child} has been sent home {3-6} times this month because there was no trained person for {her} feed. The "
    "family were not offered work to do at home.",
    "The paediatrician wrote: {child}'s weight has fallen by a centile and {she} needs a review of {her} feeds within four weeks.",
    "The agency has no night carer from {day}. They gave {5-9} days' notice.",
};
constexpr std::string_view report_same[] = {
    "The occupational therapist has measured for the bathroom. The grant is agreed in principle and the builder's date is awaited.",
    "{teacher} shared {her} targets: to choose between two things by looking, and to sit in the group for ten minutes. {She} managed "
    "{6-12}.",
    "The speech and language therapist will lend the device for eight weeks before it is decided on.",
};
constexpr std::string_view report_better[] = {
    "{teacher} said {child} has not hurt {herself} at school for {4-9} weeks since the sensory room was set up.",
    "The short breaks house says {child} now sleeps through there, eats with the others and waits at the door when the minibus is due.",
    "The paediatrician is pleased with {her} weight and hips and will see {him} in six months.",
};
constexpr std::string_view analysis_worse[] = {
    "This family is skilled and worn out. Nothing I saw was poor care. The gap is in what was assessed and has not been provided, and "
    "{child} feels it in lost school and lost sleep.",
    "Without nights the arrangement at home may break within weeks. It would be wrong to wait for that before the panel looks at it again.",
};
constexpr std::string_view analysis_same[] = {
    "{child}'s needs are well met. The package fits term time. I recommend that holidays are planned in March and not in July.",
    "{child} does tell us what {she} wants, by looking, turning away and reaching. Each visit should say which of these we saw.",
};
constexpr std::string_view analysis_better[] = {
    "The adaptations and the breaks have changed daily life for the whole family. {child} has more people {she} enjoys and {carer} is a "
    "parent again as well as a nurse.",
    "I think we can review at six months. The move to adult services should be on the agenda well before {she} is sixteen.",
};
constexpr std::string_view hard_early[] = {"(Turned away, cried, and pushed the spoon.)", "No. No chair."};
constexpr std::string_view hard_junior[] = {"(By symbols: “sad”, “bus”, “no”. Staff think this is about the new escort.)",
                                            "Hurts. Belly. Hurts.", "Too loud there. Too many people. I bite."};
constexpr std::string_view hard_teen[] = {"(By device: “I want my own room. I want a lock.”)", "They talk to Mum. I'm here.",
                                          "I don't need a babysitter, I need a friend."};
constexpr std::string_view good_early[] = {"More! More bubble.", "(Reached for {toy}, laughed, looked to {mum} and laughed again.)"};
constexpr std::string_view good_junior[] = {"(By symbols: “happy”, “swim”, “again”.)", "I did the big slide. On my own. Twice.",
                                            "(Signed “friend” and pointed to a photograph of {friend}.)"};
constexpr std::string_view good_teen[] = {"(By device: “The cinema was good. Next time no mums.”)",
                                          "I go on the bus with Kelly and I pay. Me."};
constexpr std::string_view issues[] = {"Night care and {carer}'s sleep", "Equipment and adaptations", "Time lost at school",
                                       "Short breaks and the holidays", "{child}'s way of communicating"};
constexpr Task actions[] = {{"Take the request for two nights a month to the short breaks panel", "{worker}", 7, 21},
                            {"Chase the repair of the hoist", "Occupational therapist", 3, 10},
                            {"<3-17>Send the communication passport to everyone who cares for {child}", "{worker}", 5, 14},
                            {"<4-17>Write the plan that lets {child} be fed at school", "{teacher}", 7, 21},
                            {"Complete the carer's assessment with {carer}", "{worker}", 14, 35},
                            {"<0-4>Review the feeds and the weight chart", "{nurse}", 7, 21},
                            {"Choose which weekends to ask for", "{carer}", 5, 14}};
constexpr Happening happenings[] = {
    {"{child} admitted with a chest infection",
     "{child} was taken into the children's ward at {time} with a chest infection and needed oxygen for {2-4} days. {carer} and {other} "
     "took turns to stay. Short breaks were cancelled for the month."},
    {"<3-17>{child} went missing for forty minutes",
     "{child} slipped out when the door was open for a delivery, and was found by the canal at {time} by a dog walker. {She} was cold and "
     "unhurt. A door alarm has been fitted since."},
    {"<3-17>Education, health and care plan issued", "The final plan names {school} with full-time support. {carer} had asked for this for "
                                                     "{14-22} months. It is {child}'s second draft that was agreed."},
    {"Ceiling track hoist fitted", "The occupational therapist signed it off and showed {carer} and {other} how to use it."},
    {"Two nights a month of short breaks agreed",
     "The short breaks panel agreed two nights a month from the first of next month, with a review in six."},
    {"{child} had an operation on {her} hips",
     "The operation went as planned. {child} is in a cast for {5-7} weeks and {carer} has a profiling bed on loan."},
};

}  // namespace

constinit const Story disability_story = {"disability",
                                          "N2",
                                          "Support for a disabled child and the family",
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
