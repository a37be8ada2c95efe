#include "world/stories.hpp"

namespace world {
namespace {

constexpr std::string_view seen_worse[] = {
    "{carer} is about {14-30} weeks pregnant by {cher} own reckoning and has been to one appointment. {cshe} was pale, smoking at the "
    "window, and had eaten [toast|a packet of crisps] today.",
    "There is nothing yet for a baby in the flat. The bedroom has [a broken window|mould behind the bed] and {other}'s tools.",
    "{other} answered for {carer} {5-8} times. When I asked to talk with {chim} alone he stayed in the doorway.",
};
constexpr std::string_view seen_same[] = {
    "{carer} had {cher} maternity notes to hand. {cshe} has been to {3-5} of {5-6} appointments and knows the date of the next scan.",
    "A Moses basket, still wrapped, and two packs of vests were on the chair. The rest is to come from {relative}.",
    "{carer} and {other} went through the pre-birth assessment with me page by page. They disagreed with one paragraph and I wrote their "
    "view beside it.",
};
constexpr std::string_view seen_better[] = {
    "The room is ready: cot with a flat mattress, no bumper, and a thermometer on the wall. {carer} explained safe sleep to me correctly, "
    "including the sofa.",
    "{carer} put {cher} hand on {cher} bump when the baby kicked and talked to it. {cshe} has a list of names and would not tell me the "
    "first one.",
    "{carer} looked well and has been to every appointment since {day}.",
};
constexpr std::string_view carer_worse[] = {
    "{carer} said “You took the last one. Why would I tell you anything?” I said that I had read that file and understood why {cshe} "
    "asked.",
    "{carer} did not know until {cshe} was five months gone and is still frightened to be glad.",
    "{carer} asked if the midwife is “with us”. I explained what is shared and what is not.",
};
constexpr std::string_view carer_same[] = {
    "{carer} thinks the parenting assessment is fair so far. {cshe} wants {other}'s part looked at as hard as {cher} own.",
    "{carer} would rather go to {relative}'s after the birth than to a placement for mothers and babies.",
    "{carer} worries about giving birth alone if {other} is at work.",
};
constexpr std::string_view carer_better[] = {
    "{carer} said “This one's going to know me from the start.”",
    "{carer} is pleased that the birth plan says in writing that {cshe} will hold the baby first.",
    "{carer} would like {relative} in the room.",
};
constexpr std::string_view report_worse[] = {
    "The midwife rang: {carer} missed the growth scan and does not answer. The baby measured small at the last one.",
    "The recovery service says {carer} has not collected {cher} script since {day}, which is a danger to the baby as well as to {chim}.",
    "{relative} told me that {other} has been back at the flat and that there was shouting at {time}.",
};
constexpr std::string_view report_same[] = {
    "The midwife reports that blood pressure and growth are satisfactory. She asks for one visit together before {26-34} weeks.",
    "The family nurse has met {carer} {3-6} times and finds {chim} curious and easily discouraged.",
    "The hospital has our birth plan and has asked for the out-of-hours number to be printed on the front.",
};
constexpr std::string_view report_better[] = {
    "The midwife is pleased: growth on the line, no missed appointments for {6-10} weeks, smoking down to none.",
    "The family nurse says {carer} reads the baby's movements well and rang for advice at the right time.",
    "{relative} has rearranged her shifts so as to be there for the first fortnight.",
};
constexpr std::string_view analysis_worse[] = {
    "The baby has no voice but what {carer}'s body and the scan tell us, and both say the pregnancy is not yet safe. Late booking, a small "
    "baby and {other}'s return together mean that we should meet before {28-32} weeks.",
    "{carer}'s distrust is earned by what happened before. It is also, today, the main obstacle to the help that would keep {chim} and the "
    "baby together.",
};
constexpr std::string_view analysis_same[] = {
    "There is more in place than at booking. I do not yet know how {carer} will manage nights, which was the difficulty last time.",
    "The plan for the birth is clear to everyone except {other}. I will see him on his own.",
};
constexpr std::string_view analysis_better[] = {
    "{carer} has done what was asked, early, and for reasons of {cher} own. I recommend that the baby goes home with {chim} with daily "
    "visits at first.",
    "What differs from last time: {cshe} booked in earlier, is well, is away from {other}, and has {relative}. The assessment says so with "
    "dates.",
};
constexpr std::string_view none_early[] = {"Baby in there. I say hello.", "Baby kick me!"};
constexpr std::string_view hard_junior[] = {"Will this baby be allowed to stay?", "I'm going to be the one who gets up at night, I bet."};
constexpr std::string_view hard_teen[] = {"I don't want to get attached if it's going to go.",
                                          "Nobody asked me if I wanted to share my room."};
constexpr std::string_view good_junior[] = {"I'm going to read it the digger book.", "I felt it kick and it was like a fish."};
constexpr std::string_view good_teen[] = {"I've picked the middle name. She said I could.", "I'm actually excited. Don't tell Mum."};
constexpr std::string_view issues[] = {"Care in pregnancy and growth", "Plan for the birth and the first weeks",
                                       "{other}'s part in the baby's life", "Preparation of the home"};
constexpr Task actions[] = {{"Send the birth plan to the maternity unit and the out-of-hours team", "{worker}", 7, 28},
                            {"Go with {carer} to the growth scan", "{worker}", 5, 21},
                            {"See {other} alone for the assessment", "{worker}", 5, 14},
                            {"Hold the pre-birth conference before 32 weeks", "Conference chair", 14, 35},
                            {"Ask {relative} to be assessed in case she is needed", "{worker}", 5, 14},
                            {"Keep every appointment with the midwife", "{carer}", 7, 21},
                            {"Make the cot and the bedroom ready", "{carer}", 14, 35}};
constexpr Happening happenings[] = {
    {"Pre-birth conference held",
     "All members agreed on a plan for the baby from birth. {carer} came with an advocate and spoke for herself. {other} sent his view by "
     "letter.",
     "", EntryKind::professionals_meeting},
    {"{carer} admitted with bleeding",
     "{carer} was kept in for {2-3} nights. The baby's heartbeat was normal throughout. {cshe} asked that I be told."},
    {"Birth plan sent to the hospital", "The midwife confirmed that it is on the front of the notes, with the out-of-hours number."},
};

}  // namespace

constinit const Story pre_birth_story = {"pre_birth",
                                         "N1",
                                         "Concern for an unborn baby",
                                         {seen_worse, seen_same, seen_better},
                                         {carer_worse, carer_same, carer_better},
                                         {report_worse, report_same, report_better},
                                         {analysis_worse, analysis_same, analysis_better},
                                         {none_early, hard_junior, hard_teen},
                                         {none_early, good_junior, good_teen},
                                         issues,
                                         actions,
                                         happenings};

}  // namespace world
