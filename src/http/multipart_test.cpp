#include "http/multipart.hpp"

#include <doctest/doctest.h>

using namespace std::string_literals;

namespace {

const std::string type = "multipart/form-data; boundary=----line";

std::string part(const std::string& disposition, const std::string& content, const std::string& headers = "") {
    return "------line\r\nContent-Disposition: form-data; " + disposition + "\r\n" + headers + "\r\n" + content + "\r\n";
}

const std::string end = "------line--\r\n";

}  // namespace

TEST_CASE("a form with files gives its fields in order and each file whole") {
    const std::string picture = "\x89PNG\r\n\x1a\n\0\0--line\r\n---"s;
    const auto form = http::parse_multipart(
        type, part("name=\"note\"", "Zoë said\r\n\"no\"") + part("name=\"need\"", "housing") +
                  part("name=\"files\"; filename=\"plan.png\"", picture, "Content-Type: image/png\r\n") + part("name=\"need\"", "health") +
                  part("name=\"files\"; filename=\"été.txt\"", "", "Content-Type: text/plain\r\n") + end);
    REQUIRE(form);
    CHECK(form->fields.pairs() == Pairs{{"note", "Zoë said\r\n\"no\""}, {"need", "housing"}, {"need", "health"}});
    REQUIRE(form->uploads.size() == 2);
    CHECK(form->uploads[0].field == "files");
    CHECK(form->uploads[0].file_name == "plan.png");
    CHECK(form->uploads[0].content_type == "image/png");
    CHECK(form->uploads[0].content == picture);
    CHECK(form->uploads[1].file_name == "été.txt");
    CHECK(form->uploads[1].content.empty());
}

TEST_CASE("a file field left empty is no file") {
    const auto form =
        http::parse_multipart(type, part("name=\"files\"; filename=\"\"", "", "Content-Type: application/octet-stream\r\n") + end);
    REQUIRE(form);
    CHECK(form->uploads.empty());
    CHECK(form->fields.pairs().empty());
}

TEST_CASE("names come without escapes and file names without folders") {
    const auto form = http::parse_multipart(type, part("name=\"a%22b%0D%0A%41\"", "1") + part("name=\"c\\\"d\"", "2") +
                                                      part("name=f; filename=\"C:\\fakepath\\..\\x.txt\"", "3") +
                                                      part("filename=\"../../etc/passwd\"; name=g", "4") + end);
    REQUIRE(form);
    CHECK(form->fields.get("a\"b\r\n%41") == "1");
    CHECK(form->fields.get("c\"d") == "2");
    CHECK(form->uploads.at(0).file_name == "x.txt");
    CHECK(form->uploads.at(1).file_name == "passwd");
}

TEST_CASE("an empty form and a quoted boundary are read") {
    CHECK(http::parse_multipart(type, "------line--"));
    CHECK(http::parse_multipart("Multipart/Form-Data; charset=utf-8; boundary=\"----line\"", end));
}

TEST_CASE("a malformed form with files is refused") {
    const auto good = part("name=a", "1");
    const std::pair<const char*, std::string> bodies[] = {
        {"nothing", ""},
        {"no end", good},
        {"cut in the last line", good + "------line-"},
        {"text before the first line", "hello\r\n" + good + end},
        {"text after the end", good + end + "more"},
        {"another boundary", "--other\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--other--\r\n"},
        {"a boundary with more behind it", good + "------lineup\r\n" + end},
        {"no disposition", "------line\r\nContent-Type: text/plain\r\n\r\n1\r\n" + end},
        {"no header at all", "------line\r\n\r\n1\r\n" + end},
        {"another disposition", "------line\r\nContent-Disposition: attachment; name=a\r\n\r\n1\r\n" + end},
        {"no name", part("filename=\"a\"", "1") + end},
        {"two names", part("name=a; name=b", "1") + end},
        {"two dispositions", part("name=a", "1", "Content-Disposition: form-data; name=b\r\n") + end},
        {"a quote that does not end", part("name=\"a", "1") + end},
        {"text behind a quote", part("name=\"a\"b", "1") + end},
        {"a file name in another coding", part("name=a; filename*=UTF-8''b", "1") + end},
        {"content in another coding", part("name=a", "MQ==", "Content-Transfer-Encoding: base64\r\n") + end},
        {"a folded header", part("name=a;\r\n filename=b", "1") + end},
        {"bare line feeds", "------line\nContent-Disposition: form-data; name=a\n\n1\n------line--\n"},
        {"a NUL in a value", part("name=a", "b\0c"s) + end},
        {"a value that is not UTF-8", part("name=a", "\xff") + end},
        {"a name that is not UTF-8", part("name=\"\xff\"", "1") + end},
        {"a header over 8 KB", part("name=a", "1", "X-A: " + std::string(8'192, 'a') + "\r\n") + end},
    };
    for (const auto& [name, body] : bodies) {
        CAPTURE(std::string(name));
        CHECK_FALSE(http::parse_multipart(type, body));
    }
    for (const char* wrong : {"multipart/form-data", "multipart/form-data; boundary=", "multipart/mixed; boundary=----line", "",
                              "multipart/form-data; boundary=----line; boundary=b"}) {
        CAPTURE(std::string(wrong));
        CHECK_FALSE(http::parse_multipart(wrong, good + end));
    }
    CHECK_FALSE(http::parse_multipart("multipart/form-data; boundary=" + std::string(71, 'a'), "--" + std::string(71, 'a') + "--"));
    CHECK(http::parse_multipart(type, good + end));
}

TEST_CASE("a form of a thousand parts is read and one of more is refused") {
    std::string parts;
    for (int number = 0; number < 1'000; ++number) parts += part("name=a", "1");
    CHECK(http::parse_multipart(type, parts + end));
    CHECK_FALSE(http::parse_multipart(type, parts + part("name=a", "1") + end));
}
