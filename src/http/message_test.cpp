#include "http/message.hpp"

#include <doctest/doctest.h>

#include "base/ensure.hpp"
#include "base/percent_encoding.hpp"

using namespace std::string_literals;

TEST_CASE("a form keeps the order of its fields and every value of a name") {
    const auto form = parse_urlencoded("need=housing&note=Mum+said+%22hello%22&need=health&empty=&bare");
    REQUIRE(form);
    CHECK(form->get("note") == "Mum said \"hello\"");
    CHECK(form->all("need") == std::vector<std::string_view>{"housing", "health"});
    CHECK_THROWS_AS((void)form->get("need"), RepeatedField);
    CHECK(form->has("empty"));
    CHECK(form->has("bare"));
    CHECK_FALSE(form->has("absent"));
    CHECK(form->get("absent").empty());
    CHECK(form->pairs().size() == 5);
}

TEST_CASE("what is written as a form is read back the same") {
    const Pairs pairs{{"näme", "Zoë & Łukasz = 100% + more"}, {"line", "one\r\ntwo"}, {"none", ""}};
    const auto form = parse_urlencoded(to_urlencoded(pairs));
    REQUIRE(form);
    CHECK(form->pairs() == pairs);
}

TEST_CASE("a form with a broken escape, a NUL or bytes that are not UTF-8 is refused") {
    for (const auto& body : {"a=%"s, "a=%4"s, "a=%zz"s, "%=a"s, "a=%00"s, "a=b\0c"s, "a=%FF"s, "a=%C0%AF"s, "a=%ED%A0%80"s, "a=\x80"s}) {
        CAPTURE(body);
        CHECK_FALSE(parse_urlencoded(body));
    }
    CHECK(parse_urlencoded(""));
    CHECK(parse_urlencoded("a=%F0%9F%98%80")->get("a") == "😀");
}

TEST_CASE("a form of ten thousand fields is read and one of more is refused") {
    std::string body;
    for (int field = 0; field < 10'000; ++field) body += "a=1&";
    CHECK(parse_urlencoded(body));
    CHECK_FALSE(parse_urlencoded(body + "a=1"));
}

TEST_CASE("setting a field replaces all its values") {
    Fields fields({{"a", "1"}, {"b", "2"}, {"a", "3"}});
    fields.set("a", "4");
    CHECK(fields.all("a") == std::vector<std::string_view>{"4"});
    CHECK(fields.get("b") == "2");
}

TEST_CASE("a cookie is found by its whole name") {
    http::Request request;
    request.headers = {{"cookie", "a=1; __Host-session=abc=def;b=2"}, {"cookie", "session=other"}};
    CHECK(request.cookie("__Host-session") == "abc=def");
    CHECK(request.cookie("b") == "2");
    CHECK(request.cookie("session") == "other");
    CHECK(request.cookie("Host-session").empty());
    CHECK(http::Request{}.cookie("a").empty());
}

TEST_CASE("a header of an answer has one value, whatever the case of its name") {
    http::Response response;
    response.set_header("Cache-Control", "no-store");
    response.set_header("cache-control", "no-cache");
    CHECK(response.headers.size() == 1);
    CHECK(response.header("CACHE-CONTROL") == "no-cache");
}

TEST_CASE("a redirect never leaves this site") {
    CHECK(http::see_other("/children/42?tab=file").header("Location") == "/children/42?tab=file");
    CHECK(http::see_other("/").status == 303);
    for (const char* elsewhere : {"https://example.org/", "//example.org", "/\\example.org", "", "/a\r\nSet-Cookie: a=b", "/zoë"}) {
        CAPTURE(std::string(elsewhere));
        CHECK_THROWS_AS(http::see_other(elsewhere), ProgramError);
    }
}
