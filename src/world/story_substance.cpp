#include "world/stories.hpp"

namespace world {
namespace {

constexpr std::string_view seen_worse[] = {
    "{carer} was slow to answer and held on to the door frame. {Cher} speech was slurred. There was [an open bottle of vodka|a row of "
    "empty cans|a strong smell of cannabis] in the living room within reach of the children.",
    "{carer}'s pupils were very small and {cshe} fell asleep twice while I was speaking to {chim}. {child} said “{mum} does that” and "
    "carried on colouring.",
    "Two adults I did not know were in the kitchen and left by the back door. {carer} gave first names only.",
    "The lock box for the methadone was on the worktop with the key in it. I asked {carer} to lock it and put the key out of reach, and "
    "{cshe} did so while I watched.",
};
constexpr std::string_view seen_same[] = {
    "{carer} was sober as far as I could tell and a little shaky. {cshe} told me about [two cans on Saturday|one slip at a birthday] "
    "before I asked.",
    "The lock box is now on the top shelf of the wardrobe. I saw it locked. The recovery service's letter was on the fridge with the next "
    "appointment.",
    "The house was tidy and there was tea on the stove. {child} went to look in the recycling bin when {carer} left the room, then came "
    "back and sat down.",
};
constexpr std::string_view seen_better[] = {
    "{carer} looked well: {cshe} has put on weight, met my eye and showed me the [ninety-day|six-month] coin from the group.",
    "There was no sign or smell of alcohol. {carer} let me look wherever I asked. {child} showed me where the drinks cupboard is now full "
    "of board games.",
    "{carer} was on the floor building a track with {child} and did not get up when {cher} phone rang.",
};
constexpr std::string_view carer_worse[] = {
    "{carer} said {cshe} only drinks when the children are asleep. {cshe} could not say who would take {child} to hospital at night.",
    "{carer} was angry that we had spoken to the recovery service. I showed {chim} the consent {cshe} signed. {cshe} said “I wasn't right "
    "when I signed that.”",
    "{carer} says the hair test is wrong because of {cher} dye.",
};
constexpr std::string_view carer_same[] = {
    "{carer} said “I'm not hiding it now. I used to put it in a mug.”",
    "{carer} finds the evenings between six and nine the hardest and has asked for someone to ring then.",
    "{carer} feels judged at the school gate and sends {relative} instead.",
};
constexpr std::string_view carer_better[] = {
    "{carer} said “{child} asked me if I was poorly or drunk. I said I've got flu. {She} believed me. That's the first time in years {she} "
    "could.”",
    "{carer} is proud of {cher} tests and keeps each slip in a tin.",
    "{carer} knows that {other} still uses and has told him to see {child} at {relative}'s only.",
};
constexpr std::string_view report_worse[] = {
    "The recovery service has not seen {carer} for {3-5} weeks. The chemist has stopped the script after three missed days.",
    "{teacher} would not let {child} go home with {carer} at {time}, as {cshe} smelled strongly of alcohol and had come by car. {relative} "
    "was called. Police have been told about the car.",
    "The hair strand result shows [cocaine|alcohol at a level of regular heavy use] over the last three months, against what {carer} told "
    "us.",
};
constexpr std::string_view report_same[] = {
    "The recovery worker says {carer} attends [most sessions|the group but not one to one]. Two tests clear, one positive for cannabis.",
    "{teacher} says {child} is in school {att}% of the time. Mondays are the usual gap.",
    "{relative} takes the children on Saturdays so that {carer} can go to the meeting. She sees “more good days than bad”.",
};
constexpr std::string_view report_better[] = {
    "Every test in the last {8-20} weeks was clear. The recovery worker supports unsupervised care.",
    "{teacher} said {carer} came to parents' evening, on time, and asked good questions about {subject}.",
    "{nurse} has no worries about {child}'s growth or safety at home.",
};
constexpr std::string_view analysis_worse[] = {
    "An adult who is able to wake and act is the least that {child} needs at night, and on the facts above there was none on at least "
    "{2-4} nights this month.",
    "{carer}'s account and the tests do not agree. I give more weight to the tests. Secrecy, more than the drug, is what makes home "
    "unsafe at present.",
};
constexpr std::string_view analysis_same[] = {
    "A slip that is told is different from one that is found. {carer} told us. The plan should reward this and still ask for a sober adult "
    "each evening.",
    "<4-17>{child} checks for bottles. Until {she} stops, I would say that {she} does not yet trust the change, and {she} knows the house "
    "best.",
};
constexpr std::string_view analysis_better[] = {
    "Abstinence has lasted {6-11} months by test and not only by word. The remaining risk is at times of "
    "loss or of contact with {other}.",
    "{carer} has built a life in which {cshe} would be missed if {cshe} drank: group, volunteering, {relative}. I think this protects "
    "{child} more than our visits do.",
};
constexpr std::string_view hard_early[] = {"Mummy's special drink. Not for me.", "Wake up Mummy! She not wake up."};
constexpr std::string_view hard_junior[] = {"I count the bottles so I know.", "When her friends come I put the chair against my door.",
                                            "I know how to make noodles and I know how to put her on her side."};
constexpr std::string_view hard_teen[] = {"I poured it down the sink once. Never again.",
                                          "Don't tell me it's an illness. I'm the one who cleans it up.",
                                          "Everyone claps because she's done two weeks. I've done twelve years."};
constexpr std::string_view good_early[] = {"We went park. Mummy pushed me.", "Mummy read the bear book."};
constexpr std::string_view good_junior[] = {"I don't look in the bin any more.", "She's boring now. I like boring.",
                                            "She remembered the trip letter and everything."};
constexpr std::string_view good_teen[] = {"I'm waiting for it to go wrong. But it hasn't.",
                                          "She came to watch me play and she was just normal."};
constexpr std::string_view issues[] = {"{carer}'s alcohol and drug use; test results",
                                       "A sober adult at night",
                                       "Safe storage of medicines",
                                       "Unknown visitors to the home",
                                       "<0-17>What {child} sees of {carer}'s drinking and using",
                                       "<5-17>{child}'s watching and checking"};
constexpr Task actions[] = {{"Take the hair strand test booked at the clinic", "{carer}", 7, 21},
                            {"Keep the methadone in the locked box and show it at each visit", "{carer}", 3, 14},
                            {"Name a sober adult for every evening this week", "{carer}", 2, 5},
                            {"Attend the recovery service twice a week", "{carer}", 7, 21},
                            {"Share test results with the core group", "Recovery worker", 7, 21},
                            {"Look at the locked box and the bedroom at each visit", "{worker}", 5, 14},
                            {"<5-17>Ring {relative} if {carer} smells of drink at the gate", "{teacher}", 1, 5}};
constexpr Happening happenings[] = {
    {"{carer} found unconscious",
     "{child} could not wake {carer} and went next door at {time}. Paramedics treated {carer} for the effects of [alcohol and "
     "tablets|heroin]. {pc} found {2-4} needles in the bathroom. {relative} took {child} that night by agreement.",
     "{carer} was found unconscious at {time} and treated by paramedics. {pc} attended. {child} was at home, unharmed, and went to "
     "{relative} that night by agreement."},
    {"Cannabis plants removed from the loft",
     "Police carried out a warrant at {street}. Plants and lamps were found in the loft, with unsafe wiring above the bedroom. {other} was "
     "arrested. {carer} said {cshe} did not know. Nobody else was at home."},
    {"{carer} completed residential detox",
     "{carer} completed the full stay and came home on {day}. Aftercare is booked for twelve weeks."},
    {"Hair strand test: no drugs found in three months", "The recovery worker sent the result. {carer} asked for a copy for the tin."},
    {"{carer} arrested for driving over the limit",
     "{pc} told us that {carer} was stopped at {time}, alone in the car. Bailed, with no conditions about children."},
    {"Script restarted with supervised collection",
     "The recovery service restarted the script after {9-20} days without. {carer} collects it daily."},
};

}  // namespace

constinit const Story substance_story = {"substance",
                                         "N1",
                                         "A parent's use of alcohol and drugs",
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
