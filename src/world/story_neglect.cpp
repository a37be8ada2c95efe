#include "world/stories.hpp"

namespace world {
namespace {

constexpr std::string_view seen_worse[] = {
    "The hallway was blocked by [bin bags|black bags of washing|a broken pushchair and boxes] and I had to step over them. The kitchen "
    "floor was sticky and there were [plates with dried food|nappies in an open carrier bag|two full ashtrays] on the side.",
    "There was [half a loaf, margarine and a tin of beans|a bag of frozen chips and nothing fresh] in the kitchen. {carer} said {cshe} "
    "would shop on {day} when the money comes in. The fridge was [warm inside and not working|on but nearly empty].",
    "{child}'s mattress was on the floor without a sheet and smelled of urine. There was one thin blanket. The window [does not shut|was "
    "covered with a towel] and I could feel the cold air from it.",
    "The gas meter had run out and the living room was cold enough for us to keep our coats on. {carer} was drying clothes over the cooker "
    "door.",
    "<4-17>{child} was in [yesterday's school uniform, stained down the front|a thin T-shirt and no socks|a coat that was too small to "
    "fasten]. "
    "{Her} hair was matted at the back and {she} was scratching {her} head.",
    "The dog had fouled in the back room and this had not been cleared. [A toddler's cup|School bags|Bedding] lay close to it. I asked "
    "{carer} to clean it while I was there and {cshe} did.",
};
constexpr std::string_view seen_same[] = {
    "The living room was tidier than on my last visit but upstairs was much the same: [clothes across the landing|no bulb on the "
    "stairs|bare mattresses]. {carer} has not yet started on the bedrooms.",
    "There was food in the cupboards for about {2-4} days. The bathroom sink was [blocked|full of washing] and there was no toothpaste. "
    "Two toothbrushes were shared between everyone.",
    "{child} was clean today, though {her} shoes had split at the toe. {carer} has the school shoe voucher and has not used it.",
    "Some of what we agreed has been done: the back yard is clear and there is a stair gate. The cooker is still [not fixed to the "
    "wall|working on one ring].",
    "I saw that the bedding I brought is in use. The curtains are still in their packet.",
};
constexpr std::string_view seen_better[] = {
    "The house was warm and smelled of [washing powder|toast|something in the oven]. {carer} showed me the cleaned kitchen before I asked.",
    "<2-12>{child} has a bed with drawers under it, a duvet with [planets|footballs|foxes] on it and a lamp. {She} had put {her} {toy} on "
    "the "
    "pillow.",
    "There was fresh fruit in a bowl, milk and [chicken|eggs|vegetables] in the fridge, and a list of meals for the week on the door in "
    "{carer}'s writing.",
    "<4-17>{child} was in a clean uniform that fits. {Her} hair was brushed and {she} showed me [the sticker from the dentist|new "
    "trainers|{her} "
    "book bag, packed for the morning].",
};
constexpr std::string_view carer_worse[] = {
    "{carer} said “I know what it looks like. I get up, I look at it, and I go back to bed.”",
    "{carer} feels that everyone arrives with a list and no one helps {chim} start.",
    "{carer} disagreed that the children go without. “They've always got something in their bellies.”",
    "{carer} said {other} takes [the food money|the electric money] and {cshe} cannot stop him coming round.",
};
constexpr std::string_view carer_same[] = {
    "{carer} said it is better downstairs and that I should give {chim} credit for that. I agreed, and we looked at upstairs together.",
    "{carer} thinks the plan is “a lot at once” and would rather do one room at a time.",
    "{carer} told me {cshe} is waiting for the family support worker before doing more. {cshe} had understood that they would do it "
    "together.",
};
constexpr std::string_view carer_better[] = {
    "{carer} said “I sleep better now it's straight. I didn't think it would make that much difference.”",
    "{carer} is proud of the children's room and would like {relative} to see it.",
    "{carer} wants to know when we will stop visiting, and thinks {cshe} has shown enough.",
};
constexpr std::string_view report_worse[] = {
    "{teacher} at {school} said {child} arrived at {time} without a coat and asked for a second and third breakfast. School washed {her} "
    "jumper.",
    "{nurse} has been to the house three times without an answer. {child}'s [dental treatment|eye test|review] is now {3-7} "
    "months overdue.",
    "A neighbour, who asked not to be named, said the children were on {street} at {time} with no adult, one of them in a nappy.",
    "{school} says attendance is {att}% this half term, with {4-11} late marks. {child} told staff that {she} gets {herself} up.",
};
constexpr std::string_view report_same[] = {
    "{teacher} said {child} is [in most days|usually on time] but tired after weekends. Clean clothes on Monday, the same ones on "
    "Thursday.",
    "{nurse} saw {child} on {day}. Weight is on the same centile. {carer} was given the dentist's number again.",
    "Housing confirmed the inspection of the property. They found [damp in the back bedroom|a broken extractor] and have told {carer} what "
    "they will repair and what {cshe} must do.",
};
constexpr std::string_view report_better[] = {
    "{teacher} said {child} has been on time every day for {3-6} weeks, has {her} reading book and “looks like a different child”.",
    "<4-17>{nurse} told me head lice have gone, immunisations are up to date and {carer} kept all appointments this term.",
    "The family support worker has moved from three sessions a week to one, as the morning routine now runs without her.",
};
constexpr std::string_view analysis_worse[] = {
    "This is the [fourth|fifth|sixth] visit in a row at which {child}'s basic needs were not met. My view is that help in the house does "
    "not last beyond the week it is given, and that {child} carries the effect: cold, tired and singled out at school.",
    "Money explains part of this but not all. {carer} finds [the beginning of the day|any task with several steps] very hard, and we do "
    "not yet know whether low mood or a learning need lies beneath it.",
    "{child} does not complain. I think {she} has learned not to expect much, and that this should worry us more than the state of the "
    "rooms.",
};
constexpr std::string_view analysis_same[] = {
    "There is effort and it is uneven. What improves is what we look at. I do not think we can yet say that {child}'s days are better when "
    "no one visits.",
    "Change is slow. The measure for {child} should be warmth, food, sleep and school on time, each written down weekly, rather than a "
    "general sense that it is “a bit better”.",
};
constexpr std::string_view analysis_better[] = {
    "The improvement has now lasted {3-5} months and is visible to school and health separately. {carer} does it without prompts. Risk of "
    "a return is highest if {other} moves back or the benefits are stopped.",
    "In my view {child}'s needs are met today and were not a year ago. The next question is what remains when we step back.",
};
constexpr std::string_view hard_early[] = {"Me cold.", "Dog did a poo there. Don't step.", "I had crisps. All gone."};
constexpr std::string_view hard_junior[] = {"I sleep in my coat because then I'm ready and it's warm.",
                                            "They said I smell. I don't want to go on Monday.", "I make toast for us. If there's bread.",
                                            "Mum's tired. I just let her sleep and put the telly on quiet."};
constexpr std::string_view hard_teen[] = {"I don't bring anyone here. Would you?",
                                          "I wash my shirt in the sink and put it on damp. That's just what I do.",
                                          "Every worker tidies up for a week and then goes."};
constexpr std::string_view good_early[] = {"Look, my bed! Mine!", "I got a nana. And apple."};
constexpr std::string_view good_junior[] = {"I've got a drawer with my name on it.", "We have tea at the table now. It was pasta.",
                                            "Nobody says I smell any more. {friend} sits with me."};
constexpr std::string_view good_teen[] = {"It's not perfect but I can have {friend} round.",
                                          "{mum}'s actually up in the morning. It's weird. Good weird."};
constexpr std::string_view issues[] = {"Condition of the home; food and warmth", "<5-17>School attendance and lateness",
                                       "Missed dental and health appointments", "{carer}'s low energy and who helps {chim} in the mornings",
                                       "Sleeping arrangements"};
constexpr Task actions[] = {{"Clear and clean the children's bedroom", "{carer}", 7, 14},
                            {"<2-17>Register {child} with the dentist on Mill Street and send the date", "{carer}", 7, 21},
                            {"Apply to the welfare fund for a cooker and beds", "{worker}", 2, 7},
                            {"Show the gas and electricity top-up receipts at each visit", "{carer}", 5, 28},
                            {"<5-10>Bring {child} to breakfast club every morning", "{carer}", 3, 14},
                            {"Ask {doctor} for an appointment about low mood", "{carer}", 5, 14},
                            {"<4-17>Send attendance and late marks at the end of each week", "{teacher}", 5, 10},
                            {"Write to the landlord about the repairs", "Housing officer", 7, 21},
                            {"<0-4>Weigh {child} and go through feeding and sleep", "{nurse}", 5, 14},
                            {"Work with {carer} on the morning routine, three sessions a week", "Family support worker", 5, 14}};
constexpr Happening happenings[] = {
    {"Left at home without an adult",
     "Police were called by a neighbour at {time}. {child} answered the door and said {mum} had gone to the shop. {pc} waited {35-70} "
     "minutes until {carer} returned. {carer} said {cshe} had been held up at the bank. Nobody was hurt. Police made a referral.",
     "{pc} attended at {time} after a neighbour's call and waited until {carer} returned. {child} was in the house and was not hurt. "
     "Police made a referral."},
    {"Gas supply cut off as unsafe",
     "An engineer capped the supply after finding a leak at the cooker. {carer} told us that there was no heating or hot water for {2-4} "
     "nights. Heaters were lent by the council, and washing was done at {relative}'s."},
    {"{child} taken to hospital after a fall",
     "{child} fell [through the broken banister|from the window ledge in the back bedroom] and was taken to Marlbridge General. X-ray "
     "showed no fracture. {doctor} was satisfied with {carer}'s account but asked us to look at the safety of the stairs."},
    {"Electricity cut off for two nights", "{carer} rang at {time}: the meter had run out and the emergency credit was used. A voucher was "
                                           "given the same day and the supply came back on the next."},
    {"Home inspected by environmental health",
     "The inspector found a hazard from damp and loose wiring, and gave the landlord {14-28} days. {carer} was there and was not blamed."},
    {"<4-11>{child} treated for head lice and impetigo at school",
     "{nurse} was called by {school}. {carer} came within the hour, was upset, and stayed to be shown the treatment."},
    {"Last of the outstanding immunisations given",
     "{nurse} confirmed that all that were outstanding are now given. {carer} came without being reminded."},
    {"New cooker and beds delivered by the welfare fund", "Delivered and fitted. {carer} sent a photograph within the hour."},
};

}  // namespace

constinit const Story neglect_story = {"neglect",
                                       "N1",
                                       "Poor home conditions and unmet basic needs",
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
