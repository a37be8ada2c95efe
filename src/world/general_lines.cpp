#include "world/general_lines.hpp"

namespace world {
namespace {

constexpr std::string_view good_baby[] = {
    "<0-1>{child} was at [ease|home] on {carer}'s knee and reached for [my lanyard|the spoon|{carer}'s hair].",
    "<0-1>{child} had just woken, warm and pink, and [stretched|blinked|grumbled] until {carer} picked {him} up.",
    "<0-1>{child} kicked on a towel after the bath while {carer} named [toes|fingers|the parts of {her} face].",
    "<0-1>{child} turned to {carer}'s voice from across the room and [quietened|smiled|held up {her} arms].",
    "<1-1>{child} took [two|four|six] steps between {carer} and the settee and sat down with a bump, pleased.",
    "<0-1>{child} was dressed for the weather, clean and dry. {Her} skin was clear.",
    "<0-1>{child} was awake on the mat, followed the rattle with {her} eyes and smiled when {carer} spoke.",
    "<0-1>{child} took a full bottle in {carer}'s arms and was winded and settled without hurry.",
    "<0-1>{child} was asleep on {her} back in the cot, in a clean sleepsuit, feet to the foot of it.",
    "<0-1>{child} pulled up on the settee, looked round to {carer}, and was clapped."};
constexpr std::string_view poor_baby[] = {
    "<0-1>{child} cried for {6-15} minutes before {carer} went to {him}. {She} was soon comforted once held.",
    "<0-1>{child}'s bottle was of [cold tea|milk left from the morning]. {carer} made a fresh one when I asked.",
    "<0-1>{child} was asleep on {her} front on a settee cushion. I explained the risk and {carer} moved {him} to the cot.",
    "<0-1>{child} was in the car seat on the floor throughout. {She} did not look for anyone when {she} cried.",
    "<0-1>{child}'s nappy was heavy and {she} had a raw rash. {carer} changed {him} when I asked.",
    "<0-1>{child} was propped with a bottle and choked a little. I showed {carer} how to hold {him}."};
constexpr std::string_view good_early[] = {
    "{child} [stacked|lined up|posted] bricks and looked to {carer} each time to be praised.",
    "{child} sang [the bus song|a song from nursery] and made us do the actions.",
    "{child} hid behind the curtain and [giggled|stuck out a foot] until I found {him}.",
    "{child} ate [toast|apple|rice] at the table and told me it was “all mine”.",
    "{child} brought me {her} {toy}, took it back, and brought it again.",
    "{child} was busy with [water and cups at the sink|a row of cars|play dough] and chatted to {herself}.",
    "{child} fell over the step, cried, and went straight to {carer}, who picked {him} up.",
    "{child} named the colours in {her} book and most of the animals, and roared for the lion."};
constexpr std::string_view poor_early[] = {"{child} [wandered from room to room|sat by the door] and did not play with anything for long.",
                                           "{child} flinched when [a door banged|the telephone rang] and looked at {carer}.",
                                           "{child} was still in pyjamas at {time}, with a wet nappy, and asked me for [milk|a biscuit].",
                                           "{child} climbed on my knee within a minute of my coming in and did not want to get down.",
                                           "{child} has few words and pointed for everything. The dummy stayed in.",
                                           "{child} was in front of a tablet for the whole visit and did not turn when called."};
constexpr std::string_view good_junior[] = {
    "{child} beat me at [snap|draughts|noughts and crosses] {2-4} times and was gracious about it.",
    "{child} showed me {her} [certificate|wobbly tooth|reading record] before {her} coat was off.",
    "{child} was in the garden with [a ball|a skipping rope|a worm] and came in when {carer} called once.",
    "{child} helped {carer} lay the table and put a cup out for me.",
    "{child} explained the rules of {hobby} to me at length.",
    "{child} had just come in from {school}. {She} told me about {subject}, and that {friend} is coming on {day}.",
    "{child} showed me {hobby} moves in the hall until {carer} said to mind the lamp.",
    "{child} wanted me to see {her} {toy} and the den behind the settee.",
    "{child} read me a page of {her} book with only [one|two] stumbles."};
constexpr std::string_view poor_junior[] = {
    "{child} [hung back in the hall|stayed behind the settee] and came out only when {carer} left the room.",
    "{child} picked at [a scab|{her} sleeve] and gave short answers. {She} brightened a little when I asked about {friend}.",
    "{child} asked me {2-4} times when I would be going and whether I would be back.",
    "{child} was hungry: {she} asked for [toast|a biscuit] twice while I was there.",
    "{child} was polite and very still. {She} waited for {carer} to nod before {she} answered.",
    "{child} had dark rings under {her} eyes and yawned through our talk. {She} did not mention {hobby}, which is not like {him}.",
    "{child} said everything is fine, four times, without being asked."};
constexpr std::string_view good_teen[] = {
    "{child} was [revising|cooking|mending {her} bike] and talked while {she} worked.",
    "{child} asked good questions about [the plan|the meeting|what I write down] and wrote two of the answers in {her} phone.",
    "{child} and {carer} disagreed about [bedtime|the bill|lifts] in front of me, and both stayed in the room.",
    "{child} walked me to the bus stop and said more on the way than in the house.",
    "{child} came down with one earphone in and took it out after a while. {She} talked about "
    "{subject} and {her} plans for the [summer|weekend|holidays].",
    "{child} made {herself} a sandwich and sat with me. {She} was dry and funny about {school}.",
    "{child} had been at {hobby} and was still out of breath. {She} is hoping for the first team."};
constexpr std::string_view poor_teen[] = {
    "{child} kept {her} hood up and {her} eyes on {her} phone. {She} did answer when I asked about {subject}.",
    "{child} had slept until {time} and [had not eaten|would not eat]. {Her} room was dark.",
    "{child} said that talking “changes nothing”. {She} stayed all the same.",
    "{child} had [bitten nails|a scratched hand|red eyes] and did not want to say why.",
    "{child} did not come down at first. {She} spoke with me on the landing, arms folded, for about {5-15} minutes.",
    "{child} looked tired and thinner. {She} shrugged at most questions and said “you've already written it, so”.",
    "{child} has stopped going to {hobby} and says that it is boring now."};

constexpr std::string_view bedroom[] = {
    "{child} showed me {her} room. Bed made, window shut, clothes in the drawers.",
    "Seen with {child}, who wanted me to look at {her} drawings on the wall. Warm and dry.",
    "Seen with {carer}. The bed is [short of a sheet|new|under the window]; there is a lamp and somewhere to keep things.",
    "{child} shares the room. {Her} own corner has a shelf, {her} {toy} and a curtain made from a bedspread.",
    "Seen from the door at {child}'s wish. It was as untidy as one would expect and nothing worried me."};
constexpr std::string_view visit_ending[] = {
    "I told {carer} what I would write down.",       "Next visit: {day} at {time}.",
    "{child} walked me to the door and waved.",      "I left my number with {child} again, on a card that {she} put in {her} phone case.",
    "I thanked {carer} for being straight with me.", "I said that I would be back on {day}."};
constexpr std::string_view ordinary_home[] = {"The home was warm, and clean enough. There was food for tea and for the morning.",
                                              "Lived in and cheerful: shoes in a heap, drawings on the fridge, washing on the rack.",
                                              "Tidy downstairs. The smoke alarm chirped and {carer} changed the battery while I was there.",
                                              "The rooms were small and well kept. A heater was on in the living room.",
                                              "I noticed nothing unsafe. The stair gate was shut and the cleaning things were up high."};

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
constexpr std::string_view video_call[] = {
    "{child} took the phone to {her} room and showed me round it. The picture froze twice.",
    "I saw {carer} on screen at {time}; {child} came in and out. It is not a substitute for a visit and was not counted as one.",
    "Joined by {relative} from her kitchen. She could hear us and mostly listened.",
    "{child} held {her} {toy} up to the camera and then held up {her} spelling test."};
constexpr std::string_view work_early[] = {
    "We read the bear book twice. {child} gave the [cross|lost|smallest] bear {her} own name.",
    "Play dough people: {child} made {2-5} and put them [round a table|in a bed|behind the cup].",
    "We hid the {toy} and found it. {child} liked being the one who knows where.",
    "We played with the farm. {child} put {1-3} animals outside the fence and would not say who they were.",
    "We drew round our hands and gave each finger a person. {child}'s thumb was {mum}.",
    "Bubbles, then the feelings faces. {child} chose the [happy|sleepy|cross] one for home and the happy one for nursery."};
constexpr std::string_view work_junior[] = {
    "We made a map of {her} day. The [walk home|morning|bit after tea] was drawn in [red|pencil|tiny letters].",
    "Feelings cards: {child} picked {2-4} for this week and said which was the biggest.",
    "We wrote a letter that will not be sent. {child} put it in the box {herself}.",
    "Story stems: in {child}'s ending the [rabbit|small one|baby] [hides|is found|goes to sleep safe].",
    "We looked at the plan in pictures. {child} moved one card to “not yet”.",
    "Three houses: worries, good things, dreams. {child} drew the worries house small and put it at the edge.",
    "We made a safe hand: {child} named {mum}, {nan}, {teacher}, {friend} and “the lollipop lady”.",
    "We used the ladder. {child} put today at {3-8} out of ten, and a rung above last time.",
    "{child} made a timeline of where {she} has lived with stickers. {She} needed more paper than we had expected."};
constexpr std::string_view work_teen[] = {
    "We went through what happens at the review and who will be in the room. {child} took two names off.",
    "{child} wrote {her} own page in {10-25} minutes and asked me to read it aloud at the meeting.",
    "We made a list of five people {she} would ring and in what order. The [third|fourth] was a surprise to both of us.",
    "We talked through the form line by line. {child} changed “risk” to “worry” and I agreed.",
    "We did {child}'s own version of the plan on one side of paper. {She} crossed out “engage”.",
    "Walked and talked. We used the scale: safe outside {3-8}, safe at home {5-9}.",
    "We looked at the file together as {she} had asked. {She} corrected two dates and a name.",
    "{child} made an ecomap. The thickest line went to {friend} and a dotted one to {dad}."};
constexpr std::string_view reading[] = {
    "I read {4-9} entries since the last reading. Each says what was seen and what was thought, and keeps the two apart. Next date agreed "
    "with the worker.",
    "Read after a call from the family. What was promised was done, and the note of it was written {1-3} days later. I asked for the "
    "outcome of {2-3} actions.",
    "Read with the worker in supervision. We agreed what must be different in {4-8} weeks and who would notice it first.",
    "I looked for the wishes of those whom the file is about and found them in most visits, in their own words. The contact with health is "
    "thin.",
    "The plan, the visits and the chronology tell the same story. Two dates were wrong and have been put right by request.",

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
constexpr std::string_view why_deadline[] = {"Two emergencies on the same days. My manager knew on {day}.",
                                             "A report from another agency did not come, in spite of three reminders.",
                                             "I was on sick leave and it was not passed on.", "The family was away for a funeral."};
constexpr std::string_view why_unavailable[] = {"I was off sick", "I was in court all day", "Training that could not be moved",
                                                "An emergency with another family", "Annual leave; cover fell through"};
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
constexpr std::string_view words_early[] = {"My {toy} is sleeping. Shh.",
                                            "I do it. By my own.",
                                            "Look! A digger!",
                                            "{mum} make pancake.",
                                            "Me jump big.",
                                            "No bath. Bubbles yes.",
                                            "I got a [plaster|sticker|stone].",
                                            "Again! Again!",
                                            "I got new shoes. They flash.",
                                            "You come see my {toy}?",
                                            "I'm this many.",
                                            "Going nursery. Got my bag."};
constexpr std::string_view words_junior[] = {"I'm going to be a [vet|driver|footballer|teacher] and have {2-9} dogs.",
                                             "We had {2-4} fish fingers. I counted.",
                                             "I'm the [fastest|second fastest|tallest] in my class.",
                                             "Can I write my name in your book?",
                                             "{friend} and me made a den and it has rules.",
                                             "I don't like it when grown-ups whisper.",
                                             "Sometimes I get a tummy ache on [Sundays|Mondays].",
                                             "It's my birthday in {2-40} sleeps.",
                                             "I like it when it's just us and the telly's off.",
                                             "I got {12-20} out of twenty in spelling.",
                                             "My best thing today was [dinner|playtime|you coming].",
                                             "Do you have a house?",
                                             "{subject} is my best, then dinner.",
                                             "Can you come when it's my turn to feed the hamster?",
                                             "If I could have a wish it would be a bunk bed. Or everyone here at the same time.",
                                             "{friend} says I'm fast.",
                                             "I told {teacher} about it because she doesn't make a face."};
constexpr std::string_view words_teen[] = {"I'm [tired|bored|busy], that's all.",
                                           "{friend} gets it. You don't have to explain stuff to {friend}.",
                                           "Can I see what you wrote last time?",
                                           "If I'm late it's the bus, not a crisis.",
                                           "I'd rather text than talk.",
                                           "I'm not being rude, I just don't know.",
                                           "It'd help if people rang before they turned up.",
                                           "{hobby} is the only time my head's quiet.",
                                           "I want to know what's decided before everyone else does.",
                                           "Nobody asked me about [Saturday|the holidays|the new room].",
                                           "You said that last time. You did do it, to be fair.",
                                           "I've thought about it and the answer's still no.",
                                           "I'm good at {subject}, apparently.",
                                           "Can you not come in school time? People ask.",
                                           "It's all right. Honestly, it's all right this week.",
                                           "I want to do {subject} at college, if I get the grade.",
                                           "Just say what you're going to write before you write it."};
constexpr std::string_view sources[] = {"What I saw on this visit, and school's record",
                                        "{carer}'s account; not yet checked with anyone else",
                                        "{child}'s own words and {teacher}'s note",
                                        "Police log and what I saw",
                                        "Health records and {carer}'s account",
                                        "My view; {relative} sees it differently",
                                        "Previous three entries and today"};

constexpr std::string_view visit_opening[] = {
    "I was let in by {carer} at {now}.",
    "<2-17>{carer} and {child} were at home when I came at {now}.",
    "<5-17>{child} opened the door and called for {carer}.",
    "I came at {now}, a few minutes after the agreed time, and said so.",
    "{carer} was expecting me and had moved an appointment to be there.",
    "It was a short visit of {25-45} minutes, as the family had to go out.",
    "I met {carer} at the gate and we went in together.",
    "The visit began in the kitchen with {carer}.",
    "The bus was late and I came at {now}. {carer} did not mind.",
    "{carer} looked through the window first and then let me in.",
    "<2-17>The visit began with {carer}, and then I spent time with {child}.",
    "We sat at the [kitchen table|back step|living room window], as {carer} was [ironing|waiting for a delivery|peeling potatoes]."};
constexpr std::string_view visit_purpose[] = {"<2-17>To see {child}, and how things have been since the last visit",
                                              "<5-17>To see {child} alone and look at {her} bedroom",
                                              "<0-1>To see {child}, where {she} sleeps, and how feeding and growth are going",
                                              "To go through the plan with {carer} before the next meeting",
                                              "Visit under the plan, and to ask about [sleep|money|routines|who is at home]",
                                              "To share the assessment and hear what {carer} thinks of it",
                                              "<4-17>To follow up what school told us on {day}",
                                              "<2-17>To see how {child} is after a hard week",
                                              "To hear what {carer} makes of the last report",
                                              "To look at what has changed at home since the last visit"};
constexpr std::string_view school_visit[] = {
    "{teacher} had found us [the small library|the medical room|a corner of the hall]. {child} came out of {subject}.",
    "I saw {child} at {school} at {now}, in [the nurture room|the head of year's office|the garden].",
    "<3-5>I watched {child} at [the sand|the water tray|story time] for {15-30} minutes before we spoke. {She} [stayed near "
    "{teacher}|played beside two others|led the game].",
    "{teacher} told me before I met {child} that {she} [had been quiet today|was looking forward to it|had forgotten and was cross at "
    "missing {subject}]."};
constexpr std::string_view opening_school[] = {"{teacher} rang from {school} at {now}.", "I rang {school} and spoke to {teacher}.",
                                               "Call back from {teacher}, who had left a message with duty."};
constexpr std::string_view opening_carer[] = {
    "{carer} rang at {now}.", "I rang {carer} to ask how things were.", "{carer} returned my call from the bus.",
    "Call to {carer}, arranged on the last visit.",
    "I rang {carer} as agreed, and [the reception was poor|we spoke for {8-20} minutes|she was walking to the shop]."};
constexpr std::string_view opening_nurse[] = {"{nurse} rang me before her clinic.", "I rang {nurse} at {now}.",
                                              "{nurse} returned my call."};
constexpr std::string_view opening_police[] = {"{pc} rang in answer to my message.", "I rang {pc} at {now} for an update.",
                                               "{pc} rang at {now}."};
constexpr std::string_view opening_doctor[] = {"I rang {doctor}'s surgery at {now}.", "{doctor}'s surgery rang back."};
constexpr std::string_view opening_relative[] = {"Call from {relative} at {now}, on her break.", "{relative} rang at {now}.",
                                                 "I rang {relative}, with {carer}'s agreement."};
constexpr std::string_view opening_other[] = {"{other} rang at {now}.", "I rang {other} at {now}, as he had asked."};
constexpr std::string_view opening_agency[] = {"Call taken at {now}.", "I rang for an update before the meeting.",
                                               "They rang at {now}, in answer to my message."};
constexpr std::string_view email[] = {
    "{teacher} wrote: {child} had a [good|mixed|difficult] week. Attendance {att}%. She asks whether {she} may join the trip on {day}.",
    "<2-17>{nurse} was asked for the dates of {child}'s last appointments and whether {she} was brought.",
    "E-mail from the contact centre with times for the next month. Sent on to both parents separately.",
    "{pc}'s team sent the incident log number, as asked.",
    "{relative} wrote to say she can help {carer} on {day}.",
    "{teacher} sent {child}'s [reading age|timetable|behaviour log] for the half term: {3-9} merits, {0-3} [detentions|calls home].",
    "{nurse} sent the dates of the last clinic and what was given there.",
    "E-mail to the core group with the note of the meeting and the table of actions. Two corrections came back and were made."};
constexpr std::string_view text_message[] = {
    "Text to {carer}: “Hello, reminder that I am coming on {day}. Let me know if that's no good.” Reply: [“ok”|“fine x”|“can u make it "
    "later”].",
    "<3-17>{carer} texted to say that {child} has a temperature and is staying at home.",
    "<11-17>Text from {child}: [“can u ring me”|“u coming today?”|“tell them im not going”]. I rang within the hour.",
    "{carer} was sent the number for the [welfare fund|dentist|helpline]. “Thanks” by return.",
    "{carer} texted a photograph of [the repair letter|the new bed|the appointment card]. Saved to documents.",
    "{carer} texted: [“running late sorry”|“they fixed it!!”|“not a good day”]. I [said that was fine|rang to hear more|answered and will "
    "ask on the next visit].",
    "<6-17>{carer} texted a photograph of {child}'s [certificate|drawing|school report]. I wrote back to {child}: “Well done.”"};
constexpr std::string_view office_visit[] = {
    "{carer} came to the office without an appointment and waited {15-40} minutes. I made tea.",
    "{carer} came in to sign the consent forms and read each one.",
    "{carer} came in with [a carrier bag of post|a letter from the court|the tenancy papers] and we went through it together.",
    "{other} came in at {now}, as arranged, to give his side. He brought a folder.",
    "<8-17>{child} came to the office after school and used the quiet room. We went through [the plan|what had been written|a form for the "
    "review]."};
constexpr std::string_view meeting_opening[] = {
    "Present as listed; apologies from housing. The note was taken by [the school's clerk|the chair|me].",
    "Held at {school}. {carer} came with {relative}.",
    "Meeting by video and in the room. {carer} asked that we go round by name first.",
    "{carer} did not come and rang later to say why. We went ahead and I took {cher} views from the last visit.",
    "<8-17>Began with {child}'s own page, which {she} wrote with [the learning mentor|me|{carer}].",
    "The chair asked each of us for one thing that is better and one that worries us.",
    "We began with the actions from last time: {2-4} done, {1-2} not."};
constexpr std::string_view meeting_ending[] = {"Agreed: the plan goes on, with [one change|two changes], and we meet again in {4-6} weeks.",
                                               "One disagreement is noted and stands below with each view.",
                                               "Everyone left knowing what they will do. The next date is a {day}.",
                                               "<4-17>{teacher} will tell {child} what was agreed, in her own words, today.",
                                               "Agreed that I write to the family with the decisions in plain words by {day}.",
                                               "The chair will send the decisions within {2-5} days."};
constexpr std::string_view absence[] = {
    "{teacher} reported at 9.30 that {child} had not come in. {carer} thought {she} had left the house on time.",
    "{child} was not at registration or at the first lesson. School rang {carer}, who answered at the [first|second|third] try.",
    "{child} did not come to {her} session with the learning mentor, and had not come on {day} either.",
    "{child} left after lunch without leave. {teacher} and the attendance officer looked for {him} in the usual places."};
constexpr std::string_view why_absent[] = {"{carer} said that {she} had a sore stomach and that she forgot to ring school.",
                                           "{child} told {teacher} the next day that {she} “couldn't face it”.",
                                           "Overslept: {carer} had been up with {him} in the night.",
                                           "{child} said there had been an argument with {friend}. {teacher} confirmed it.",
                                           "Not known yet. {carer} had not noticed, and was upset to hear it."};
constexpr std::string_view next_absence[] = {"Found at home by {1-3}pm, safe. School will meet {him} at the gate tomorrow.",
                                             "I rang {carer} and then {child}, who came in for the afternoon.",
                                             "{teacher} and I will see {child} together on {day}.",
                                             "School rings {carer} by 9.30 each day for two weeks."};
constexpr std::string_view not_in[] = {
    "I knocked at {now} and waited {8-15} minutes. The curtains were open and I could see no one. I left a card with no details on it.",
    "No one came to the door. I heard a television. I called through the letter box and saw no cause for alarm.",
    "A neighbour said the family went out in a taxi shortly before {now}.", "I called twice, at the agreed time and an hour later.",
    "The gate was locked and the [bins were out|car was gone]. I rang from outside."};
constexpr std::string_view why_not_in[] = {
    "No answer at the door", "The family was out; {carer} had [mixed up the day|forgotten|been called to the clinic], she said later",
    "Not known: nobody answered the door or the telephone",
    "{carer} said afterwards that she was [asleep|at her mother's|stuck on the bus]"};
constexpr std::string_view next_visit[] = {
    "I will come again tomorrow morning and have told my manager.", "I rang {carer}, who answered, and we agreed {day}.",
    "Duty will call before six; I visit again on {day}.", "I asked {relative} to let {carer} know, and come back on {day}."};
constexpr std::string_view failed_appointment[] = {
    "{child} was not brought to [the dentist|the eye clinic|the paediatrician|the speech therapist] on {day}. It is the "
    "[second|third|fourth] time.",
    "{carer} did not come to the appointment at the office at {now}. I rang and left a message.",
    "{other} did not come to the session that he had asked for.",
    "{carer} did not keep the appointment with [the advice centre|the recovery service|{doctor}'s surgery]."};
constexpr std::string_view why_failed[] = {"The letter went to the old address, {carer} said", "No credit to ring and no bus fare",
                                           "{carer} forgot, and was sorry", "Not known; a message was left", "{carer} was unwell"};
constexpr std::string_view next_appointment[] = {
    "Another date was asked for, and I will take them.", "A new appointment on {day}; I will text the day before.",
    "I have written to say what happens if it is missed again.", "The clinic will ring {carer} itself this time."};
constexpr std::string_view unanswered_call[] = {"Rang {carer} at {now}: voicemail, message left with my name and number only.",
                                                "Rang {carer} three times up to {now}. The phone was switched off.",
                                                "Rang {relative}, as {carer} could not be reached. No answer; no message left.",
                                                "Rang {school} at {now}; engaged, then closed for the day.",
                                                "Rang {nurse} at {now}; in clinic until four."};
constexpr std::string_view why_unanswered[] = {"No reply", "Switched off", "Engaged, {2-4} times", "Went to voicemail",
                                               "Number not in service"};
constexpr std::string_view next_call[] = {"I will ring again before five.", "Text sent: please ring me today.",
                                          "Duty will try this evening.", "I will call at the house tomorrow if I cannot reach her."};
constexpr std::string_view missed_deadline[] = {"The assessment was due on {day} and is not finished. Health's report is outstanding.",
                                                "The visit due under the plan this week was not made.",
                                                "The minutes of the meeting were due within five days and are going out late.",
                                                "<2-17>{child}'s health assessment was not booked in time."};
constexpr std::string_view next_deadline[] = {"My manager has agreed a new date: {day}.", "It is the first thing in my diary tomorrow.",
                                              "I told {carer} and said sorry. It goes out on {day}.",
                                              "A colleague takes it on and makes it by {day}."};
constexpr std::string_view decision_not[] = {
    "<2-17>We considered a strategy discussion after what {child} said at school and decided not to hold one.",
    "I considered moving the visit forward to today and decided against it.",
    "A request for a further parenting assessment was considered and not agreed.",
    "We thought about telling {other} of the new address at his request, and will not."};
constexpr std::string_view why_not_to_act[] = {
    "The mark was seen by {doctor}, has a clear explanation, and {child} gave the same account alone. Agreed with my team leader.",
    "{relative} is staying until {day} and everyone was seen yesterday, well. Agreed with my team leader.",
    "Three assessments exist and a fourth would delay help without telling us more.",
    "The risk to {carer} outweighs his wish to know. Decided with my team leader and the adviser."};
constexpr std::string_view next_instead[] = {"We look at it again at the next meeting.", "I visit on {day} as planned and ask again.",
                                             "I have told {carer} what was decided and why.", "The plan stays as it is until the review."};
constexpr std::string_view unavailable[] = {
    "The visit planned for {day} did not go ahead. Duty rang {carer} to say so and asked how everyone is.",
    "{carer} rang and I was not there. Duty took the message.", "<5-17>The session with {child} was put off for a second time."};
constexpr std::string_view next_unavailable[] = {"A visit is booked for {day}.", "I rang back on my return.",
                                                 "I have written to the family to say sorry, with the new date.",
                                                 "Duty will visit in my place on {day}."};
constexpr std::string_view not_alone[] = {"<2-17>{child} asked for {carer} to stay",
                                          "{carer} did not agree to it today, and we talked about why it matters",
                                          "No private place: one warm room in the house",
                                          "<2-6>{child} clung to {carer} and I did not press it",
                                          "The visit was cut short",
                                          "<5-17>{child} wanted [{friend}|the dog|{teacher}] there and I did not mind"};
constexpr std::string_view too_young_alone[] = {
    "<0-1>Too young to be spoken with alone; observed apart from {carer} for a few minutes",
    "<0-1>A baby: seen with {carer}, and while {carer} was out of the room",
    "<0-1>Too young to be spoken with; I watched {him} with {carer}, feeding and being changed"};
constexpr std::string_view not_seen[] = {"<2-17>With {relative} for the night; to be seen on {day}",
                                         "<4-17>At school when I came; I will see {him} there",
                                         "<2-6>Asleep, and I did not wake {him}; I looked in from the door",
                                         "<11-17>Out with friends; {carer} had told {him} the right day",
                                         "<11-17>Refused to come down. I spoke through the door and was answered",
                                         "<2-10>At a birthday party, which {carer} had told me of",
                                         "<8-17>At {hobby}; {carer} had forgotten that it was moved to today"};
constexpr std::string_view not_seen_elsewhere[] = {
    "<2-17>{child} was not there when I came. I waited {10-20} minutes and left a note for {him}.",
    "<4-17>I came and {child} had gone home [unwell|on a trip|with {carer}]. We have another date.",
    "<2-17>{child} did not want to come today and I respected it. I will try again on {day}."};
constexpr std::string_view bedroom_not_seen[] = {"<5-17>{child} did not want me to, and I respected it. I will ask again next time.",
                                                 "Somebody was asleep there.", "Seen on the last visit; we stayed in the garden this time.",
                                                 "Not asked: the visit was short."};
constexpr std::string_view baby_observed[] = {
    "<0-1>Too young to say. {She} settled in {carer}'s arms and watched {cher} face.",
    "<0-1>Too young for words: {she} cried when put down and stopped when {carer} came back.",
    "<0-1>Observed only. {She} babbled and took turns with {carer}.",
    "<0-1>Observed only. {She} was quiet, looked away from my face and did not reach for {her} rattle.",
    "<0-1>Observed only. {She} slept through, pink and breathing easily.",
    "<0-1>No words yet. {She} reached for {carer} when a stranger, I, came near.",
    "<0-1>Observed only. {She} fed well and looked up at {carer} throughout.",
    "<0-1>Observed only. {She} laughed at [the dog|a paper bag|peekaboo] and then at {carer} laughing."};
constexpr std::string_view baby_issues[] = {"Feeding and growth", "Safe sleep", "Who {child} is left with",
                                            "How {carer} answers when {child} cries", "Immunisations and clinic"};
constexpr std::string_view seen_worse_all[] = {
    "<0-1>{child} had a [cold|nappy rash|dry patch on the cheek] that {carer} had not had looked at.",
    "<2-10>{child} stayed close to the door and watched who came and went.",
    "<5-17>{child} told me what {she} had eaten since yesterday: [toast|crisps|noodles], and not much else.",
    "<2-17>{child} looked tired. {Her} [cough|cold|sore ear] has gone on for {1-3} weeks.",
    "<11-17>{child} had not been out of the house since {day}."};
constexpr std::string_view seen_same_all[] = {
    "<0-1>{child} has [a second tooth|a new word for the cat|outgrown the bouncer] since I last came.",
    "<2-17>{child} was much as last time: [friendly|a little wary|busy], and sure of where things are kept.",
    "<2-10>{child} had [a grazed knee|felt pen on both hands|a paper crown] and told me how it came about.",
    "<5-17>{child} has kept the [list|card|calendar] that we made and showed me which days are crossed off.",
    "<8-17>{child} had questions about the next meeting, and we wrote them down as {she} said them.",
    "<2-17>{child} is [a size up in shoes|taller than the mark on the door|sleeping in the top half of the night], {carer} said."};
constexpr std::string_view seen_better_all[] = {
    "<0-1>{child} has put on weight and is [sitting|rolling|crawling], and {carer} knew the figures without looking.",
    "<2-10>{child} was too busy with {her} {toy} to come and see me at first, which I took as a good sign.",
    "<5-17>{child} told me about [the trip|the match|the assembly|the sleepover] before I had sat down.",
    "<2-17>{child} went to {carer} when {she} wanted something and was answered the first time.",
    "<8-17>{child} had [a plan for Saturday|a library card|a part in the play] and wanted it written down."};
constexpr std::string_view carer_worse_all[] = {
    "{carer} said that [this month|the last fortnight|every evening] has been harder than she lets on.",
    "{carer} did not want to talk about it today and said so politely.",
    "{carer} asked how long this would go on, and said that [nobody|no office] gives the same answer twice.",
    "<2-17>{carer} finds {child} hard to [settle|reach|read] at present and feels judged for it.",
    "{carer} is worried about [money|the post|the landlord] and cannot think beyond the week."};
constexpr std::string_view carer_same_all[] = {
    "{carer} thinks things are [about the same|up and down|no worse], and that mornings are the test.",
    "{carer} would like [one person to ring|fewer letters|the meetings later in the day].",
    "<2-17>{carer} says {child} has been [clingy|chatty|short-tempered] this week, and knows why.",
    "{carer} asked what would have to be different for us to stop. We wrote down three things.",
    "{carer} has tried [the chart|the earlier bedtime|the walk before tea] for {1-3} weeks and will go on with it."};
constexpr std::string_view carer_better_all[] = {"{carer} said she had [laughed|slept|sat down to eat] more this month than in the spring.",
                                                 "{carer} was pleased to be asked first and not told.",
                                                 "<2-17>{carer} says {child} is “more like {herself}”.",
                                                 "{carer} rang [the school|the clinic|the landlord] herself and got what she asked for.",
                                                 "{carer} knows what she would do if it slipped, and whom she would ring."};
constexpr std::string_view report_worse_all[] = {
    "<0-1>{nurse} weighed {child}: {1-2} centile lines down. She will weigh {him} weekly.",
    "<3-17>{teacher} says {child} has been [tearful|withdrawn|quick to anger] on {2-4} days of the last ten.",
    "{nurse} could not reach {carer} for {2-4} weeks and asks us to say so when we visit.",
    "{pc} told us of a call to the address on {day}; no offence, words of advice.",
    "<5-17>{teacher} reports {2-6} late marks and homework not done since [half term|the new year|September]."};
constexpr std::string_view report_same_all[] = {
    "<0-1>{nurse} saw {child} in clinic: [weight on the same line|immunisations given|feeding discussed]. Next time in {4-8} weeks.",
    "<2-4>{nurse} did the development check on {child}: [speech a little behind|all as expected|to be looked at again in three months].",
    "<4-17>{teacher} has no new worries. {child}'s [reading|maths|attendance] is [steady|a little up|as it was].",
    "{nurse} has had no contact since the last meeting and none was due.",
    "{pc} has had no reports from the address since {day}.",
    "{relative} says it goes well on most days and that she would say if it did not.",
    "<5-17>{teacher} sat with {child} over {subject} and thinks {she} can do more than {she} shows."};
constexpr std::string_view report_better_all[] = {
    "<0-1>{nurse} is content: {child} is following {her} line, smiling, and {carer} came to every clinic.",
    "<3-17>{teacher} said {child} [was star of the week|led the register|helped a new child] and went home beaming.",
    "{nurse} has no concerns and will go back to the usual contacts.",
    "{relative} rang to say how well the [weekend|birthday|visit] had gone.",
    "{pc} has closed the log, with nothing reported for {3-8} months.",
    "<6-17>{teacher} moved {child} up a group in {subject}."};
constexpr std::string_view analysis_worse_all[] = {
    "<0-1>{child} cannot tell us and depends on us to look: {her} weight, {her} skin and how {she} is held say that more help is needed "
    "now.",
    "<2-17>Taken with the last {2-4} entries, {child}'s week is getting smaller. I would not wait for the review to say so.",
    "I think the plan asks too much at once of {carer}, and that we should choose the one thing that makes the children safer.",
    "What has been agreed is not happening, and I cannot yet say whether that is will or means. The next visit should find out.",
    "<5-17>{child}'s account and {carer}'s differ, and {child}'s is borne out by school. I rely on it."};
constexpr std::string_view analysis_same_all[] = {
    "<0-1>{child}'s care is good enough today and rests on one tired adult. I want to know who is second.",
    "<2-17>{child} is managing. I see no new risk, and no sign yet that the old one has gone.",
    "Progress is real and thin. I would keep the plan as it is and ask for evidence at {4-8} weeks.",
    "I know more about {carer}'s week than about anybody else's at home. The next visit should begin with the rest.",
    "<5-17>What {child} says and what {she} shows are still two things. I would go by what {she} shows."};
constexpr std::string_view analysis_better_all[] = {
    "<0-1>{child} is thriving: growth, sleep and the way {she} looks for {carer} all say so.",
    "<2-17>{child}'s days are better in ways that others have noticed without being asked. I think we can plan for less of us.",
    "The change has outlasted our visits for {6-12} weeks, which is what we said we would look for.",
    "{carer} sees the signs before we do and acts on them. That is the protective factor I would name first.",
    "<5-17>{child} tells several adults the same, good, story. I believe {him}."};
constexpr std::string_view gist_worse[] = {"More worrying than at the last contact", "Raised again today",
                                           "Told to my manager the same day", "Not moved on since the last meeting"};
constexpr std::string_view gist_same[] = {"No change since last time", "Followed up as agreed", "Discussed, nothing new",
                                          "Still to be settled"};
constexpr std::string_view gist_better[] = {"Better than last time", "Going well", "Done as agreed", "No worries today"};
constexpr std::string_view outcome_worse[] = {"worries have grown", "more help agreed at once", "plan changed", "manager to review risk"};
constexpr std::string_view outcome_same[] = {"plan goes on", "little change", "plan goes on with two changes", "actions carried over"};
constexpr std::string_view outcome_better[] = {"things are better", "good progress", "fewer visits agreed", "ending discussed"};
constexpr std::string_view event_sources[] = {"Police report, read in full", "Told to me by telephone the same day",
                                              "Letter received and kept in documents", "Told by the family and checked with the agency"};

constexpr std::string_view t_damp[] = {"{carer} has reported damp in the back bedroom to the landlord and has been given a number.",
                                       "The surveyor came, put a meter to the wall and said that it is “just condensation”. {carer} has a "
                                       "photograph of the mould behind the wardrobe.",
                                       "Environmental health inspected and will write to the landlord.",
                                       "The wall has been treated and the children are sleeping in the front room while it dries.",
                                       "The back bedroom is dry and painted. The landlord has sent the bill to himself."};
constexpr std::string_view t_money[] = {
    "{carer}'s benefit has been stopped after a missed appointment that {cshe} says was never sent. I gave a food bank voucher.",
    "The advice centre has put in an appeal for {carer} and will ring the office with {chim}.",
    "The benefit has been paid again, with arrears to come. {carer} has paid {relative} back.",
    "The advice worker has drawn up a budget with {carer}. The catalogue debt is the largest part."};
constexpr std::string_view t_washer[] = {"The washing machine has broken and {carer} is doing the uniforms in the bath.",
                                         "A charity has agreed a machine. It will come in about {2-3} weeks.",
                                         "The machine came, on a day when no one could lift it up the steps. A neighbour helped."};
constexpr std::string_view t_move[] = {"{carer} has bid for a three-bedroom house on the other side of town. Position on the list: {9-24}.",
                                       "{carer} is now {2-5} on the list for the house.",
                                       "The offer went to someone else. {carer} was flat about it and will bid again.",
                                       "The housing officer has raised the family's band, having read our letter."};
constexpr std::string_view t_dog[] = {"The family has a puppy, from a friend of {carer}. I asked who trains it and where it sleeps.",
                                      "The puppy has chewed the skirting board. {carer} is thinking of rehoming it and has been outvoted.",
                                      "The dog now goes to {relative}'s in the day and is walked after tea."};
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

const GeneralLines lines = {
    .presence_good = {good_baby, good_early, good_junior, good_teen},
    .presence_poor = {poor_baby, poor_early, poor_junior, poor_teen},
    .seen = {seen_worse_all, seen_same_all, seen_better_all},
    .carer = {carer_worse_all, carer_same_all, carer_better_all},
    .report = {report_worse_all, report_same_all, report_better_all},
    .analysis = {analysis_worse_all, analysis_same_all, analysis_better_all},
    .gist = {gist_worse, gist_same, gist_better},
    .outcome = {outcome_worse, outcome_same, outcome_better},
    .visit_opening = visit_opening,
    .visit_purpose = visit_purpose,
    .bedroom = bedroom,
    .bedroom_not_seen = bedroom_not_seen,
    .visit_ending = visit_ending,
    .ordinary_home = ordinary_home,
    .school_visit = school_visit,
    .call_opening_school = opening_school,
    .call_opening_carer = opening_carer,
    .call_opening_nurse = opening_nurse,
    .call_opening_police = opening_police,
    .call_opening_doctor = opening_doctor,
    .call_opening_relative = opening_relative,
    .call_opening_other = opening_other,
    .call_opening_agency = opening_agency,
    .call_ending = call_ending,
    .letter = letter,
    .email = email,
    .text_message = text_message,
    .video_call = video_call,
    .office_visit = office_visit,
    .meeting_opening = meeting_opening,
    .meeting_ending = meeting_ending,
    .direct_work = {work_early, work_junior, work_teen},
    .reading = reading,
    .reading_purpose = reading_purpose,
    .absence = absence,
    .not_in = not_in,
    .failed_appointment = failed_appointment,
    .unanswered_call = unanswered_call,
    .missed_deadline = missed_deadline,
    .decision_not_to_act = decision_not,
    .worker_unavailable = unavailable,
    .why_absent = why_absent,
    .why_not_in = why_not_in,
    .why_failed = why_failed,
    .why_unanswered = why_unanswered,
    .why_deadline = why_deadline,
    .why_not_to_act = why_not_to_act,
    .why_unavailable = why_unavailable,
    .next_absence = next_absence,
    .next_visit = next_visit,
    .next_appointment = next_appointment,
    .next_call = next_call,
    .next_deadline = next_deadline,
    .next_unavailable = next_unavailable,
    .next_instead = next_instead,
    .not_alone = not_alone,
    .too_young_alone = too_young_alone,
    .not_seen = not_seen,
    .not_seen_elsewhere = not_seen_elsewhere,
    .late_reason = late_reason,
    .interpreter_used = interpreter_used,
    .interpreter_not_used = interpreter_not,
    .ordinary_words = {words_early, words_junior, words_teen},
    .baby_observed = baby_observed,
    .baby_issues = baby_issues,
    .sources = sources,
    .event_sources = event_sources,
};

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
