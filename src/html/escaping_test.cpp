#include "html/page.hpp"
#include "html/testing/macro_options.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view hostile = "<script>alert(\"1\")</script>'&lt;\"";
constexpr std::string_view escaped = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;lt;&quot;";
constexpr std::string_view harmless = "Words";

json::value read_json(const fs::path& path) {
    std::ifstream file(path);
    std::stringstream content;
    content << file.rdbuf();
    return json::parse(content.str());
}

bool takes_markup(std::string_view key) { return key == "html" || key.ends_with("Html") || key == "slots"; }

/// Every string among the options, but for those meant as markup, becomes these words. Returns how many there were.
int say_everywhere(json::value& options, std::string_view words) {
    int count = 0;
    if (options.is_string()) {
        options = words;
        return 1;
    }
    if (options.is_array())
        for (auto& item : options.as_array()) count += say_everywhere(item, words);
    if (options.is_object())
        for (auto& [key, value] : options.as_object())
            if (!takes_markup(key)) count += say_everywhere(value, words);
    return count;
}

std::string with_replaced(std::string markup, std::string_view from, std::string_view to) {
    for (auto at = markup.find(from); at != std::string::npos; at = markup.find(from, at + to.size())) markup.replace(at, from.size(), to);
    return markup;
}

/// The markup made of hostile words differs from the markup made of harmless ones by nothing but the escaped words themselves.
template <typename Render>
int check_escapes(const json::value& options, Render render) {
    auto bad = options;
    auto good = options;
    const int count = say_everywhere(bad, hostile);
    say_everywhere(good, harmless);
    const auto got = render(html::MacroOptions(bad));
    REQUIRE(got);
    CHECK(got->markup().find("<script") == std::string::npos);
    CHECK(with_replaced(got->markup(), escaped, harmless) == render(html::MacroOptions(good))->markup());
    return count;
}

}  // namespace

TEST_CASE("hostile words in any option of any GOV.UK component come out escaped") {
    int options = 0;
    for (const auto& folder : fs::directory_iterator(fs::path(FIRSTHAND_SOURCE) / "node_modules/govuk-frontend/dist/govuk/components")) {
        if (!fs::exists(folder.path() / "fixtures.json")) continue;
        const auto component = folder.path().filename().string();
        const json::value nothing(json::object_kind);
        if (!html::ours(component, html::MacroOptions(nothing), "<svg></svg>")) continue;
        const auto published = read_json(folder.path() / "fixtures.json");
        for (const auto& fixture : published.at("fixtures").as_array()) {
            CAPTURE(component);
            CAPTURE(json::value_to<std::string>(fixture.at("name")));
            options += check_escapes(fixture.at("options"), [&](const auto& given) { return html::ours(component, given, "<svg></svg>"); });
        }
    }
    CHECK(options > 3000);
}

TEST_CASE("hostile words in any option of any MOJ component come out escaped") {
    int options = 0;
    const auto samples = read_json(fs::path(FIRSTHAND_SOURCE) / "tests/html/moj_samples.json");
    for (const auto& sample : samples.as_array()) {
        const auto component = json::value_to<std::string>(sample.at("component"));
        CAPTURE(component);
        options += check_escapes(sample.at("options"), [&](const auto& given) { return html::ours_of_moj(component, given); });
    }
    CHECK(options > 100);
}

TEST_CASE("hostile words in any option of the page come out escaped") {
    const auto page_of = [](std::string_view words) {
        return html::page({.title = words,
                           .stylesheet = words,
                           .script = words,
                           .icon = words,
                           .home_url = words,
                           .csrf = words,
                           .search_url = words,
                           .user = {.name = words, .lock_url = words, .sign_out_url = words},
                           .navigation = {{.text = words, .href = words, .active = true}},
                           .phase_banner = {.tag = {.text = words}, .text = words},
                           .breadcrumbs = {.items = {{.text = words, .href = words}}},
                           .back_link = {.text = words, .href = words},
                           .before_main = html::text(words),
                           .main = html::text(words),
                           .footer = {.items = {{.text = words, .href = words}}, .text = words},
                           .keepalive_url = words,
                           .main_classes = words});
    };
    const auto got = page_of(hostile);
    CHECK(got.find("<script>") == std::string::npos);
    CHECK(with_replaced(got, escaped, harmless) == page_of(harmless));
}
