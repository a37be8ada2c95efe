#include <doctest/doctest.h>

#include "forms/reader.hpp"
#include "forms/sheet.hpp"

namespace {

using records::FieldType;

struct Answers {
    std::string name, colour;
    std::optional<Day> on;
    std::vector<std::string> needs;
};

constexpr records::Choice colours[] = {{"red", "Red"}, {"blue", "Blue"}};
constexpr records::Choice all_needs[] = {{"quiet", "A quiet room"}, {"time", "More time"}};
constexpr records::Field<Answers> name{.code = "name",
                                       .label = "Name",
                                       .value = &Answers::name,
                                       .type = FieldType::line,
                                       .missing = "Enter the name",
                                       .most_characters = 5,
                                       .is_needed = true};
constexpr records::Field<Answers> colour{
    .code = "colour", .label = "Colour", .value = &Answers::colour, .type = FieldType::choice, .choices = colours};
constexpr records::Field<Answers> on{.code = "on", .label = "When", .day = &Answers::on, .type = FieldType::day};
constexpr records::Field<Answers> needs{
    .code = "needs", .label = "Needs", .several = &Answers::needs, .type = FieldType::several, .choices = all_needs};
constexpr records::Field<Answers> questions[] = {name, colour, on, needs};

const Day today = *parse_iso_day("2026-11-23");

struct Outcome {
    Answers answers;
    std::vector<FieldProblem> problems;
};

Outcome read(Pairs typed) {
    const Fields fields(std::move(typed));
    forms::Reader reader(fields, today);
    Outcome outcome;
    reader.read_all<Answers>(questions, outcome.answers);
    outcome.problems = reader.problems().fields();
    return outcome;
}

std::vector<FieldProblem> problems_of_day(const std::string& day, const std::string& month, const std::string& year) {
    return read({{"name", "Ada"}, {"on-day", day}, {"on-month", month}, {"on-year", year}}).problems;
}

std::string shown(const Pairs& typed, const std::vector<FieldProblem>& problems = {}) {
    const Fields fields(typed);
    const forms::Sheet sheet(fields, problems);
    html::Html all;
    for (const auto& question : questions) all += sheet.ask(question);
    return all.markup();
}

}  // namespace

TEST_CASE("what is typed goes where the field says, cleaned") {
    const auto [answers, problems] = read({{"name", "  Ada "},
                                           {"colour", "blue"},
                                           {"on-day", "3"},
                                           {"on-month", "11"},
                                           {"on-year", "2026"},
                                           {"needs", "time"},
                                           {"needs", "quiet"}});
    CHECK(problems.empty());
    CHECK(answers.name == "Ada");
    CHECK(answers.colour == "blue");
    CHECK(answers.on == parse_iso_day("2026-11-03"));
    CHECK(answers.needs == std::vector<std::string>{"time", "quiet"});
}

TEST_CASE("every problem is collected at once, each under the name of its question") {
    const auto problems = read({{"colour", "green"}, {"on-day", "31"}, {"on-month", "2"}, {"on-year", "2026"}}).problems;
    CHECK(problems == std::vector<FieldProblem>{{"name", "Enter the name"},
                                                {"colour", "Select one of the answers"},
                                                {"on", "When must be a real date, such as 27 3 2014"}});
}

TEST_CASE("an answer that was not offered is never taken") {
    const auto [answers, problems] = read({{"name", "Ada"}, {"colour", "green"}, {"needs", "gold"}});
    CHECK(answers.colour.empty());
    CHECK(answers.needs.empty());
}

TEST_CASE("length is counted in characters, as a reader counts them") {
    CHECK(read({{"name", "Łukasz"}}).problems == std::vector<FieldProblem>{{"name", "Name must be 5 characters or fewer"}});
    CHECK(read({{"name", "Zoë Ł"}}).problems.empty());
}

TEST_CASE("a day may be typed with the name of its month, and may lie ahead only where that is allowed") {
    CHECK(problems_of_day("3", "Nov", "2026").empty());
    CHECK(problems_of_day("3", "november", "26").empty());
    CHECK(problems_of_day("23", "11", "2026").empty());
    CHECK(problems_of_day("24", "11", "2026") == std::vector<FieldProblem>{{"on", "When must be today or in the past"}});
    CHECK(problems_of_day("3", "Brumaire", "2026").size() == 1);
    CHECK(problems_of_day("3", "11", "").size() == 1);
    CHECK(problems_of_day("3", "11", "0026").size() == 1);
    CHECK(problems_of_day("", "", "").empty());
}

TEST_CASE("a form that was locked away before it was sent has a problem of its own") {
    const auto problems = read({{"name", "Ada"}, {"not_sent", "yes"}}).problems;
    REQUIRE(problems.size() == 1);
    CHECK(problems.front().field.empty());
}

TEST_CASE("what was typed is shown again as it was typed, right or wrong, with its problem beside it") {
    const auto page = shown({{"name", "<b>Ada"}, {"on-day", "thirty"}, {"colour", "red"}, {"needs", "time"}}, {{"on", "No such day"}});
    CHECK(page.contains("value=\"&lt;b&gt;Ada\""));
    CHECK(page.contains("value=\"thirty\""));
    CHECK(page.contains("No such day"));
    CHECK(page.contains("value=\"red\" checked"));
    CHECK(page.contains("value=\"time\" checked"));
    CHECK_FALSE(page.contains("value=\"blue\" checked"));
}

TEST_CASE("the error summary can lead to every question by its name") {
    const auto page = shown({});
    for (const auto* id : {"name", "colour", "on", "needs"}) CHECK(page.contains(" id=\"" + std::string(id) + "\""));
}

TEST_CASE("a record that is filled in and read again is the same") {
    const Answers before{.name = "Ada", .colour = "red", .on = parse_iso_day("2024-02-29"), .needs = {"quiet", "time"}};
    Fields fields;
    forms::fill_all<Answers>(fields, questions, before);
    const auto [after, problems] = read(fields.pairs());
    CHECK(problems.empty());
    CHECK(after.name == before.name);
    CHECK(after.colour == before.colour);
    CHECK(after.on == before.on);
    CHECK(after.needs == before.needs);
}

TEST_CASE("rows are counted to the last one in which anything was typed") {
    Fields fields;
    CHECK(forms::last_row(fields, "person", {"name", "role"}) == 0);
    fields.set(forms::row_name("person", 3, "role"), "Aunt");
    fields.set(forms::row_name("person", 5, "name"), "  ");
    CHECK(forms::last_row(fields, "person", {"name", "role"}) == 3);
}
