#include "world/stories.hpp"

namespace world {
namespace {

constexpr std::string_view seen_worse[] = {
    "<6-17>{child} opened the door with a tea towel over {her} shoulder. {She} was [cooking pasta|sorting the washing|filling the pill "
    "boxes] "
    "and did not sit down for the first half hour.",
    "<6-17>{carer}, who has {condition}, could not get up from the chair. {child} helped {chim} to the bathroom while I waited. {She} knew "
    "where "
    "to put {her} hands and did not look at me.",
    "<6-17>The calendar on the wall is in {child}'s writing: hospital, chemist, bins, parents' evening. {Her} own party invitation was "
    "under a "
    "magnet, out of date.",
};
constexpr std::string_view seen_same[] = {
    "<6-17>The carer from the agency was there at {time} as planned and {child} was upstairs. {She} still came down twice to see if it was "
    "being "
    "done right.",
    "<6-17>{child} has a list of what is {her} job (the dog, {her} own room) and what is not. {She} has added “tablets on Sunday, only "
    "till they "
    "sort it out”.",
    "{carer} had a better day and was at the table. {child} did homework beside {chim} and the two of them corrected each other's "
    "spelling.",
};
constexpr std::string_view seen_better[] = {
    "<6-17>{child} was out at {hobby} when I came, which is the first time I have had to wait for {him}. {carer} was pleased.",
    "The bathroom is done. {carer} showed me that {cshe} can shower without help. {child} said “I don't have to listen out now.”",
    "<6-17>I saw {child} leave the washing-up, say “not my turn” and go out with {friend}.",
};
constexpr std::string_view carer_worse[] = {
    "{carer} said “I hate it. I'm the mother and {she} cuts up my food.”",
    "{carer} did not want a stranger to wash {chim}, and had not seen what it means for {child} instead.",
    "{carer} is afraid that if people knew how much {child} does, the family would be split up.",
};
constexpr std::string_view carer_same[] = {
    "{carer} finds the agency helpful when it is the same two people, and a worry when it is not.",
    "{carer} would like {child} to go to the weekend away but needs to know who comes at night.",
    "{carer} said that {other} could do more and has told him.",
};
constexpr std::string_view carer_better[] = {
    "{carer} said “We argue now. About normal things. I love it.”",
    "{carer} has asked for reviews of {cher} own care to be held when {child} is at school.",
    "{carer} is glad that {child} has people to talk to who are not {chim}.",
};
constexpr std::string_view report_worse[] = {
    "{teacher} said {child} fell asleep in {subject} and was late {5-9} times. {She} asked to keep {her} phone on in case {mum} falls.",
    "{doctor}'s surgery noticed that {child} collects controlled medicine for {carer} and asked us to look into it.",
    "The ambulance service told us that {child} made the last {2-4} calls and gave the crew {cher} medical history.",
};
constexpr std::string_view report_same[] = {
    "The young carers' project says {child} comes on {day}s, takes charge of the kitchen, and is slowly learning to be served.",
    "Adult social care have agreed {7-14} hours a week for {carer}. The start depends on staff.",
    "{teacher} keeps a pass for {child} so that {she} can ring home at lunch without asking. {She} used it {1-4} times this week.",
};
constexpr std::string_view report_better[] = {
    "{teacher} said {child} has joined the {hobby} club and was told off for talking, “which we were delighted about”.",
    "Adult social care report that all {cher} personal care is now done by paid carers.",
    "The young carers' project has moved {child} to the group that meets once a month, at {her} request.",
};
constexpr std::string_view analysis_worse[] = {
    "<6-17>{child} is doing the work of a paid carer, including personal care. It is affecting sleep, school and friends. This is a "
    "failure of "
    "services for {carer} and not of {cher} parenting.",
    "<6-17>{She} is proud of what {she} does and it would hurt {him} to have it taken without thanks. The plan must name what {she} may "
    "keep.",
};
constexpr std::string_view analysis_same[] = {
    "Support is in place and still thin at weekends, where {child} fills the gap. The picture will not change until Sunday is covered.",
    "<6-17>{child} gives up tasks more slowly than adults take them. I think that is about trust. {She} has been let down by rotas before.",
};
constexpr std::string_view analysis_better[] = {
    "<6-17>{child}'s week now has more of {her} own things in it than of {carer}'s. {She} does what others of {her} age do to help and no "
    "more.",
    "Both adult and children's plans now say the same, and name who comes if a carer does not. I see no need for us to stay involved "
    "beyond the review.",
};
constexpr std::string_view hard_early[] = {"I help Mummy get up.", "I carry it. Careful, careful."};
constexpr std::string_view hard_junior[] = {
    "I know all the tablets. The white ones are for pain and the yellow ones are for the other ones.",
    "I can't go to {friend}'s because who will be here?", "I listen in case she falls."};
constexpr std::string_view hard_teen[] = {"I'm not a hero, I'm just knackered.", "What would happen to her if I went to college? Honestly?",
                                          "I told them I've got a job. It's easier than saying."};
constexpr std::string_view good_early[] = {"Lady does it now. I play."};
constexpr std::string_view good_junior[] = {"I went on the trip and nobody died!",
                                            "Shirley does the tablets on Sundays now and she does them in the right order."};
constexpr std::string_view good_teen[] = {"I forgot to check my phone for like three hours.",
                                          "At the project no one says aw. They just get it."};
constexpr std::string_view issues[] = {"<5-17>What {child} does at home, day and night", "{carer}'s own care package", "Sleep and lateness",
                                       "Time with friends"};
constexpr Task actions[] = {{"Ask adult social care to cover Sundays", "{worker}", 3, 14},
                            {"<5-17>Complete the young carer's assessment with {child}", "{worker}", 14, 35},
                            {"<5-17>Keep the emergency plan in {child}'s record at school", "{teacher}", 3, 10},
                            {"Arrange that the chemist delivers", "{carer}", 3, 10},
                            {"<7-17>Invite {child} to the project's Tuesday group", "Young carers' project", 5, 14}};
constexpr Happening happenings[] = {
    {"<6-17>{carer} fell; {child} alone with {chim} for four hours",
     "{carer} fell in the bathroom at {time}. {child} could not lift {chim} and kept {chim} warm with towels until the ambulance came. "
     "School have asked for special consideration."},
    {"Adult care package started",
     "Paid carers began on {day}, mornings and evenings. {carer} showed them where everything is and then sat down."},
    {"<6-17>{child} named young carer of the year",
     "The project's award was given at the town hall. {carer} came, in {cher} chair, and gave a short speech."},
    {"{carer} in hospital for a week",
     "{carer} was admitted with an infection. {relative} stayed at the house. Adult social care were told the same day."},
    {"Bathroom adapted", "The wet room was finished on {day}. {carer} no longer needs to be lifted."},
};

}  // namespace

constinit const Story young_carer_story = {"young_carer",
                                           "N3",
                                           "Young carer for a parent with a long-term illness",
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
