#include "base/ensure.hpp"
#include "base/text.hpp"
#include "care/corrections/correction_requests.hpp"
#include "care/corrections/moves.hpp"
#include "care/corrections/write_ups.hpp"
#include "care/countersigning/countersigning.hpp"

namespace corrections {

namespace {

struct NoticeWords {
    std::string_view code, words;
};
constexpr NoticeWords notice_words[] = {
    {"correction_asked", "asks for a correction of an entry on"},
    {"correction_made", "agreed to the correction you asked for on"},
    {"correction_refused", "refused the correction you asked for on"},
    {"move_asked", "asks you to agree that an entry does not belong on"},
    {"move_refused", "did not agree that an entry should leave"},
    {"entry_moved_away", "moved an entry that was on the wrong child away from"},
    {"entry_moved_here", "moved an entry from another child’s file to"},
    {"entry_withdrawn", "withdrew an entry from"},
    {countersigning::sent_back_notice, "sent back, to be corrected before it is countersigned, an entry of yours on"},
    {"decision_taken", "took the decision you asked for on"},
    {"decision_refused", "did not take the decision you asked for on"},
    {"addendum_added", "added to an entry of yours on"},
    {"write_up_passed", "has left: the detailed write-up they owed is now yours on"},
    {"write_up_asked", "asks you for a detailed write-up on"},
};

}  // namespace

std::string words_of_notice(std::string_view code) {
    for (const auto& known : notice_words)
        if (known.code == code) return std::string(known.words);
    return "";
}

std::string_view code_of(Decision decision) {
    switch (decision) {
        case Decision::waiting: return "waiting";
        case Decision::agreed: return "agreed";
        case Decision::refused: return "refused";
    }
    throw ProgramError("a decision without a code");
}

Decision decision_of(std::string_view code) {
    for (const auto decision : {Decision::waiting, Decision::agreed, Decision::refused})
        if (code_of(decision) == code) return decision;
    throw ProgramError("no such stored decision: " + std::string(code));
}

Decider decider_of(const records::Entry& entry, const std::optional<staff::User>& author) {
    return entry.author.is_set() && author && !author->left_on ? Decider::author : Decider::manager;
}

Done may_decide(const records::Entry& entry, const std::optional<staff::User>& author, const staff::User& actor, UserId asked_by) {
    if (decider_of(entry, author) == Decider::author) {
        if (actor.id == entry.author) return {};
        return std::unexpected(Problem::not_permitted("Only " + entry.author_name + ", who wrote the entry, can accept or refuse this."));
    }
    if (!actor.may(staff::Permission::decide))
        return std::unexpected(Problem::not_permitted("The author is no longer here. A manager decides."));
    if (actor.id == asked_by) return std::unexpected(Problem::not_permitted("You asked for this correction. Another manager decides."));
    return {};
}

bool may_agree_to_move(const staff::User& actor, const std::vector<UserId>& leaders) {
    return actor.may(staff::Permission::decide) && std::ranges::find(leaders, actor.id) != leaders.end();
}

recording::Content for_other_child(recording::Content content, ChildId from, ChildId to, const std::string& name_of_other) {
    std::erase_if(content.participants, [&](const auto& participant) { return participant.person == person_of(to); });
    for (auto& participant : content.participants)
        if (participant.person == person_of(from)) participant = {person_of(to), name_of_other, "Child"};
    return content;
}

Done may_need_write_up(const records::Entry& entry, const records::Kind& kind) {
    if (entry.state != records::State::completed)
        return std::unexpected(Problem::refused("Complete the entry first: a write-up adds to what is completed."));
    if (!kind.is_contact)
        return std::unexpected(Problem::refused("Only a contact, such as a call, a visit or a meeting, is written up in detail."));
    return {};
}

Day write_up_due_on(const records::Happened& happened, const WorkingDays& calendar) {
    return calendar.after(happened.day(), records::working_days_to_write_up);
}

}  // namespace corrections
