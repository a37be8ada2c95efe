#include "html/html.hpp"

#include "base/ensure.hpp"

#include <doctest/doctest.h>

using html::element;
using html::paragraphs;
using html::text;

TEST_CASE("what a person typed can never become markup") {
    CHECK(text("<script>\"&'</script>").markup() == "&lt;script&gt;&quot;&amp;&#39;&lt;/script&gt;");
    CHECK(text("Zoë – فاطمة").markup() == "Zoë – فاطمة");
    CHECK(text("").empty());
    CHECK_FALSE(std::is_convertible_v<std::string, html::Html>);
    CHECK_FALSE(std::is_convertible_v<std::string, html::Literal>);
    CHECK_FALSE(std::is_constructible_v<html::Html, std::string>);
}

TEST_CASE("an element escapes its attributes and plain content, and keeps markup as it is") {
    CHECK(element("p", {{"class", "a\"b"}, {"data-count", 3}, {"hidden"}}, "<b>").markup() ==
          "<p class=\"a&quot;b\" data-count=\"3\" hidden>&lt;b&gt;</p>");
    CHECK(element("div", {}, html::trusted("<b>x</b>")).markup() == "<div><b>x</b></div>");
    CHECK(element("input", {{"name", "words"}}).markup() == "<input name=\"words\">");
}

TEST_CASE("a name that could end a tag is a mistake in the program") {
    CHECK_THROWS_AS((void)element("p onclick=x", {}), ProgramError);
    CHECK_THROWS_AS((void)element("p", {{"a>b", "c"}}), ProgramError);
    CHECK_THROWS_AS((void)element("br", {}, "words"), ProgramError);
}

TEST_CASE("text keeps its paragraphs and its lines") {
    CHECK(paragraphs("one\ntwo\n\nthree <3").markup() == "<p class=\"govuk-body\">one<br>two</p><p class=\"govuk-body\">three &lt;3</p>");
    CHECK(paragraphs("one\n \t\n\n\ntwo\n", "note").markup() == "<p class=\"note\">one</p><p class=\"note\">two</p>");
    CHECK(paragraphs("\n\n").empty());
    CHECK(paragraphs("  indented\n  lines").markup() == "<p class=\"govuk-body\">  indented<br>  lines</p>");
}
