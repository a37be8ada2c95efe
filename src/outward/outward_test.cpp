#include <doctest/doctest.h>

#include "outward/fetch.hpp"
#include "outward/mail.hpp"

using namespace outward;

TEST_CASE("only https is asked, but for this machine") {
    for (const auto* taken : {"https://login.example", "http://localhost:4000", "http://127.0.0.1/x", "http://[::1]:1"})
        CHECK(is_fetchable(taken));
    for (const auto* refused : {"", "http://login.example", "ftp://localhost", "http://localhost.evil.example",
                                "http://localhost:1@evil.example", "file:///etc/passwd"})
        CHECK_FALSE(is_fetchable(refused));
}

TEST_CASE("an email address is one name at one domain, and nothing that could become a line of the email's head") {
    for (const auto* taken : {"amina.yusuf@council.example", "o'brien+work@a.b.example", "x@y.z"}) CHECK(is_email_address(taken));
    for (const auto* refused :
         {"", "amina", "@council.example", "amina@", "amina@council", "a@b@c.example", "a b@c.example", "a@c..example",
          "a@c.example\r\nBcc: x@y.example", "a@c.example,b@c.example", "<a@c.example>", "żaneta@council.example"})
        CHECK_FALSE(is_email_address(refused));
    CHECK_FALSE(is_email_address(std::string(250, 'a') + "@b.example"));
}

TEST_CASE("the settings of a mail server hold no password, and are told with their cure when they are wrong") {
    CHECK(fault_of({.address = "smtps://mail.example:465", .from = "firsthand@council.example"}).empty());
    CHECK(fault_of({.address = "smtp://localhost:2525", .from = "firsthand@council.example"}).empty());
    CHECK(
        fault_of({.address = "smtp://me:secret@mail.example", .from = "firsthand@council.example"}).contains("without user and password"));
    CHECK(fault_of({.address = "http://mail.example", .from = "firsthand@council.example"}).contains("--mail-server"));
    CHECK(fault_of({.address = "smtp://mail.example", .from = "council"}).contains("--mail-from"));
}

TEST_CASE("a server that is not there is told as such, and the email may go later") {
    const auto sent = send({.address = "smtp://127.0.0.1:1", .from = "firsthand@council.example"},
                           {.id = "1", .to = "amina.yusuf@council.example", .subject = "Test", .text = "Words"}, Instant{});
    REQUIRE_FALSE(sent.has_value());
    CHECK_FALSE(sent.error().is_final);
    CHECK_FALSE(sent.error().why.contains("amina"));
}
