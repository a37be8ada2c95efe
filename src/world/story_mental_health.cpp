#include "world/stories.hpp"

namespace world {
namespace {

constexpr std::string_view seen_worse[] = {
    "The curtains were closed at {time}. {carer} was on the settee under a quilt and answered in one or two words. {cshe} had not eaten "
    "since [yesterday|the day before].",
    "{carer} spoke very fast and moved between [the neighbours, the council and the television|several plans at once]. {cshe} had not "
    "slept and had taken the doors off the kitchen cupboards.",
    "<4-17>{child} brought {carer} a drink and a biscuit on a plate without being asked, then sat on the arm of the settee and watched "
    "{cher} "
    "face.",
    "Medication for the last {9-20} days was still in its blister pack. {carer} said the tablets make {chim} feel [like cotton "
    "wool|nothing at all].",
    "{carer} cried for much of the visit. {cshe} said {cshe} would never hurt the children but that they might be better off with someone "
    "else.",
};
constexpr std::string_view seen_same[] = {
    "{carer} was dressed and had been to the shop. {cshe} looked tired and lost the thread several times. {child} filled in the words.",
    "It was one of {carer}'s flatter days. The children had eaten, the uniforms were ready, and there was not much talk in the house.",
    "{carer} showed me the mood diary from the nurse: {2-4} hard days out of seven, mostly after nights with little sleep.",
};
constexpr std::string_view seen_better[] = {
    "{carer} met me at the door, made tea and asked about the rota for the holidays. {cshe} followed a conversation with {child} about "
    "{hobby} all the way through.",
    "The blinds were up and there was music on. {carer} has gone back to [the allotment|the sewing group|walking the dog with a "
    "neighbour].",
    "{carer} and {child} were laughing at something on the phone when I came in, and included me in it.",
};
constexpr std::string_view carer_worse[] = {
    "{carer} said “Some mornings I can hear them getting ready and I can't make my legs go.”",
    "{carer} believes that if {cshe} says how bad it is we will take the children. We talked about what would in fact happen.",
    "{carer} does not think {cshe} is ill. {cshe} thinks people are making {chim} ill by watching {chim}.",
};
constexpr std::string_view carer_same[] = {
    "{carer} would like someone to tell {chim} how long this takes. {cshe} is doing what {cshe} was told to and still feels grey.",
    "<5-17>{carer} worries that {child} looks after {chim} too much, and is not sure how to stop it without {him} feeling pushed away.",
    "{carer} said the waiting list is the worst part: “I got brave enough to ask and then it was nineteen weeks.”",
};
constexpr std::string_view carer_better[] = {
    "{carer} said “I told {child} it isn't {her} job to cheer me up. {She} said okay and went out to play. It was that easy.”",
    "{carer} can name {cher} early signs (not opening post, not answering {relative}) and has asked {relative} to tell us if she sees "
    "them.",
    "{carer} feels ready to do the school run alone from {day}.",
};
constexpr std::string_view report_worse[] = {
    "The crisis team saw {carer} at {time}. {cshe} spoke of not wanting to wake up, without a plan. They will visit daily and asked who is "
    "with the children at night.",
    "{teacher} said {child} asked to ring home twice before lunch “to check {mum}'s awake”. {Her} attendance is {att}%.",
    "{relative} has had the children since {day}. She can manage until the weekend, not longer, because of her own [hip|shifts].",
    "{nurse} is worried: {carer} did not pick the baby monitor up, did not look round when a child cried, and said “what's the point” "
    "several times.",
};
constexpr std::string_view report_same[] = {
    "The community nurse says {carer} takes the new tablets most days and came to {2-3} of the last 4 appointments.",
    "{teacher} says {child} is doing well in {subject} and is in the lunchtime club. On some mornings {she} arrives worried and settles by "
    "ten.",
    "{doctor}'s surgery confirmed that the referral for talking therapy is accepted, with a wait of about {8-19} weeks.",
};
constexpr std::string_view report_better[] = {
    "The community nurse has gone from weekly to monthly. She describes {carer} as well and as open about {cher} warning signs.",
    "{teacher} said {child} no longer rings home, went on the residential for two nights and slept.",
    "{relative} told me it is “like having my [daughter|lad|friend] back”.",
};
constexpr std::string_view analysis_worse[] = {
    "{carer}'s love for {child} is not in doubt. At present {cshe} cannot notice what {child} needs, and {child} is noticing for both of "
    "them.",
    "The children are safe tonight because {relative} is here. That is an arrangement for days. Without it I would need to ask for a "
    "strategy discussion.",
};
constexpr std::string_view analysis_same[] = {
    "The illness is treated but not settled. {child} is coping by being careful, which looks like good behaviour and should not be "
    "mistaken for ease.",
    "I think the plan holds on ordinary days. It has no step yet for the nights on which {carer} does not sleep.",
};
constexpr std::string_view analysis_better[] = {
    "{carer} has been well for {4-9} months, uses help early and has told {child} the truth in words {she} understands. The contingency "
    "plan is written and {relative} has agreed to it.",
    "{child} is doing more of what children of {her} age do and less of what adults should. That is the change we set out to see.",
};
constexpr std::string_view hard_early[] = {"Mummy sleeping. Mummy always sleeping.", "I stroke her hair.", "Mummy sad eyes."};
constexpr std::string_view hard_junior[] = {"I look at her face when I come in and then I know what sort of day it is.",
                                            "I hide the letters with red on because they make her cry.",
                                            "I think it's because I was naughty in the summer.",
                                            "I wake up and check she's breathing. She is, every time."};
constexpr std::string_view hard_teen[] = {"If I go out and something happens, that's on me.",
                                          "She talks to me like I'm the counsellor. I don't know what to say.",
                                          "Nobody explained it. I googled it. It was horrible."};
constexpr std::string_view good_early[] = {"Mummy did the swing. Really high!", "We made cake. I licked it."};
constexpr std::string_view good_junior[] = {"She told me her brain was poorly and it's not my fault and there's tablets.",
                                            "She came to my assembly. She waved.", "I've got a worry box. It's nearly empty."};
constexpr std::string_view good_teen[] = {"We've got a code. She says a number out of ten and I don't have to guess.",
                                          "I stayed at {friend}'s and didn't text her once."};
constexpr std::string_view issues[] = {"{carer}'s mental health and use of medication", "<5-17>{child} taking on caring and worry",
                                       "Who cares for the children at night and in a crisis", "Waiting time for therapy"};
constexpr Task actions[] = {{"Write the crisis plan on one page and give it to {relative}", "{worker}", 3, 10},
                            {"Ask the community nurse to join the next meeting", "{worker}", 3, 10},
                            {"<7-17>Refer {child} to the group for children of parents who are unwell", "{worker}", 5, 14},
                            {"Ring {carer} every Monday morning until the medication is settled", "{worker}", 5, 14},
                            {"Bring forward the medication review", "{doctor}", 3, 14},
                            {"Have a bag packed and a key with {relative} in case of a bad night", "{carer}", 3, 10},
                            {"<5-17>Give {child} a named adult at school to go to", "{teacher}", 3, 10},
                            {"<0-2>See {carer} and {child} together about bonding and sleep", "{nurse}", 5, 14}};
constexpr Happening happenings[] = {
    {"{carer} admitted to hospital",
     "{carer} agreed to go into Ashmoor Ward at {time} after an assessment at home. {child} was told by {carer}, with me there, that "
     "{cshe} needs doctors for a while. {relative} moved into the house.",
     "{carer} agreed to go into Ashmoor Ward at {time}. {relative} moved into the house and told {child} that {mum} is with the doctors "
     "and is coming back."},
    {"Overdose by {carer}; ambulance called",
     "{child} found {carer} hard to wake at {time} and rang {relative}, who called the ambulance. {carer} was treated and is out of "
     "danger. {child} did everything right and was told so by the crew.",
     "{carer} was taken to hospital at {time} and is out of danger. {child} was asleep and is staying with {relative}."},
    {"{carer} discharged home with a plan",
     "Discharge meeting held on the ward. {carer} comes home with daily visits for a week. {relative} stays until {day}.", "",
     EntryKind::professionals_meeting},
    {"Crisis plan agreed and signed", "{carer} and {relative} signed the plan. A copy is with the crisis team and with duty."},
    {"Talking therapy started", "The community nurse confirmed that {carer} has begun, after {11-24} weeks of waiting."},
    {"<8-17>{child} joined the group for children of parents who are unwell",
     "{child} went with a worker the first time. {She} said that “nobody asked the stupid questions”."},
    {"{relative} stayed for a fortnight to keep things going",
     "{carer} asked for the help before {cshe} was at {cher} lowest. {relative} told us on the first day."},
};

}  // namespace

constinit const Story mental_health_story = {"mental_health",
                                             "N3",
                                             "A parent's mental ill-health and its effect on the children",
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
