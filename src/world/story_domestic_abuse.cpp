#include "world/stories.hpp"

namespace world {
namespace {

constexpr std::string_view seen_worse[] = {
    "There was a hole in the [living room|bedroom] door at shoulder height. {carer} said it was there when they moved in. It was not there "
    "on my last visit.",
    "{carer} had a [yellowing bruise on the forearm|cut lip|bandaged wrist] and kept {cher} sleeve over it. I asked on {cher} own, with "
    "the kettle on. {cshe} looked at the door and shook {cher} head.",
    "{other}'s [work boots|jacket|van keys] were by the door although he is not meant to be staying here. {carer} said he had come to fix "
    "the boiler.",
    "{child} stopped playing when a car door closed outside and went to the window. When it was a neighbour, {she} went back to {her} "
    "{toy}.",
    "{carer}'s phone rang {5-9} times while I was there. {cshe} answered each time within two rings, said “no, no one's here” and ended "
    "the call.",
};
constexpr std::string_view seen_same[] = {
    "The new locks are fitted. {carer} keeps the chain on and looked through the curtain before opening. {child} stood behind {chim}.",
    "It was calm. {carer} spoke quietly in the kitchen so that {child} would not hear, and moved on when {she} came in for a drink.",
    "{carer} has kept a list of the messages from {other}: {6-20} since {day}, from two numbers. {cshe} has not replied.",
    "{child} played near us and came over {3-6} times to lean on {carer}. {She} asked twice what time I was going.",
};
constexpr std::string_view seen_better[] = {
    "The front door was open to let the sun in, which I have not seen here before. {carer} and {child} were [painting the "
    "hall|baking|doing homework at the table].",
    "<3-17>{child} was noisy and cross about bedtime and told {carer} so. {carer} held the line kindly. A few months ago neither would "
    "have "
    "risked it.",
    "<4-17>There are photographs on the wall again. {child} showed me the one at the [seaside|wedding] and told me who everyone is.",
    "{child} went to answer the door for the postman without looking to {carer} first.",
};
constexpr std::string_view carer_worse[] = {
    "{carer} said it was “just shouting” and that {child} was asleep. {cshe} asked me not to make it worse.",
    "{carer} told me {cshe} is frightened of what {other} will do if he finds out {cshe} has spoken to us.",
    "{carer} said “If I leave he'll follow. If I stay I know where he is.”",
};
constexpr std::string_view carer_same[] = {
    "{carer} is unsure about a court order. {cshe} worries {child} will blame {chim} for not seeing {dad}.",
    "{carer} finds the group helpful but is ashamed to be there. {cshe} has told no one in the family except {relative}.",
    "{carer} asked why it is {cher} behaviour that is in the plan and not {other}'s. I said that it was a fair question and that I would "
    "take it to the core group.",
};
constexpr std::string_view carer_better[] = {
    "{carer} said “I had forgotten what quiet is. Not tiptoeing quiet. Proper quiet.”",
    "{carer} now thinks {child} saw and heard much more than {cshe} believed, and can say so without blaming anyone but him.",
    "{carer} has blocked {other}'s numbers and arranges family time only through the contact service.",
};
constexpr std::string_view report_worse[] = {
    "{pc} rang about a call-out to {street} at {time} on {day}. Neighbours heard screaming. {carer} declined to make a statement. {child} "
    "was on the stairs. No arrest was made.",
    "{teacher} said {child} would not take {her} coat off all day and cried when the bell went. {She} said {dad} had been “in a mood”.",
    "The domestic abuse adviser has assessed the risk to {carer} as high and referred to MARAC. {carer} knows and is afraid of letters "
    "arriving at the house. No post, please.",
    "{relative} rang in tears. She heard {other} shouting down the phone at {carer} and a child crying. She wants it written down but does "
    "not want {other} to know.",
};
constexpr std::string_view report_same[] = {
    "{pc} confirmed that {other} has bail conditions not to go to {street}. One possible breach, on {day}, is being looked into.",
    "{teacher} says {child} is quieter than {her} friends and watches the gate at home time. {She} sees the learning mentor on {day}s.",
    "The probation officer says {other} has been to {3-7} of {8-9} sessions of his programme. He takes part, but still says “we” when he "
    "means “I”.",
};
constexpr std::string_view report_better[] = {
    "{teacher} reports that {child} has put {her} hand up in class, made friends with {friend} and no longer asks to stay in at break.",
    "There has been no police call to the address for {5-11} months.",
    "The adviser is closing her work with {carer}, who finished the recovery programme and may help to run the next one.",
};
constexpr std::string_view analysis_worse[] = {
    "{child} is living with fear, whether or not {she} is in the room. I do not rely on {carer}'s saying {she} was asleep: what {she} told "
    "school matches what the neighbour heard.",
    "{carer} is making choices under threat. To read {cher} silence as a failure to protect would be wrong. Responsibility for the harm "
    "lies with {other}.",
    "Risk has risen: separation is recent, {other} knows the address, and contact is being used to reach {carer}.",
};
constexpr std::string_view analysis_same[] = {
    "Safety depends at present on {other} keeping to his conditions. That is thin. {child} is safer than in the spring and does not feel "
    "it yet.",
    "There is no new incident, but the messages continue. I see this as control by other means and not as a dispute about contact.",
};
constexpr std::string_view analysis_better[] = {
    "{child}'s play, sleep and school all point the same way. {She} has had {6-10} months without violence, and {carer} recognises early "
    "signs and acts on them.",
    "The protective factors are now {carer}'s own: the order, the locks, {relative} nearby, and a plan that is on the fridge.",
};
constexpr std::string_view hard_early[] = {"Daddy bang door. Mummy cry.", "Shh. Be quiet.", "I hide with {toy}."};
constexpr std::string_view hard_junior[] = {"I put my fingers in my ears and count to a hundred. Sometimes I have to do it again.",
                                            "I sleep at the top of the stairs so I can hear if she's all right.",
                                            "I don't like it when his voice goes slow.",
                                            "If I'm good on Fridays he doesn't shout as much."};
constexpr std::string_view hard_teen[] = {"I stood in front of her. What was I meant to do?",
                                          "Everybody asks me if I feel safe. I'm not the one getting hit.",
                                          "He says sorry and buys stuff and she believes it. I don't."};
constexpr std::string_view good_early[] = {"Mummy sing again.", "No shouting in new house."};
constexpr std::string_view good_junior[] = {"I sleep in my own bed the whole night now.", "Mum laughs at the telly. She didn't use to.",
                                            "I know what to do: go to next door and ring 999 and say our address."};
constexpr std::string_view good_teen[] = {"I've stopped listening out all the time. Mostly.",
                                          "I'd see him again if someone else was there. Not on my own."};
constexpr std::string_view issues[] = {"{other}'s contact with {carer} and breaches of bail", "<0-17>What {child} sees and hears at home",
                                       "Safety plan and safe address", "<2-17>{child}'s sleep and worries", "Support for {carer}"};
constexpr Task actions[] = {{"Send the police disclosure to the adviser", "{pc}", 3, 10},
                            {"<4-17>Practise the safety plan with {child}", "{worker}", 5, 14},
                            {"Fit the extra lock and window alarm", "Housing officer", 3, 10},
                            {"Ask the solicitor about a non-molestation order", "{carer}", 3, 10},
                            {"Arrange family time only through the contact service", "{worker}", 5, 14},
                            {"<4-17>Share the MARAC actions with {teacher}", "{worker}", 1, 4},
                            {"Go to the next session of the recovery group", "{carer}", 5, 14},
                            {"<0-4>Ask {carer} at clinic, alone, how things are at home", "{nurse}", 7, 28},
                            {"Tell us at once of any call to the address", "{pc}", 1, 5}};
constexpr Happening happenings[] = {
    {"Police called to a violent incident at home",
     "{pc} attended at {time} after a 999 call made by {child}, who told the operator {her} address. {carer} had [facial injuries|bruising "
     "to the neck] and was taken to hospital. {other} was arrested. {child} stayed with {relative} overnight.",
     "{pc} attended at {time} after a 999 call from the home. {carer} was taken to hospital and {other} was arrested. {child} was in the "
     "house, was not hurt, and stayed with {relative} overnight."},
    {"Family moved to a place of safety",
     "With the adviser's help {carer} left {street} at {time} with two bags. The new address is known to a named list only. {child} "
     "brought {her} {toy} and asked whether {dad} has a key.",
     "With the adviser's help {carer} left {street} at {time}. The new address is known to a named list only. {child} slept in the car and "
     "woke in a strange bed, and was told at breakfast why."},
    {"Non-molestation order made", "The court made an order for twelve months. {other} may not come within 100 metres of the home or of "
                                   "school. A copy is held by police."},
    {"{other} breached his conditions", "{other} was waiting on {street} at {time}. {carer} turned round and went into the chemist's, "
                                        "where staff rang the police. He was arrested the same evening."},
    {"Case heard at MARAC",
     "The adviser told the meeting what {carer} wants. {4-7} actions were agreed. Nothing is to be posted to the house.", "",
     EntryKind::professionals_meeting},
    {"{other} pleaded guilty",
     "{pc} told us that {other} pleaded guilty to assault. A programme and a restraining order are part of the sentence."},
    {"{carer} finished the recovery programme", "The adviser confirmed {12-16} sessions of sixteen. {carer} spoke at the last."},
};

}  // namespace

constinit const Story domestic_abuse_story = {"domestic_abuse",
                                              "N1",
                                              "Domestic abuse between the adults at home",
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
