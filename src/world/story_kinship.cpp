#include "world/stories.hpp"

namespace world {
namespace {

constexpr std::string_view seen_worse[] = {
    "{child} was under the table with {her} {toy} and did not come out while the adults talked. {carer} passed {him} a biscuit without a "
    "word and went on.",
    "{carer} looked exhausted. The children's things are still in boxes along the hall, and {carer} is sleeping on the settee so that they "
    "can have the bedroom.",
    "There was an argument on the doorstep with {other}, who had come without arranging it. {child} heard that {she} “should be with {her} "
    "proper family”.",
};
constexpr std::string_view seen_same[] = {
    "The memory box was on the table. {child} showed me [the scarf, which still smells right|a voicemail {she} plays on Sundays|the "
    "shopping list in that handwriting].",
    "{child} was at ease with {carer}, answered back once and was answered kindly. The bunk beds are up.",
    "There is a photograph of the children's mother in every room. {child} said good morning to the one by the stairs.",
};
constexpr std::string_view seen_better[] = {
    "{child} ran in from school, threw {her} bag down and shouted for {nan}. {She} did not look for who else was in.",
    "{carer} and {child} were planting beans in the yard. {child} told me which row is for {her} mum.",
    "The house is full and organised: hooks with names, a rota, and {child}'s certificate for {hobby} in a frame.",
};
constexpr std::string_view carer_worse[] = {
    "{carer} said “I've lost my girl and I've got her children. I can't do my crying till they're in bed.”",
    "{carer} is behind with the rent since giving up work and was told by two offices to ask the other.",
    "{carer} is not sure what to say when {child} asks if {she} will die too."};
constexpr std::string_view carer_same[] = {"{carer} would like the legal side to be finished so that school stops asking who can sign.",
                                           "{carer} thinks that {other} means well and promises too much.",
                                           "{carer} has found the kinship group useful, “mostly for the swearing”."};
constexpr std::string_view carer_better[] = {
    "{carer} said “We talk about her at tea. We laugh. I didn't think that we would.”",
    "{carer} feels sure that {child} is staying now that the order is made, and says {she} sleeps better for it.",
    "{carer} has agreed Sundays with {other} and it works."};
constexpr std::string_view report_worse[] = {
    "{teacher} said {child} told the class that {her} mum is on holiday. {She} was not corrected and they ask how to handle it.",
    "{other} rang, upset and possibly drunk, to say that he is taking {carer} to court.",
    "The benefits office has stopped the payment for the children while it decides who should have it."};
constexpr std::string_view report_same[] = {
    "The bereavement service has seen {child} {3-6} times. {She} is making a book with a page for each feeling.",
    "{teacher} says {child} is well behaved and far away, and brightens for {subject}.",
    "The fostering team's viability assessment of {carer} is positive, with support."};
constexpr std::string_view report_better[] = {
    "The court made the special guardianship order. {carer} wept and {child} asked for chips.",
    "{teacher} says {child} talked about {her} mum in assembly, by {her} own wish, and was proud.",
    "The bereavement service has finished. The door stays open."};
constexpr std::string_view analysis_worse[] = {
    "{child} is grieving in a house in which the adult is grieving too. Both need help and at present only {child} is on a list.",
    "The placement is right and under-supported. Money, beds and a legal footing are what put it at risk, not {carer}'s care."};
constexpr std::string_view analysis_same[] = {
    "{child} moves in and out of sadness as children do. I see attachment to {carer} that was there before the death and has held.",
    "Uncertainty about the order keeps {child} asking the same question. An answer will do more than further sessions."};
constexpr std::string_view analysis_better[] = {
    "{child} is settled, remembers, and has people around {him} who can bear it. I recommend that we end our part after the support plan "
    "is signed.",
    "{carer} has what was missing a year ago: parental responsibility, the allowance, and Sundays off."};
constexpr std::string_view hard_early[] = {"Mummy in the sky. When she coming down?", "Want Mummy."};
constexpr std::string_view hard_junior[] = {"If I'm asleep I might forget her voice.",
                                            "I didn't say bye properly because I was cross about my shoes.",
                                            "Who will have us if Nan dies?"};
constexpr std::string_view hard_teen[] = {"People go quiet when I walk in. I hate it.", "I'm fine. Ask the little ones.",
                                          "He only turns up when there's a form to sign."};
constexpr std::string_view good_early[] = {"Nana make dippy egg.", "I plant it for Mummy."};
constexpr std::string_view good_junior[] = {"I can think about her and not cry. Or cry and it's OK.",
                                            "The judge said I live here. For ever till I'm big."};
constexpr std::string_view good_teen[] = {"I got her laugh, everyone says so. I like that now.",
                                          "Nan signs stuff now so I don't have to explain."};
constexpr std::string_view issues[] = {"Bereavement", "Legal footing of the placement", "{carer}'s money and housing",
                                       "{other}'s part in the children's lives"};
constexpr Task actions[] = {{"<4-17>Refer {child} to the bereavement service", "{worker}", 3, 10},
                            {"Start the special guardianship assessment", "Fostering team", 7, 28},
                            {"Ask for the allowance to be paid from the date on which {carer} took over", "{worker}", 3, 14},
                            {"Write down when {other} will visit", "{other}", 5, 14},
                            {"<5-17>Let {child} leave the room without asking when it is too much", "{teacher}", 2, 7}};
constexpr Happening happenings[] = {
    {"Special guardianship order made",
     "The court made the order in favour of {carer}. {child} was told afterwards in the café across the road.",
     "The court made the order in favour of {carer}, who told {child} at home that {she} is staying."},
    {"First anniversary of the death",
     "The family went to the cemetery and then bowling. {carer} rang me in the evening to say that it had been “a sad nice day”."},
    {"{other} came to the house and would not leave",
     "{other} arrived at {time} and asked to come in. {carer} refused. {pc} attended and took him home."},
    {"Kinship allowance agreed", "The fostering team confirmed the allowance, backdated {6-14} weeks. {carer} has paid the rent."},
    {"<4-17>{child} finished at the bereavement service",
     "The bereavement service saw {child} {6-10} times. {She} took the book with a page for each feeling home with {him}."},
};

}  // namespace

constinit const Story kinship_story = {"kinship",
                                       "N4",
                                       "Children living with relatives after a parent's death",
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
