#include "world/stories.hpp"

namespace world {
namespace {

constexpr std::string_view seen_worse[] = {
    "{child} sat with {her} coat on and {her} bag beside {him}. {She} answered politely and briefly and looked at the interpreter to see "
    "if {she} had said something wrong.",
    "{child} had not eaten the evening meal again. {carer} found bread under {her} pillow and left it there.",
    "{child} showed me the letter about {her} interview. {Her} hands shook. {She} asked if the police would be in the room.",
};
constexpr std::string_view seen_same[] = {
    "{child} made tea for me with a lot of sugar and put it down with both hands. {Her} English is quick now for football and food and "
    "goes when we speak of home.",
    "{Her} room is tidy: a prayer mat or scarf on the chair, the college timetable, and a map on which {she} has drawn {her} journey in "
    "pencil.",
    "{child} asked about the tracing service. We filled in the form together. {She} knew {her} mother's village and not its district.",
};
constexpr std::string_view seen_better[] = {
    "{child} did not want the interpreter for the first part. {She} told me about {hobby}, college and {friend} in English and laughed at "
    "{her} own mistakes.",
    "{child} cooked for {carer} and me: lentils and flatbread. {She} rang someone from home to ask about the spice, and put them on "
    "loudspeaker to say hello.",
    "The letter giving {her} leave to remain is in a plastic folder with {her} certificates. {She} has looked up apprenticeships.",
};
constexpr std::string_view carer_worse[] = {
    "{carer} hears {child} walking about at {2-4} in the morning. {cshe} leaves the landing light on and a flask on the stairs.",
    "{carer} said {child} apologises for everything, even for using the bath.",
    "{carer} thinks that the calls from an unknown number frighten {him}."};
constexpr std::string_view carer_same[] = {
    "{carer} has found the mosque and the shop that sells the right tea, and says that the second mattered more.",
    "{carer} says {child} sleeps better since the doctor explained that bad dreams have a name.",
    "{carer} would like training on age disputes and asylum interviews."};
constexpr std::string_view carer_better[] = {"{carer} said “{She} slammed a door last week. I could have cheered.”",
                                             "{carer} says {child} can stay for as long as {she} wants, also after eighteen."};
constexpr std::string_view report_worse[] = {
    "The solicitor rang: the date of the interview was changed with {2-4} days' notice and an appropriate adult is needed.",
    "The college says {child} is at {att}% and has headaches. {She} sits nearest the door.",
    "{nurse} has asked for treatment of the scars on {her} feet and a referral for sleep."};
constexpr std::string_view report_same[] = {
    "The college has moved {child} up a class in English.",
    "The solicitor has sent the statement in {her} own language for {him} to check, and will add the corrections.",
    "The tracing service has opened a case. It can take more than a year."};
constexpr std::string_view report_better[] = {
    "The solicitor rang with the decision: refugee status, five years. {She} asked me to be the one to say it, with an interpreter there.",
    "The football coach says {child} is captain of the under-eighteens.",
    "The college has offered {him} a place on the [plumbing|health care|motor] course."};
constexpr std::string_view analysis_worse[] = {
    "{child} is safe here and does not feel it. The interview brings the journey back. I would put sleep and food before everything else "
    "for two weeks.",
    "What {she} has told three people differs in dates and agrees in everything that matters. I do not read that as untruth: {she} was "
    "{age} or less, and no one on that road had a calendar."};
constexpr std::string_view analysis_same[] = {
    "{child} is settling by routines of {her} own making: college, food, prayer or church, football. The waiting for a decision is what "
    "harms {him} now.",
    "There is a debt to someone for the journey, I believe. {She} has not said so. We should keep the exploitation worker close."};
constexpr std::string_view analysis_better[] = {
    "With the decision made {child} can plan beyond next week. The pathway plan should be written in {her} words, in both languages.",
    "{child} has adults {she} trusts and friends of {her} age. Loss remains, and {she} can speak of it on days {she} chooses."};
constexpr std::string_view hard_early[] = {"(Did not speak.)"};
constexpr std::string_view hard_junior[] = {"Where is my mother now? You can look on the computer?"};
constexpr std::string_view hard_teen[] = {"In the night I am again in the lorry.", "If I say wrong date they send me back?",
                                          "I don't want to be a problem for the house.", "My mother thinks maybe I am dead."};
constexpr std::string_view good_early[] = {"(Smiled and waved.)"};
constexpr std::string_view good_junior[] = {"I like school here. Teacher is kind."};
constexpr std::string_view good_teen[] = {"In this house I have a key. My own key.",
                                          "Teacher says my English is strong. I say: my accent is stronger.",
                                          "I heard her voice. Two minutes, but it was her."};
constexpr std::string_view issues[] = {"Asylum claim and interview", "Sleep, food and memories of the journey", "Tracing of the family",
                                       "Education and English", "Risk from those who arranged the journey"};
constexpr Task actions[] = {{"Find an appropriate adult and an interpreter of {her} dialect for the interview", "{worker}", 3, 10},
                            {"Send the tracing form", "{worker}", 3, 10},
                            {"Take {child} to register with {doctor}", "{carer}", 3, 10},
                            {"Bring forward the English assessment", "College tutor", 7, 21},
                            {"Open a bank account with {child}", "{carer}", 10, 28},
                            {"Send the statement in {her} own language for checking", "Solicitor", 7, 21}};
constexpr Happening happenings[] = {
    {"Asylum interview held", "The interview took {3-5} hours with two breaks. {child} asked for the second. {She} slept in the car on the "
                              "way back and ate a whole pizza at home."},
    {"Contact with {her} mother through the tracing service", "A call of two minutes was arranged. {child} came out of the room and sat on "
                                                              "the step. Then {she} asked if we could phone again next month."},
    {"Refugee status granted",
     "{child} was told at home with {carer}, the interpreter and me. {She} asked the interpreter to say it again."},
    {"Age accepted by the Home Office",
     "The solicitor confirmed that {child}'s age is no longer in question. {She} said that {she} had been telling the truth all along."},
    {"{child} started at college", "{child} began the English course on {day}. {carer} took a photograph at the door."},
};

}  // namespace

constinit const Story unaccompanied_story = {"unaccompanied",
                                             "N8",
                                             "Young person seeking asylum alone",
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
