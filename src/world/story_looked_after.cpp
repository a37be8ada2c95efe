#include "world/stories.hpp"

namespace world {
namespace {

constexpr std::string_view seen_worse[] = {
    "<6-17>{child} stayed in {her} room with the door closed and answered through it. After ten minutes a note came under it: “go away but "
    "come "
    "back”. {carer} and I waited on the stairs.",
    "<5-17>{child} has broken {her} lamp and pulled the photographs down. {She} had {her} suitcase out. {carer} had put a plate of toast "
    "beside "
    "it and not mentioned it.",
    "<5-17>{child} was pale and picked at {her} sleeve. {She} was due to see {her} mother on {day} and was cancelled on for the second "
    "time.",
};
constexpr std::string_view seen_same[] = {
    "<4-10>{child} showed me round {her} room: new poster, the same {toy} on the pillow. {She} knows the house rules and which of them "
    "bend.",
    "<7-17>{child} was doing {subject} homework at the kitchen table. {carer} sat near, ready to help, and did not until asked.",
    "<7-17>We walked the dog round the reservoir. {child} talked about {hobby} for most of it and about home for the last two minutes.",
    "<6-17>{child} was friendly and careful. {She} asked how long I have been a social worker and how long I am staying.",
};
constexpr std::string_view seen_better[] = {
    "<4-17>{child} was bickering with {carer}'s own son over the remote and appealed to {carer}, who told them both off. It looked like a "
    "family.",
    "<6-17>{child} read me {her} school report before {carer} could. {Her} height is marked on the kitchen door with everyone else's.",
    "<5-17>{child} has put {her} name on the front of the memory book and let me see three pages.",
};
constexpr std::string_view carer_worse[] = {
    "{carer} said “I won't give up, but I need someone to tell me why it's got worse.”",
    "{carer} thinks that school ring {chim} too early and would like them to try the calm room first.",
    "{carer} believes that the cancelled family time is what is behind the last fortnight."};
constexpr std::string_view carer_same[] = {
    "{carer} says the week goes well until the day before family time, and well again from the day after.",
    "{carer} would like delegated authority in writing for haircuts, sleepovers and trips.",
    "{carer} is keeping the tickets, photographs and certificates for the memory box."};
constexpr std::string_view carer_better[] = {
    "<4-17>{carer} said “{She} called me from upstairs to say goodnight. First time it was {her} idea.”",
    "{carer} would like {child} to stay for good, and has told the supervising social worker.",
    "{carer} says {child} eats everything now except mushrooms, “which is just being a person”."};
constexpr std::string_view report_worse[] = {
    "{teacher} said {child} walked out of {subject} and was found on the field. {She} was excluded for {1-3} days. I asked what was tried "
    "first.",
    "The supervising social worker says {carer} has asked for a disruption meeting, “to stop it from becoming one”.",
    "<3-17>The contact supervisor rang: {her} mother arrived {30-50} minutes late and promised {child} that {she} was coming home."};
constexpr std::string_view report_same[] = {
    "The virtual school has agreed a tutor for {subject} from the pupil premium.",
    "<!2-17>{nurse} has done the health assessment: glasses needed, teeth fine, growing well.",
    "<0-1>{nurse} saw {child} at the foster home: feeding well, [two|four|no] teeth, [rolling|sitting|crawling].",
    "The contact centre has kept the same room for the next {4-8} weeks.",
    "The reviewing officer has read the plan and asks for a date for the decision on permanence.",
    "The contact supervisor described {90-100} minutes of good play and a hard goodbye."};
constexpr std::string_view report_better[] = {
    "{teacher} said {child} has made more than a year's progress in reading.",
    "<4-17>The reviewing officer met {child} alone and found {him} “settled, funny and very clear”.",
    "The supervising social worker recommends that the match be taken to panel as permanent."};
constexpr std::string_view analysis_worse[] = {
    "What looks like a rejection of {carer} is, I think, a test of whether {she} will be kept. Moving {him} would answer it in the wrong "
    "way.",
    "The placement is under strain and not broken. Respite, a different plan at school and reliable family time are needed within days."};
constexpr std::string_view analysis_same[] = {
    "{child} is well cared for and knows that {her} plan is not final. The uncertainty is ours to remove.",
    "Family time matters to {him} and costs {him} a bad night each time. I suggest fewer people and a better room before fewer visits."};
constexpr std::string_view analysis_better[] = {
    "{child} is settled and claimed. I recommend permanence here, with contact written to grow with {him}.",
    "{She} can speak of {her} parents with both love and anger and is comforted by {carer}. That is what the care plan hoped for."};
constexpr std::string_view hard_early[] = {"Where Mummy house?", "Not my bed. Other bed."};
constexpr std::string_view hard_junior[] = {"Is this a for-now house or a staying house?", "I packed in case.",
                                            "She didn't come. I had my good top on."};
constexpr std::string_view hard_teen[] = {"You're my fifth. I'm not doing the whole story again.",
                                          "Everyone gets a say about my weekend except me.",
                                          "I'm leaving at eighteen anyway so what's the point."};
constexpr std::string_view good_early[] = {"My peg! My name!", "Dog kiss me."};
constexpr std::string_view good_junior[] = {"I'm on the door with the pencil marks. I'm nearly as tall as Ben was.",
                                            "I asked if I can stay and they said they were going to ask me.",
                                            "I've got two families and one guinea pig."};
constexpr std::string_view good_teen[] = {"She shouts at me like I'm hers. It's fine.",
                                          "I said what I wanted in the review and they actually wrote it down."};
constexpr std::string_view issues[] = {"Stability of the placement",
                                       "<0-17>Family time and its effect on {child}",
                                       "<4-17>Education plan for {child}",
                                       "<5-17>{child}'s wishes for {her} plan",
                                       "<0-4>{child}'s routine and who {she} turns to",
                                       "Life story and memory box",
                                       "Health assessment and teeth"};
constexpr Task actions[] = {{"Give {carer} the delegated authority form, signed", "{worker}", 5, 14},
                            {"Confirm family time for the next month in writing to everyone", "Contact supervisor", 3, 10},
                            {"<2-17>Book the health assessment", "{carer}", 7, 28},
                            {"<5-17>Hold the education plan meeting", "{teacher}", 10, 28},
                            {"<3-17>Add the photographs from the summer to the memory book", "{carer}", 7, 28},
                            {"<0-4>Do the health review at the foster home", "{nurse}", 10, 28},
                            {"Support {carer} with a visit each week for a month", "Supervising social worker", 5, 14}};
constexpr Happening happenings[] = {
    {"<2-17>Family time ended early",
     "{child}'s mother became upset and told {him} that it was all {her} fault. The supervisor ended the session after {15-30} minutes. "
     "{carer} collected {child}, who said nothing until bedtime and then asked if it was true. {carer} said that it was not."},
    {"<5-17>Looked after review: permanence with present carers",
     "The review agreed that {child} should stay. {She} chaired the first part and had made name cards. {Her} two wishes, a later bedtime "
     "and the dog at contact, are in the decisions.",
     "", EntryKind::professionals_meeting},
    {"<4-17>Allegation against carer; looked into and not upheld",
     "{child} told a teaching assistant that {carer} had grabbed {her} arm. The designated officer was told the same day. {child} later "
     "said that {carer} had pulled {him} back from the road. A passer-by confirmed it."},
    {"First looked after review held",
     "The reviewing officer met {child} beforehand. The care plan was agreed, with family time twice a week.", "",
     EntryKind::professionals_meeting},
    {"<4-17>{child} went missing from school for three hours",
     "{child} left at lunch and was found at {time} on the wall outside {her} old house. {carer} brought {him} home and made soup."},
    {"Care order made", "The court made a care order. {carer} and I told {child} what it means, as far as {she} can follow."},
    {"Permanence plan agreed at panel", "The panel matched {child} with {carer} for good. {She} was given the letter to keep."},
    {"<5-17>Personal education plan reviewed", "The virtual school and {teacher} agreed a tutor for {child} in {subject}.", "",
     EntryKind::professionals_meeting},
    {"<2-17>Health assessment done", "{nurse} found {child} well. One thing is to follow: [an eye test|a dental check|a booster]."},
    {"<0-1>Health assessment of the baby done", "{nurse} found {child} well and growing on {her} line. Immunisations are up to date."},
    {"<6-17>{child} ran away to {her} grandmother",
     "{child} took two buses and was at {relative}'s by {time}. {relative} rang at once. {She} was back with {carer} before bed."},
    {"Delegated authority signed by both parents", "{carer} may now agree to haircuts, sleepovers and school trips."},
};

}  // namespace

constinit const Story looked_after_story = {"looked_after",
                                            "N1",
                                            "Child looked after",
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
