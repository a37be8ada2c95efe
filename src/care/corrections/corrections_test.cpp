#include <doctest/doctest.h>

#include "care/corrections/correction_requests.hpp"
#include "care/corrections/moves.hpp"
#include "care/corrections/write_ups.hpp"

using namespace corrections;
using namespace std::chrono;

namespace {

constexpr UserId author_id{1}, manager_id{2}, colleague_id{3};

records::Entry completed() {
    records::Entry entry;
    entry.kind = "telephone_call";
    entry.author = author_id;
    entry.author_name = "Amina Yusuf";
    entry.state = records::State::completed;
    return entry;
}

staff::User worker(UserId id, const std::string& role) {
    staff::User user;
    user.id = id;
    user.roles = {role};
    return user;
}

}  // namespace

TEST_CASE("[4.12] the author decides on a correction, and nobody decides for an author who is here, no manager either") {
    const auto author = std::optional(worker(author_id, "practitioner"));
    CHECK(may_decide(completed(), author, *author, colleague_id));
    CHECK_FALSE(may_decide(completed(), author, worker(manager_id, "team_leader"), colleague_id));
    CHECK_FALSE(may_decide(completed(), author, worker(colleague_id, "practitioner"), colleague_id));
}

TEST_CASE("[4.12] where the author has left, or was never a user here, a manager decides, but not on what they asked themselves") {
    auto left = std::optional(worker(author_id, "practitioner"));
    left->left_on = Day{2026y / October / 1};
    CHECK(decider_of(completed(), left) == Decider::manager);
    CHECK(may_decide(completed(), left, worker(manager_id, "team_leader"), colleague_id));
    CHECK_FALSE(may_decide(completed(), left, worker(manager_id, "team_leader"), manager_id));
    CHECK_FALSE(may_decide(completed(), left, worker(colleague_id, "practitioner"), author_id));
    auto imported = completed();
    imported.author = UserId{};
    CHECK(may_decide(imported, std::nullopt, worker(manager_id, "service_manager"), colleague_id));
}

TEST_CASE("a correction changes the one answer that was asked for, a wrong date too") {
    recording::Content content;
    content.happened = records::happened_at(Day{2026y / November / 20}, 14h + 15min);
    content.observation.key_issues = "Late on Monday";
    content.observation.seen_and_said = "He was late.";
    const auto& call = recording::kind("telephone_call");
    CorrectionRequest request;
    request.field = "key_issues";
    request.proposed = "Late on Tuesday";
    auto after = content;
    after.observation.key_issues = "Late on Tuesday";
    CHECK(corrected(content, call, request) == after);
    CHECK(answer_of(content, happened_field) == "2026-11-20T14:15");
    request.field = happened_field;
    request.proposed = "2026-11-19";
    CHECK(corrected(content, call, request).happened == records::happened_on(Day{2026y / November / 19}));
}

TEST_CASE("what cannot be asked for: the same words, none, a day that is none, a choice that is not offered") {
    CHECK(problem_with("key_issues", "Late on Tuesday").empty());
    CHECK(problem_with("key_issues", " ") == "Enter what it should say");
    CHECK_FALSE(problem_with("key_issues", "He drinks [[again").empty());
    CHECK(problem_with(happened_field, "2026-11-23").empty());
    CHECK_FALSE(problem_with(happened_field, "2026-02-31").empty());
    CHECK_FALSE(problem_with("seen", "perhaps").empty());
    CHECK(problem_with("seen", "not_alone").empty());
    CorrectionRequest request;
    request.field = "key_issues";
    request.present = request.proposed = "Late on Monday";
    request.reason = "It was another day.";
    CHECK(problems_with(request, "").front().field == "proposed");
    request.proposed = "Late on Tuesday";
    CHECK(problems_with(request, "").empty());
}

TEST_CASE("[4.12] who took part and what was agreed are put right row by row, with their links and dates") {
    recording::Content content;
    content.participants = {{PersonId{12}, "Sara Bell", "Mother"}, {PersonId{}, "PC Lane", "Police"}};
    content.no_actions = true;
    const auto& call = recording::kind("telephone_call");
    CHECK(participants_of(answer_of(content, participants_field)) == content.participants);
    CHECK(shown_answer(participants_field, answer_of(content, participants_field)) == "Sara Bell (Mother)\nPC Lane (Police)\n");
    CHECK(shown_answer(actions_field, answer_of(content, actions_field)) == "No actions were agreed.");
    CorrectionRequest request;
    request.field = actions_field;
    request.proposed = to_answer({{"Ring the school", "Amina", "27 3 2026", std::nullopt}}, false);
    const auto after = corrected(content, call, request);
    CHECK_FALSE(after.no_actions);
    REQUIRE(after.actions.size() == 1);
    CHECK(after.actions.front().by_on == Day{2026y / March / 27});
    request.field = participants_field;
    request.proposed = to_answer({{PersonId{12}, "Sara Bell", "Step\tmother"}});
    CHECK(corrected(content, call, request).participants ==
          std::vector<recording::Participant>{{PersonId{12}, "Sara Bell", "Step mother"}});
}

TEST_CASE("[1.1] why a child was not seen goes with the answer that they were not, and why it is late with an earlier day") {
    const auto& visit = recording::kind("home_visit");
    CHECK(reason_question(visit, "seen") == "not_seen_reason");
    CHECK(reason_question(visit, happened_field) == "late_reason");
    CHECK(reason_question(visit, "key_issues").empty());
    recording::Content content;
    content.observation.seen = "alone";
    CorrectionRequest request;
    request.field = "seen";
    request.proposed = "not_seen";
    request.proposed_reason = "He was at school";
    const auto after = corrected(content, visit, request);
    CHECK(after.observation.seen == "not_seen");
    CHECK(after.observation.not_seen_reason == "He was at school");
}

TEST_CASE("who leads the author or the child’s team agrees to a move, by role as well as by place") {
    CHECK(may_agree_to_move(worker(manager_id, "team_leader"), {manager_id}));
    CHECK_FALSE(may_agree_to_move(worker(manager_id, "team_leader"), {colleague_id}));
    CHECK_FALSE(may_agree_to_move(worker(colleague_id, "practitioner"), {colleague_id}));
}

TEST_CASE("on the right file the right child took part, once, and nobody else’s name changes") {
    recording::Content content;
    content.participants = {
        {PersonId{10}, "Ayo Bell", "Child"}, {PersonId{11}, "Mo Bell", "Brother"}, {PersonId{12}, "Sara Bell", "Mother"}};
    const auto moved = for_other_child(content, ChildId{10}, ChildId{11}, "Mo Bell");
    CHECK(moved.participants ==
          std::vector<recording::Participant>{{PersonId{11}, "Mo Bell", "Child"}, {PersonId{12}, "Sara Bell", "Mother"}});
}

TEST_CASE("[5.8] a write-up is due ten working days after the event, bank holidays not counted, and only of a completed contact") {
    const WorkingDays calendar({Day{2026y / December / 25}, Day{2026y / December / 28}});
    CHECK(write_up_due_on(records::happened_on(Day{2026y / November / 24}), calendar) == Day{2026y / December / 8});
    CHECK(write_up_due_on(records::happened_on(Day{2026y / December / 21}), calendar) == Day{2027y / January / 6});
    CHECK(may_need_write_up(completed(), recording::kind("telephone_call")));
    CHECK_FALSE(may_need_write_up(completed(), recording::kind("not_in")));
    auto saved = completed();
    saved.state = records::State::saved;
    CHECK_FALSE(may_need_write_up(saved, recording::kind("telephone_call")));
}
