#include "care/help/guidance.hpp"

#include <algorithm>
#include <array>

namespace help {

namespace {

using Points = std::string_view[];

constexpr std::string_view recording = "Recording", reading = "Reading", working = "Working with Firsthand";

constexpr Points at_a_glance = {
    "Record every contact, with a child, a relative, a carer or a professional, also when it is the only one.",
    "Write it at once. Five working days is the limit for exceptions, not the aim.",
    "Keep what you saw and heard apart from what you make of it.",
    "Give the child’s view, in the child’s words where you can.",
    "Say who everybody is.",
    "Record what did not happen, and why.",
    "Tick complete when it is true and whole. Until then you can change it; afterwards you can only add.",
};
constexpr Passage start[] = {
    {"In seven lines", "", at_a_glance},
    {"This is the record", "What stands in Firsthand is the child’s record. Paper holds only what cannot be kept electronically, such as a "
                           "signed page. A note in a "
                           "diary or a mailbox is not recorded: nobody who needs it can find it."},
    {"Who will read it", "A colleague on duty tonight, your manager, a court, and one day the child. Write so that each of them can "
                         "understand it and none of them is belittled by it."},
};

constexpr Points fact_points = {
    "Under “What was seen and said” write what you saw, heard, smelled and counted, and who told you what.",
    "Under “Your analysis and opinion” write what you think it means for this child, and what that rests on.",
    "“The kitchen had no food but bread and squash” is a fact. “Mum is neglectful” is an opinion without its reasons.",
    "Where you did not see or hear it yourself, name the source.",
    "Record strengths as carefully as worries.",
};
constexpr Passage fact[] = {
    {"Keep them apart", "Somebody must be able to agree with your facts and still disagree with your conclusion.", fact_points},
    {"Say why", "A decision needs its reason beside it. A decision not to act is a decision too."},
};

constexpr Points voice_points = {
    "Quote the child’s own words and mark them as the child’s. Otherwise say that they are in yours.",
    "A baby or a child who does not speak still shows a view: what did you notice?",
    "State whether you saw the child, whether you saw the child alone, and if not, why not.",
    "When the child’s wish was not followed, write why.",
    "Ask parents and carers too. Their view has a place of its own.",
};
constexpr Passage voice[] = {
    {"In the child’s words", "", voice_points},
    {"Nothing is ticked for you",
     "Firsthand never assumes that a child was seen. The front page counts the days since the last time somebody said so."}};

constexpr Points people_points = {
    "Choose people from the file, so that their relationship or title stands beside the name.",
    "Name anybody new with their role: “PC Lane, Marlbridge police”, not “Dave”.",
    "“Mum’s partner” changes. Names do not.",
    "Write words out. Known abbreviations show their meaning, but a reader of twenty years hence will thank you for “health visitor”.",
    "No jargon: “declined to open the door” is better than “non-engagement”.",
};
constexpr Passage people[] = {
    {"Explain who people are", "", people_points},
    {"A person is recorded once", "Enter the full name and birth date where you know them: Firsthand shows you who may be meant. If the "
                                  "same person is on a record that you cannot see, somebody else is told and brings it in order."},
    {"Other people’s private matters", "What a relative or neighbour told about themselves belongs in a passage of its own, so that it can "
                                       "be left out when the child asks for the file."}};

constexpr Points time_points = {
    "The clock runs from the contact. Weekends and bank holidays of England and Wales do not count.",
    "After five working days the entry is late: you are asked why, and the reason is shown to you and your manager.",
    "Where a contact needs a detailed write-up, you have ten working days from the event.",
    "Enter a telephone call while you are still at the desk: from the child’s page it takes one form.",
    "Your notes on the way can go into the child’s jotter, which nobody else sees.",
};
constexpr Passage time[] = {
    {"At once", "Memory fades in hours. A short entry today is worth more than a long one next week.", time_points},
    {"When you were away", "Illness explains a delay. It does not hide it: catch up as soon as you can, and say why it is late."},
    {"Entries stand where they happened", "A late entry is put in its place by date and marked with the day on which it was written."}};

constexpr Points non_event_points = {
    "Nobody in when you called, an appointment that was not kept, a call that was not answered.",
    "A deadline that was missed, a plan that was not carried out.",
    "A decision not to act, with who made it and why.",
    "Yourself: if you were not available, say so. It explains a gap.",
};
constexpr Passage non_event[] = {
    {"Record it like anything else",
     "A missed visit tells a story when it is the fourth. Under Record, choose what did not happen and say what happens next.",
     non_event_points}};

constexpr Points minimum_points = {
    "when it happened",
    "who took part, with title or relationship",
    "where and how",
    "the key issues, in brief",
    "the actions agreed: what, who, by when; or that there were none",
    "for a visit: whether each child was seen, and seen alone",
};
constexpr Passage completing[] = {
    {"Draft, saved, completed", "A draft is yours alone and is kept as you type. Saved, it stands on the file and you may still change it; "
                                "every version is kept. Completed, it is locked."},
    {"What completing asks for", "Firsthand tells you everything that is missing at once:", minimum_points},
    {"Significant events and headlines",
     "Mark an entry significant when a newcomer would need it to understand the child’s life, good news included. Give it a headline of "
     "one line that says what happened, not what kind of entry it is: “Started at Hill Lane nursery”. The headlines make the chronology."},
};

constexpr Points siblings_points = {
    "Each child has a file of their own. Record once, choose the children, and each gets an entry.",
    "Answer for each child separately where you are asked: seen, seen alone, their own words.",
    "What is only about one child goes under “Only about this child”, and stays off the others’ files.",
    "Afterwards each entry lives on its own file and can be changed there.",
};
constexpr Passage siblings[] = {
    {"One act, several files", "", siblings_points},
    {"On a colleague’s case", "You may record on a file that is not yours when you broke the glass for a reason. Its holder is told."}};

constexpr Points wrong_points = {
    "Not completed yet: change it. The earlier version is kept.",
    "Completed and yours: add an addendum. It stands below the entry with its own date.",
    "Written by somebody else: ask for a correction and say why. They accept or refuse, with a reason; for leavers a manager does.",
    "On the wrong child: move it. A manager agrees, and both files show what happened. Nobody needs to be telephoned.",
    "Should not be there at all: ask for it to be withdrawn. A manager agrees, and the original is kept out of the way.",
};
constexpr Passage wrong[] = {
    {"Mend it in the open", "Nothing that was recorded is ever lost or quietly changed, so no mistake need be feared.", wrong_points},
    {"When you doubt",
     "Ask your team leader. An honest “I do not know” in the record is better than a guess: “not yet obtained” is always an answer."}};

constexpr Points reading_points = {
    "You may open the files of children you are allocated to, and of the teams you lead. Duty workers may open any open file.",
    "Anybody else breaks the glass: you say why, prove that it is you, and may read and record for an hour, but not print.",
    "The child’s manager is told at once and reviews within two working days whether it was needed. The file shows your reason.",
    "Every opening of a record is listed under “Who has looked”, with name, time and reason.",
    "Managers: after reading a file, record it with “I have read this file”, your purpose and what you found.",
};
constexpr Passage files[] = {
    {"Need to know", "", reading_points},
    {"What is kept apart", "Legal advice stands in its place on the file. Its words are for those who hold the file, lead them or advise "
                           "on it, and for who wrote it. Confidential addresses, and who adopts a child, are for those who work with "
                           "the child. Everybody else who opens the file sees that there is something, and whom to ask. Keep both out "
                           "of the words of other entries: there they cannot be kept apart."},
    {"Restricted files",
     "Some children’s files are open to named people alone: those of staff and partners and their families, of adoption, "
     "of a death or a serious review, and where the media ask. For everybody else they are not there at all. "
     "Managers are told what should be restricted on their first page. Declare your own family under Your account."},
    {"Start with the chronology", "It gives the story in headlines. Each leads to the entry behind it."}};

constexpr Points logged_points = {
    "signing in and out, wrong passwords and codes, locking and unlocking",
    "every opening of a child’s record: who, when, which page and on what ground",
    "every entry written, changed, completed, corrected, moved or withdrawn",
    "every change of a person’s details, a file’s holder, a member of staff or a team",
};
constexpr Passage logged[] = {
    {"What Firsthand writes down about you", "", logged_points},
    {"What it does not",
     "Neither what you search for nor what you type before you save it is in the log. Drafts are read by nobody but you."},
    {"It cannot be altered",
     "Each event is sealed with all before it. If anybody changed one, even with access to the database, a check would name the place."}};

constexpr Points desk_points = {
    "Leaving your desk: press Lock now at the top of the page. Your password brings you back to where you were.",
    "After 15 minutes without work Firsthand locks itself. Drafts are kept, and what you had just sent is sent when you unlock.",
    "Going home: press Sign out.",
    "Your name at the top leads to your account: where you are signed in, with a button to end each session.",
};
constexpr Points password_points = {
    "It is yours alone. Nobody, administrators included, will ask you for it.",
    "At least 15 characters: three or four words that have nothing to do with each other.",
    "After ten wrong ones your name has to wait 15 minutes. Your administrator can give you a new password.",
};
constexpr Points app_points = {
    "It shows a code of six digits that is asked after your password, and again before your password, app or somebody’s role is changed.",
    "You set it up once, at your first sign-in or under your account. It needs neither signal nor internet.",
    "Keep the ten recovery codes on paper: each stands in for the phone once. Make new ones under your account.",
    "Phone lost and no code left? Your administrator removes the app from your account, and you set up another at the next sign-in.",
    "A passkey takes the place of the code: set one up under your account, and your finger, your face or a PIN is enough.",
    "Your first page tells you when your password was used on a new browser or your account was changed. Not you? Change your password.",
};
constexpr Passage signing[] = {
    {"At your desk", "", desk_points}, {"Your password", "", password_points}, {"Your authenticator app or passkey", "", app_points}};

constexpr Points training_points = {
    "A training authority has invented families, workers and years of records. It says “Training” at the top of every page.",
    "Try everything there: record a visit, move an entry, read a file as a manager.",
    "Never enter a real child’s details in it.",
};
constexpr Passage training[] = {
    {"Where to practise", "", training_points},
    {"Learning together",
     "Read one file of the training authority as a team and ask: what is this child’s life like, and how do we know?"}};

constexpr std::array<Guidance, 13> pages = {{
    {"", "Help", "How to record well, and how Firsthand works.", start, recording},
    {"fact-and-opinion", "Fact and opinion", "What happened is one thing, what you make of it another.", fact, recording},
    {"childs-voice", "The child’s voice", "Whoever reads the file should meet the child.", voice, recording},
    {"who-people-are", "Who people are", "A name alone tells a stranger nothing.", people, recording},
    {"when-to-record", "When to record", "At once; exceptionally within five working days.", time, recording},
    {"did-not-happen", "What did not happen", "It belongs in the record as much as what did.", non_event, recording},
    {"completing", "Completing, and the chronology", "From your draft to the child’s story.", completing, recording},
    {"brothers-and-sisters", "Brothers and sisters", "Recorded once, on a file of each child’s own.", siblings, recording},
    {"something-wrong", "When something is wrong", "What to do about a mistake, yours or another’s.", wrong, recording},
    {"reading", "Reading a file", "Who may open it, and what that leaves behind.", files, reading},
    {"what-is-logged", "What is logged", "The record accounts for everybody who works with it.", logged, reading},
    {"signing-in", "Signing in and locking", "Records are open only while you are there.", signing, working},
    {"training", "Practising", "A whole invented authority to learn with.", training, working},
}};

}  // namespace

std::span<const Guidance> guidance() { return pages; }

const Guidance* find_guidance(std::string_view code) {
    const auto found = std::ranges::find(pages, code, &Guidance::code);
    return found == pages.end() ? nullptr : &*found;
}

}  // namespace help
