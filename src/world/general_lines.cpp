#include "world/general_lines.hpp"

namespace world {
namespace {

constexpr std::string_view good_baby[] = {
    "{child} was awake on the mat, followed the rattle with {her} eyes and smiled when {carer} spoke.",
    "{child} took a full bottle in {carer}'s arms and was winded and settled without hurry.",
    "{child} was asleep on {her} back in the cot, in a clean sleepsuit, feet to the foot of it.",
    "{child} pulled up on the settee, looked round to {carer}, and was clapped."};
constexpr std::string_view poor_baby[] = {
    "{child} was in the car seat on the floor throughout. {She} did not look for anyone when {she} cried.",
    "{child}'s nappy was heavy and {she} had a raw rash. {carer} changed {him} when I asked.",
    "{child} was propped with a bottle and choked a little. I showed {carer} how to hold {him}."};
constexpr std::string_view good_early[] = {
    "{child} brought me {her} {toy}, took it back, and brought it again.",
    "{child} was busy with [water and cups at the sink|a row of cars|play dough] and chatted to {herself}.",
    "{child} fell over the step, cried, and went straight to {carer}, who picked {him} up.",
    "{child} named the colours in {her} book and most of the animals, and roared for the lion."};
constexpr std::string_view poor_early[] = {"{child} climbed on my knee within a minute of my coming in and did not want to get down.",
                                           "{child} has few words and pointed for everything. The dummy stayed in.",
                                           "{child} was in front of a tablet for the whole visit and did not turn when called."};
constexpr std::string_view good_junior[] = {
    "{child} had just come in from {school}. {She} told me about {subject}, and that {friend} is coming on {day}.",
    "{child} showed me {hobby} moves in the hall until {carer} said to mind the lamp.",
    "{child} wanted me to see {her} {toy} and the den behind the settee.",
    "{child} read me a page of {her} book with only [one|two] stumbles."};
constexpr std::string_view poor_junior[] = {
    "{child} was polite and very still. {She} waited for {carer} to nod before {she} answered.",
    "{child} had dark rings under {her} eyes and yawned through our talk. {She} did not mention {hobby}, which is not like {him}.",
    "{child} said everything is fine, four times, without being asked."};
constexpr std::string_view good_teen[] = {"{child} came down with one earphone in and took it out after a while. {She} talked about "
                                          "{subject} and {her} plans for the [summer|weekend|holidays].",
                                          "{child} made {herself} a sandwich and sat with me. {She} was dry and funny about {school}.",
                                          "{child} had been at {hobby} and was still out of breath. {She} is hoping for the first team."};
constexpr std::string_view poor_teen[] = {
    "{child} did not come down at first. {She} spoke with me on the landing, arms folded, for about {5-15} minutes.",
    "{child} looked tired and thinner. {She} shrugged at most questions and said “you've already written it, so”.",
    "{child} has stopped going to {hobby} and says that it is boring now."};

constexpr std::string_view visit_opening[] = {
    "I was let in by {carer} at {time}.",
    "{carer} and {child} were at home when I came at {time}.",
    "{child} opened the door and called for {carer}.",
    "I arrived at {time}, a few minutes early, and waited in the car until {carer} was back from the shop.",
    "{carer} was expecting me and had moved an appointment to be there.",
    "It was a short visit of {25-45} minutes, as the family had to go out.",
    "{relative} was there when I came and left us after a cup of tea.",
    "I met {carer} at the gate and we went in together.",
    "The visit began in the kitchen with {carer}, and then I spent time with {child}.",
    "The bus was late and I came at {time}. {carer} did not mind."};
constexpr std::string_view visit_purpose[] = {"To see {child}, and to see how the week has gone since the last visit",
                                              "To see {child} alone and look at {her} bedroom",
                                              "To go through the plan with {carer} before the meeting on {day}",
                                              "Visit under the plan, and to ask about [school|sleep|money|the weekend]",
                                              "To share the assessment and hear what {carer} thinks of it",
                                              "To follow up what school told us on {day}",
                                              "To see how {child} is after a hard week",
                                              "To hear what {carer} makes of the report from school"};
constexpr std::string_view bedroom[] = {
    "{child} showed me {her} room. Bed made, window shut, clothes in the drawers.",
    "Seen with {child}, who wanted me to look at {her} drawings on the wall. Warm and dry.",
    "Seen with {carer}. The bed is [short of a sheet|new|under the window]; there is a lamp and somewhere to keep things.",
    "{child} shares the room. {Her} own corner has a shelf, {her} {toy} and a curtain made from a bedspread.",
    "Seen from the door at {child}'s wish. It was as untidy as one would expect and nothing worried me."};
constexpr std::string_view bedroom_not_seen[] = {
    "{child} did not want me to, and I respected it. I will ask again next time.", "A younger child was asleep there.",
    "Seen on the last visit; we stayed in the garden this time.", "Not asked: the visit was short."};
constexpr std::string_view visit_ending[] = {
    "I told {carer} what I would write down.",       "Next visit: {day} at {time}.",
    "{child} walked me to the door and waved.",      "I left my number with {child} again, on a card that {she} put in {her} phone case.",
    "I thanked {carer} for being straight with me.", "I said that I would be back on {day}."};
constexpr std::string_view ordinary_home[] = {"The home was warm, and clean enough. There was food for tea and for the morning.",
                                              "Lived in and cheerful: shoes in a heap, drawings on the fridge, washing on the rack.",
                                              "Tidy downstairs. The smoke alarm chirped and {carer} changed the battery while I was there.",
                                              "The rooms were small and well kept. A heater was on in the living room.",
                                              "I noticed nothing unsafe. The stair gate was shut and the cleaning things were up high."};

constexpr std::string_view opening_school[] = {"{teacher} rang from {school} at {time}.", "I rang {school} and spoke to {teacher}.",
                                               "Call back from {teacher}, who had left a message with duty."};
constexpr std::string_view opening_carer[] = {"{carer} rang at {time}.", "I rang {carer} to ask how things were after the weekend.",
                                              "{carer} returned my call from the bus.", "Call to {carer}, arranged on the last visit."};
constexpr std::string_view opening_other[] = {"{nurse} rang me before her clinic.", "Call from {relative} at {time}, on her lunch break.",
                                              "{pc} rang in answer to my message.",
                                              "I rang round before the meeting and got through to everyone but housing."};
constexpr std::string_view call_ending[] = {"I thanked her and said that I would ring back by {day}.",
                                            "I will bring this to the next meeting.",
                                            "I told the caller that this would be written on {child}'s file.",
                                            "We agreed to speak again on {day}.",
                                            "I have told my manager.",
                                            "Nothing further was needed today.",
                                            "I asked for this in writing as well."};
constexpr std::string_view letter[] = {
    "Letter sent to {carer} with the date of the next meeting and what it is for. Plain words; no other family named.",
    "Letter received from {doctor}'s surgery: {child} was not brought to an appointment on {day}, and another has been sent.",
    "Letter to {carer} with a copy of the plan to sign and an envelope with a stamp on it.",
    "Letter from the housing association about [repairs|the tenancy|the garden]. Copied to {carer}, who had not had it.",
    "Letter to {child} in {her} own words: what we talked about, what I said I would do, and by when.",
    "Report from {school} received by post: attendance {att}%, working [below|at] the level expected in {subject}."};
constexpr std::string_view email[] = {
    "E-mail from {teacher}: {child} had a [good|mixed|difficult] week. Attendance {att}%. She asks whether {she} may join the trip on "
    "{day}.",
    "E-mail to the core group with the note of the meeting and the table of actions. Two corrections came back and were made.",
    "E-mail from the contact centre with times for the next month. Sent on to {carer} and {other} separately.",
    "E-mail to {nurse} asking for dates of the last appointments and whether {child} was brought.",
    "E-mail from {pc}'s team with the incident log number, as asked.",
    "{relative} wrote to say she can have the children on {day} if it helps {carer}."};
constexpr std::string_view text_message[] = {
    "Text to {carer}: “Hello, reminder that I am coming on {day} at {time}. Let me know if that's no good.” Reply: [“ok”|“fine x”|“can u "
    "make it later”].",
    "{carer} texted to say that {child} has a temperature and is off school.",
    "Text from {child}: [“can u ring me”|“u coming today?”|“tell them im not going”]. I rang within the hour.",
    "Text to {carer} with the number for the [welfare fund|dentist|helpline]. “Thanks” by return.",
    "{carer} texted a photograph of [the new bed|{child}'s certificate|the repair letter]. Saved to documents."};
constexpr std::string_view video_call[] = {
    "{child} took the phone to {her} room and showed me round it. The picture froze twice.",
    "I saw {carer} on screen at {time}; {child} came in and out. It is not a substitute for a visit and was not counted as one.",
    "Joined by {relative} from her kitchen. She could hear us and mostly listened.",
    "{child} held {her} {toy} up to the camera and then held up {her} spelling test."};
constexpr std::string_view office_visit[] = {"{carer} came to the office without an appointment and waited {15-40} minutes. I made tea.",
                                             "{carer} came in to sign the consent forms and read each one.",
                                             "{child} came to the office with {carer} and used the playroom while we talked.",
                                             "{other} came in at {time}, as arranged, to give his side. He brought a folder."};
constexpr std::string_view meeting_opening[] = {
    "Present as listed; apologies from housing. The note was taken by [the school's clerk|business support|me].",
    "Held at {school}. {carer} came with {relative}.", "Meeting by video and in the room. {carer} asked that we go round by name first.",
    "{carer} did not come and rang later to say why. We went ahead and I took {cher} views from the last visit.",
    "Began with {child}'s own page, which {she} wrote with the learning mentor."};
constexpr std::string_view meeting_ending[] = {
    "Agreed: the plan goes on, with two changes, and we meet again in {4-6} weeks.",
    "One disagreement is noted: {teacher} would step up and {nurse} would not. My view is below.",
    "Everyone left knowing what they will do. The next date is a {day}.",
    "Actions from last time: {3-5} done, {1-2} outstanding with reasons."};
constexpr std::string_view work_early[] = {
    "We played with the farm. {child} put {1-3} animals outside the fence and would not say who they were.",
    "We drew round our hands and gave each finger a person. {child}'s thumb was {mum}.",
    "Bubbles, then the feelings faces. {child} chose the [happy|sleepy|cross] one for home and the happy one for nursery."};
constexpr std::string_view work_junior[] = {
    "Three houses: worries, good things, dreams. {child} drew the worries house small and put it at the edge.",
    "We made a safe hand: {child} named {mum}, {nan}, {teacher}, {friend} and “the lollipop lady”.",
    "We used the ladder. {child} put today at {3-8} out of ten, and a rung above last time.",
    "{child} made a timeline of where {she} has lived with stickers. {She} needed more paper than we had expected."};
constexpr std::string_view work_teen[] = {"We did {child}'s own version of the plan on one side of paper. {She} crossed out “engage”.",
                                          "Walked and talked. We used the scale: safe outside {3-8}, safe at home {5-9}.",
                                          "We looked at the file together as {she} had asked. {She} corrected two dates and a name.",
                                          "{child} made an ecomap. The thickest line went to {friend} and a dotted one to {dad}."};
constexpr std::string_view reading[] = {
    "I read from the last reading to today. Visits are written up on time and {child}'s words stand out. The chronology needs [the last "
    "two police notices|the change of school]. {carer}'s views are given fairly.",
    "I read the last three months. {child} was seen, and alone when it mattered. I cannot find a visit between {5-7} and {9-11} weeks ago "
    "and have asked why. The analysis is stronger than it was.",
    "Sampled six entries. Facts and opinion are kept apart. Two entries were late with reasons. Actions have names and dates; three have "
    "passed without a result and I have asked for one by {day}.",
    "Read before supervision. The story is clear and the plan follows from it. I am not yet sure what we would do if {carer} became "
    "unwell; a contingency is to be written.",
    "Read because of a change of worker. The file can be taken up by a stranger. Ethnicity and language are recorded. The genogram stops "
    "at the mother's side."};
constexpr std::string_view reading_purpose[] = {"Supervision", "Monthly monitoring", "Before the review", "Change of worker", "Audit"};
constexpr std::string_view absence[] = {
    "{child} did not come back at {time} as agreed. {carer} rang round {her} friends and drove past the park and the station. Police were "
    "told after {1-2} hours. {She} came back at breakfast time, cold and hungry, and said {she} had been “walking”.",
    "{child} left after tea and was home at {time}. {She} had been with {friend}. {carer} did not treat it as a crime and made {him} "
    "something to eat.",
    "{child} was missing for {6-20} hours. {pc} found {him} at the bus station. {She} has no injuries. A return conversation was offered "
    "and {she} said “maybe, not with police”."};
constexpr std::string_view not_in[] = {"I knocked at {time} and waited {8-15} minutes. No answer. The curtains were open and I could see "
                                       "no one. I left a card with no details on it.",
                                       "No one came to the door. I heard a television. I rang {carer}'s phone, which rang inside. I looked "
                                       "through the letter box and called, and saw no cause for alarm.",
                                       "A neighbour said the family went out in a taxi at about {time}.",
                                       "I called twice, at the agreed time and an hour later."};
constexpr std::string_view failed_appointment[] = {
    "{child} was not brought to [the dentist|the eye clinic|the paediatrician|the speech therapist] on {day}. It is the "
    "[second|third|fourth] time. {carer} said that the letter went to the old address.",
    "{carer} did not come to the appointment at the office at {time}. I rang and left a message.",
    "{other} did not come to the session that he had asked for. He had no credit to ring, he said."};
constexpr std::string_view unanswered_call[] = {"Rang {carer} at {time}: voicemail, message left with my name and number only.",
                                                "Rang {carer} three times between ten and {time}. The phone was switched off.",
                                                "Rang {relative} as {carer} could not be reached. No answer; no message left.",
                                                "Rang {school} at {time}; engaged, then closed for the day."};
constexpr std::string_view missed_deadline[] = {
    "The assessment was due on {day} and is not finished. I have seen the children and both parents; health's report is outstanding.",
    "The visit due under the plan this week was not made.", "The minutes of the meeting were due within five days and are going out late.",
    "The health assessment was not booked in time."};
constexpr std::string_view why_deadline[] = {"Two emergencies on the same days. My manager knew on {day}.",
                                             "A report from another agency did not come, in spite of three reminders.",
                                             "I was on sick leave and it was not passed on.", "The family was away for a funeral."};
constexpr std::string_view decision_not[] = {"We considered a strategy discussion after the call from school and decided not to hold one.",
                                             "I considered moving the visit forward to today and decided against it.",
                                             "A request for a further parenting assessment was considered and not agreed.",
                                             "We thought about telling {other} of the new address at his request, and will not."};
constexpr std::string_view why_not_to_act[] = {
    "The mark was seen by {doctor}, has a clear explanation, and {child} gave the same account alone. Agreed with my team leader.",
    "{child} is with {relative} until {day} and was seen yesterday, well. Agreed with my team leader.",
    "Three assessments exist and a fourth would delay help without telling us more.",
    "The risk to {carer} and {child} outweighs his wish to know. Decided with my team leader and the adviser."};
constexpr std::string_view unavailable[] = {
    "The visit planned for {day} did not go ahead. Duty rang {carer} to say so and asked how {child} is.",
    "{carer} rang and I was not there. Duty took the message, and I rang back on my return.",
    "The session with {child} was put off for a second time. I have written to {him} to say sorry."};
constexpr std::string_view why_unavailable[] = {"I was off sick", "I was in court all day", "Training that could not be moved",
                                                "An emergency with another family", "Annual leave; cover fell through"};
constexpr std::string_view not_alone[] = {"{child} asked for {carer} to stay",
                                          "{carer} did not agree to it today, and we talked about why it matters",
                                          "No private place: one warm room in the house",
                                          "{child} clung to {carer} and I did not press it",
                                          "The visit was cut short",
                                          "Too young to be spoken with alone; observed apart from {carer} for a few minutes"};
constexpr std::string_view not_seen[] = {
    "At {nan}'s for the night", "At school when I came", "Asleep, and I did not wake {him}; I looked in from the door",
    "Out with friends; {carer} had told {him} the right day", "Refused to come down. I spoke through the door and was answered"};
constexpr std::string_view late_reason[] = {"I was on sick leave from the day after the visit",
                                            "Annual leave followed; I kept my notes and wrote from them",
                                            "The system was not available and then I missed it in my list",
                                            "Court statement had to be filed that week",
                                            "Two emergencies followed. I told my manager that this note was outstanding",
                                            "Written from the rough note found when the file was checked"};
constexpr std::string_view interpreter_used[] = {"Interpreter in the room, the same person as last time", "Interpreter by telephone",
                                                 "Interpreter booked through the service; {carer} was content with her dialect",
                                                 "Interpreter by video for the part with {carer}; {child} spoke English"};
constexpr std::string_view interpreter_not[] = {
    "None came, although booked. I kept to practical matters and will come again with one",
    "{carer} chose to speak English today and asked for words to be repeated twice",
    "Unannounced visit; I rang the telephone line and waited too long, so spoke simply and agreed a new date",
    "None used: no relative was asked to interpret"};
constexpr std::string_view words_early[] = {"I got new shoes. They flash.", "You come see my {toy}?", "I'm this many.",
                                            "Going nursery. Got my bag."};
constexpr std::string_view words_junior[] = {"{subject} is my best, then dinner.", "Can you come when it's my turn to feed the hamster?",
                                             "If I could have a wish it would be a bunk bed. Or everyone here at the same time.",
                                             "{friend} says I'm fast.", "I told {teacher} about it because she doesn't make a face."};
constexpr std::string_view words_teen[] = {
    "Can you not come in school time? People ask.", "It's all right. Honestly, it's all right this week.",
    "I want to do {subject} at college, if I get the grade.", "Just say what you're going to write before you write it."};
constexpr std::string_view baby_observed[] = {
    "Too young to say. {She} settled in {carer}'s arms and watched {cher} face.",
    "Too young for words: {she} cried when put down and stopped when {carer} came back.",
    "Observed only. {She} babbled and took turns with {carer}.",
    "Observed only. {She} was quiet, looked away from my face and did not reach for {her} {toy}."};
constexpr std::string_view sources[] = {"What I saw on this visit, and school's record",
                                        "{carer}'s account; not yet checked with anyone else",
                                        "{child}'s own words and {teacher}'s note",
                                        "Police log and what I saw",
                                        "Health records and {carer}'s account",
                                        "My view; {relative} sees it differently",
                                        "Previous three entries and today"};

constexpr std::string_view t_damp[] = {"{carer} has reported damp in the back bedroom to the landlord and has been given a number.",
                                       "The surveyor came, put a meter to the wall and said that it is “just condensation”. {carer} has a "
                                       "photograph of the mould behind the wardrobe.",
                                       "Environmental health inspected and will write to the landlord.",
                                       "The wall has been treated and the children are sleeping in the front room while it dries.",
                                       "The back bedroom is dry and painted. {child} chose the colour."};
constexpr std::string_view t_money[] = {
    "{carer}'s benefit has been stopped after a missed appointment that {cshe} says was never sent. I gave a food bank voucher.",
    "The advice centre has put in an appeal for {carer} and will ring the office with {chim}.",
    "The benefit has been paid again, with arrears to come. {carer} has paid {relative} back.",
    "The advice worker has drawn up a budget with {carer}. The catalogue debt is the largest part."};
constexpr std::string_view t_washer[] = {"The washing machine has broken and {carer} is doing the uniforms in the bath.",
                                         "A charity has agreed a machine. It will come in about {2-3} weeks.",
                                         "The machine came, on a day when no one could lift it up the steps. a neighbour helped."};
constexpr std::string_view t_move[] = {"{carer} has bid for a three-bedroom house near {school}. Position on the list: {9-24}.",
                                       "{carer} is now {2-5} on the list for the house.",
                                       "The offer went to someone else. {carer} was flat about it and will bid again.",
                                       "The housing officer has raised the family's band, having read our letter."};
constexpr std::string_view t_dog[] = {"The family has a puppy, from a friend of {carer}. I asked who trains it and where it sleeps.",
                                      "The puppy has chewed the skirting board. {carer} is thinking of rehoming it; {child} is not.",
                                      "The dog now goes to {nan}'s in the day, and {child} walks it after school."};
constexpr std::string_view t_glasses[] = {
    "{child} has been squinting at the board, {teacher} says. {carer} will book an eye test.",
    "{child} had {her} eyes tested and is getting glasses.", "{child}'s glasses have come. {She} said the trees have got edges.",
    "{child}'s glasses are broken at the hinge and held with tape. The optician will mend them free."};
constexpr std::string_view t_trip[] = {
    "There is a residential in {3-8} weeks and {child} would like to go. The cost is £{120-240}.",
    "The school fund will pay for {child}'s place on the residential. There is a kit list.",
    "{child} has a rucksack for the residential, borrowed from {friend}'s brother.",
    "{child} is back from the residential. {She} fell in the lake, on purpose by the sound of it, and came home with a stone for {mum}."};
constexpr std::string_view t_bully[] = {"{child} told {teacher} that two older children take {her} snack.",
                                        "School have spoken with the parents of the two and moved {her} place in the line.",
                                        "{child} says the bother over snacks has stopped “because {friend} is massive now”."};
constexpr std::string_view t_swim[] = {"{child} would like to learn to swim. I have asked about the council's free lessons.",
                                       "{child} has a place in the Saturday class and no costume yet.",
                                       "{child} swam a width without stopping.",
                                       "{child} has {her} ten-metre badge and wants it sewn on a towel."};
constexpr std::string_view t_phone[] = {
    "{child} was sent messages by someone {she} does not know, through a game. {carer} has kept them.",
    "{pc} looked at {child}'s messages; the account is abroad and has been reported. The settings were changed with {carer}.",
    "{child} has {her} tablet back, and told me the three rules before I asked."};
constexpr std::string_view t_exam[] = {"{child}'s mocks are in {3-7} weeks. {She} has no desk.",
                                       "A desk has come from the council's store and fits under {child}'s window.",
                                       "{child} got a {4-7} in {subject} and pretended not to care.",
                                       "{child} has an interview at the college on {day}. {carer} is going with {him}."};
constexpr std::string_view t_speech[] = {
    "{nurse} has referred {child} for speech therapy. {She} uses about {20-60} words.",
    "The first speech session was missed, as it clashed with the school run. Another has been asked for.",
    "{child} went to the speech group and would not leave {carer}'s knee.", "{child} put three words together for me: “{mum} gone shop”.",
    "The speech therapist has discharged {child} to nursery, with a programme."};
constexpr std::string_view t_teeth[] = {
    "{child} has toothache and has been off {her} food.",
    "The dentist found {2-4} teeth that need treatment and has referred {child} to the hospital.",
    "{child} is on the list for teeth to be removed, about {10-20} weeks.",
    "{child} had {her} teeth out. {She} was brave, bled on {carer}'s coat, and wants to know what the fairy pays for a big one."};
constexpr std::string_view t_sleep[] = {"{child} is waking {2-4} times a night. {nurse} has given {carer} a sleep diary.",
                                        "The sleep diary shows that {child} sleeps best when the television is off by seven.",
                                        "{child} has slept through on {4-6} of seven nights."};
constexpr std::string_view t_potty[] = {"{child} is out of nappies in the day, more or less. {carer} is carrying spare clothes.",
                                        "Nursery says {child} asks for the toilet now.",
                                        "{child} is dry in the day and told me so at once."};
constexpr std::string_view t_friend[] = {"{child} has fallen out with {friend} and would not say what about.",
                                         "{child} and {friend} are speaking again. It had been about a pencil case.",
                                         "{child} has been asked to {friend}'s for tea and {carer} has met the mother."};
constexpr std::string_view t_job[] = {
    "{child} has put in for a Saturday job at the market.", "{child} starts on the fruit stall on {day}. {She} has to be there at six.",
    "{child} was paid £{28-40} in cash and bought everyone chips.", "{child} has kept the job for {6-12} weeks and can now do the till."};

constexpr Thread all_threads[] = {{0, 0, t_damp},     {0, 0, t_money},  {0, 0, t_washer}, {0, 0, t_move},  {0, 0, t_dog},
                                  {5, 12, t_glasses}, {7, 11, t_trip},  {5, 11, t_bully}, {5, 12, t_swim}, {8, 14, t_phone},
                                  {14, 16, t_exam},   {2, 4, t_speech}, {3, 9, t_teeth},  {1, 6, t_sleep}, {2, 3, t_potty},
                                  {5, 13, t_friend},  {14, 17, t_job}};

constexpr Rendering urdu[] = {{"مجھے اپنی امی کے پاس رہنا ہے۔", "I want to stay with my mum."},
                              {"مجھے اسکول اچھا لگتا ہے۔", "I like school."},
                              {"رات کو ڈر لگتا ہے۔", "It is frightening at night."},
                              {"ہم سب ٹھیک ہیں، بس تھک گئے ہیں۔", "We are all right, only tired."},
                              {"آپ پھر کب آئیں گی؟", "When will you come again?"}};
constexpr Rendering arabic[] = {{"أريد أن أعرف ماذا سيحدث.", "I want to know what will happen."},
                                {"اشتقت إلى أمي.", "I miss my mother."},
                                {"المدرسة جيدة والمعلمة لطيفة.", "School is good and the teacher is kind."},
                                {"لا أستطيع النوم.", "I cannot sleep."},
                                {"شكراً، اليوم أفضل.", "Thank you, today is better."}};
constexpr Rendering polish[] = {{"Chcę, żeby było spokojnie.", "I want it to be calm."},
                                {"Tęsknię za babcią.", "I miss my grandma."},
                                {"Boję się, kiedy krzyczą.", "I am afraid when they shout."},
                                {"W szkole jest fajnie, mam koleżankę.", "School is fun, I have a friend."},
                                {"Już jest lepiej, naprawdę.", "It is better now, really."}};
constexpr Rendering bengali[] = {{"আমি মায়ের কাছে থাকতে চাই।", "I want to stay with my mother."},
                                 {"আমার স্কুল ভালো লাগে।", "I like my school."},
                                 {"রাতে ভয় লাগে।", "I get scared at night."},
                                 {"আমি ভালো আছি।", "I am well."}};
constexpr Rendering romanian[] = {{"Vreau să rămân aici.", "I want to stay here."},
                                  {"Mi-e dor de bunica.", "I miss my grandmother."},
                                  {"Îmi place la școală.", "I like it at school."},
                                  {"Mi-e frică noaptea.", "I am afraid at night."}};
constexpr Rendering ukrainian[] = {{"Я сумую за татом.", "I miss Dad."},
                                   {"Мені подобається моя школа.", "I like my school."},
                                   {"Коли ми поїдемо додому?", "When will we go home?"},
                                   {"Зараз уже краще.", "It is better now."}};
constexpr Rendering chinese[] = {
    {"我想跟妈妈在一起。", "I want to be with Mum."}, {"我喜欢我的学校。", "I like my school."}, {"晚上我害怕。", "I am scared at night."}};
constexpr Rendering slovak[] = {{"Chcem zostať s mamou.", "I want to stay with Mum."}, {"V škole sa mi páči.", "I like it at school."}};

const GeneralLines lines = {{good_baby, good_early, good_junior, good_teen},
                            {poor_baby, poor_early, poor_junior, poor_teen},
                            visit_opening,
                            visit_purpose,
                            bedroom,
                            bedroom_not_seen,
                            visit_ending,
                            ordinary_home,
                            opening_school,
                            opening_carer,
                            opening_other,
                            call_ending,
                            letter,
                            email,
                            text_message,
                            video_call,
                            office_visit,
                            meeting_opening,
                            meeting_ending,
                            {work_early, work_junior, work_teen},
                            reading,
                            reading_purpose,
                            absence,
                            not_in,
                            failed_appointment,
                            unanswered_call,
                            missed_deadline,
                            decision_not,
                            unavailable,
                            why_deadline,
                            why_not_to_act,
                            why_unavailable,
                            not_alone,
                            not_seen,
                            late_reason,
                            interpreter_used,
                            interpreter_not,
                            {words_early, words_junior, words_teen},
                            baby_observed,
                            sources};

}  // namespace

const GeneralLines& general_lines() { return lines; }
std::span<const Thread> threads() { return all_threads; }

std::span<const Rendering> spoken_in(std::string_view language) {
    if (language == "ur") return urdu;
    if (language == "ar") return arabic;
    if (language == "pl") return polish;
    if (language == "bn") return bengali;
    if (language == "ro") return romanian;
    if (language == "uk") return ukrainian;
    if (language == "zh") return chinese;
    if (language == "sk") return slovak;
    return {};
}

}  // namespace world
