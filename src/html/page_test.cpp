#include "html/page.hpp"

#include "html/components.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <limits>

namespace {

html::Page whole_page() {
    return {.title = "Amina's visits",
            .stylesheet = "/assets/app.0123.css",
            .script = "/assets/app.4567.js",
            .script_nonce = "cmFuZG9t",
            .csrf = "token",
            .search_url = "/search",
            .user = {.name = "Priya Shah", .lock_url = "/lock", .sign_out_url = "/sign-out"},
            .navigation = {{.text = "My work", .href = "/", .active = true}, {.text = "Team", .href = "/team"}},
            .phase_banner = {.tag = {.text = "Training"}, .text = "Nobody here is real"},
            .back_link = {.href = "/back"},
            .before_main = html::trusted("<p>before</p>"),
            .main = html::trusted("<h1>Visits</h1>")};
}

std::size_t occurrences(std::string_view markup, std::string_view words) {
    std::size_t count = 0;
    for (auto at = markup.find(words); at != std::string_view::npos; at = markup.find(words, at + 1)) ++count;
    return count;
}

/// A page of notes as the file of a child shows them.
std::string page_of_notes(int notes) {
    html::moj::Timeline story;
    for (int number = 0; number < notes; ++number) {
        story.items.push_back({.label = "Home visit",
                               .text = html::paragraphs("Mum answered the door & said she'd been up since 5.\n\nAmina showed me the "
                                                        "drawing she made at school: \"our house\", with "
                                                        "everybody in it. The kitchen was clean, and there was food in the fridge."),
                               .datetime = {.timestamp = "2026-06-14T13:01:00.000Z", .text = "14 June 2026 at 2:01pm"},
                               .byline = "Priya Shah"});
    }
    auto page = whole_page();
    page.main = html::moj::timeline(story);
    return html::page(page);
}

}  // namespace

TEST_CASE("a page names itself, says when there are problems, and holds every part it was given") {
    auto options = whole_page();
    const auto page = html::page(options);
    CHECK(page.starts_with("<!DOCTYPE html><html lang=\"en\" class=\"govuk-template\">"));
    CHECK(page.contains("<title>Amina&#39;s visits – Firsthand</title>"));
    CHECK(page.contains("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1"));
    CHECK(page.contains("<link rel=\"stylesheet\" href=\"/assets/app.0123.css\">"));
    CHECK(page.contains("href=\"#main-content\" class=\"govuk-skip-link\""));
    CHECK(page.contains("<main class=\"govuk-main-wrapper\" id=\"main-content\"><h1>Visits</h1></main>"));
    CHECK(page.contains("<a class=\"govuk-service-navigation__link\" href=\"/\" aria-current=\"true\">"));
    CHECK(page.find("<p>before</p>") < page.find("<main"));
    options.has_problems = true;
    CHECK(html::page(options).contains("<title>Error: Amina&#39;s visits – Firsthand</title>"));
}

TEST_CASE("search, lock and sign out are posted with the token of the form") {
    const auto page = html::page(whole_page());
    CHECK(occurrences(page, "<form ") == 3);
    CHECK(occurrences(page, "method=\"post\"") == 3);
    CHECK(occurrences(page, "<input type=\"hidden\" name=\"csrf\" value=\"token\">") == 3);
    CHECK(page.contains("name=\"words\""));
    CHECK(page.contains("Lock now"));
    CHECK(page.contains("Sign out"));
}

TEST_CASE("without anybody signed in there is neither search nor menu") {
    const auto page = html::page({.title = "Sign in", .main = html::text("x")});
    CHECK_FALSE(page.contains("<form"));
    CHECK_FALSE(page.contains("<nav"));
    CHECK_FALSE(page.contains("govuk-phase-banner"));
}

TEST_CASE("a page holds no script or style of its own, and no crown") {
    const auto page = page_of_notes(3);
    CHECK(occurrences(page, "<script") == 1);
    CHECK(page.contains("<script type=\"module\" src=\"/assets/app.4567.js\" nonce=\"cmFuZG9t\"></script>"));
    for (const auto* refused : {"<style", " style=", " onclick=", "javascript:", "<svg", "GOV.UK", "rown copyright", "js-enabled"}) {
        CAPTURE(refused);
        CHECK_FALSE(page.contains(refused));
    }
}

TEST_CASE("a page of fifty notes is made quickly") {
    using clock = std::chrono::steady_clock;
    auto best = std::numeric_limits<double>::max();
    std::size_t size = 0;
    for (int round = 0; round < 200; ++round) {
        const auto start = clock::now();
        size = page_of_notes(50).size();
        best = std::min(best, std::chrono::duration<double, std::micro>(clock::now() - start).count());
    }
    std::printf("html: a page of 50 notes, %zu bytes, in %.0f microseconds\n", size, best);
    // Release takes a fraction of this; the bound only catches a change of order.
    CHECK(best < 2000);
}
