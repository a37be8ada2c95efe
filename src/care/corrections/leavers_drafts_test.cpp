#include "care/corrections/leavers_drafts.hpp"

#include <doctest/doctest.h>

using corrections::LeftDraft;
using corrections::quoted;

namespace {

Fields handed_on(const Pairs& typed, const std::string& kind = "telephone_call") {
    LeftDraft left{.writer = "Amina Yusuf", .left_on = *parse_iso_day("2026-11-23")};
    left.draft.kind = kind;
    left.draft.form = Fields(typed);
    return quoted(left);
}

}  // namespace

TEST_CASE("[4.2] a leaver’s words go on as a quotation with whose they are; what was chosen and when it happened go on as they were") {
    const auto form = handed_on({{"kind", "telephone_call"},
                                 {"happened-day", "20"},
                                 {"direction", "in"},
                                 {"key_issues", " She asks for help. "},
                                 {"seen_and_said-42", "He was quiet."},
                                 {"person-1-name", "Sam Field"},
                                 {"seen_and_said", ""}});
    CHECK(form.get("key_issues") == "Drafted by Amina Yusuf, who left on 23 November 2026: “She asks for help.”");
    CHECK(form.get("seen_and_said-42") == "Drafted by Amina Yusuf, who left on 23 November 2026: “He was quiet.”");
    CHECK(form.get("happened-day") == "20");
    CHECK(form.get("direction") == "in");
    CHECK(form.get("person-1-name") == "Sam Field");
    CHECK(form.get("seen_and_said").empty());
    CHECK(handed_on({{"words", "Rough."}}, "jotter").get("words") == "Drafted by Amina Yusuf, who left on 23 November 2026: “Rough.”");
}

TEST_CASE("[4.2] what only the writer could say does not go on: the headline, why it is late, why they recorded there, the window it was "
          "typed in") {
    const auto form =
        handed_on({{"headline", "Moved"}, {"is_significant", "yes"}, {"late_reason", "Ill"}, {"why_here", "Duty"}, {"window", "7"}});
    CHECK(form.pairs().empty());
}
