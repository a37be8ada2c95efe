#include <brotli/decode.h>
#include <doctest/doctest.h>
#include <zlib.h>

#include "base/ensure.hpp"
#include "http/access_log.hpp"
#include "http/compression.hpp"
#include "http/security_headers.hpp"

namespace {

std::string unzipped(const std::string& bytes) {
    std::string out(1'000'000, '\0');
    z_stream stream{};
    REQUIRE(::inflateInit2(&stream, 15 + 16) == Z_OK);
    std::string in = bytes;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    CHECK(::inflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    ::inflateEnd(&stream);
    return out;
}

std::string unbrotlied(const std::string& bytes) {
    std::string out(1'000'000, '\0');
    std::size_t size = out.size();
    CHECK(::BrotliDecoderDecompress(bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()), &size,
                                    reinterpret_cast<std::uint8_t*>(out.data())) == BROTLI_DECODER_RESULT_SUCCESS);
    out.resize(size);
    return out;
}

http::Response compressed(std::string accept, http::Response response) {
    http::Request request;
    request.headers = {{"accept-encoding", std::move(accept)}};
    http::compress(request, response);
    return response;
}

}  // namespace

TEST_CASE("the coding a client likes best is taken") {
    using http::Coding;
    const std::pair<const char*, Coding> wishes[] = {
        {"", Coding::none},
        {"gzip", Coding::gzip},
        {"br", Coding::brotli},
        {"gzip, deflate, br, zstd", Coding::brotli},
        {"GZIP;q=1.0, br;q=0.5", Coding::gzip},
        {"gzip;q=0.8,br;q=0.8", Coding::brotli},
        {"br;q=0, gzip", Coding::gzip},
        {"br;q=0, gzip;q=0", Coding::none},
        {"*", Coding::brotli},
        {"*;q=0", Coding::none},
        {"br;q=0, *", Coding::gzip},
        {"identity", Coding::none},
        {"gzip;q=wrong", Coding::none},
        {"gzip;q=2", Coding::none},
    };
    for (const auto& [wish, coding] : wishes) {
        CAPTURE(std::string(wish));
        CHECK(http::accepted_coding(wish) == coding);
    }
}

TEST_CASE("a long text is compressed as accepted and comes out the same") {
    std::string text;
    for (int line = 0; line < 500; ++line) text += "Line " + std::to_string(line) + " of a note.\n";
    const auto zipped = compressed("gzip", http::plain_text(200, text));
    CHECK(zipped.header("Content-Encoding") == "gzip");
    CHECK(zipped.header("Vary") == "Accept-Encoding");
    CHECK(zipped.body.size() < text.size() / 3);
    CHECK(unzipped(zipped.body) == text);
    const auto by_brotli = compressed("br", http::plain_text(200, text));
    CHECK(by_brotli.header("Content-Encoding") == "br");
    CHECK(unbrotlied(by_brotli.body) == text);
    const auto plain = compressed("identity", http::plain_text(200, text));
    CHECK(plain.body == text);
    CHECK(plain.header("Vary") == "Accept-Encoding");
    CHECK_FALSE(plain.has_header("Content-Encoding"));
}

TEST_CASE("short text, pictures and what is compressed already stay as they are") {
    const std::string body(5'000, 'a');
    CHECK(compressed("gzip", http::plain_text(200, std::string(1'024, 'a'))).body.size() == 1'024);
    CHECK(compressed("gzip", {.content_type = "image/png", .body = body}).body == body);
    CHECK(compressed("gzip", {.headers = {{"Content-Encoding", "br"}}, .body = body}).body == body);
    CHECK(compressed("gzip", {.content_type = "application/json", .body = body}).body != body);
    CHECK(compressed("gzip", {.headers = {{"Vary", "Cookie"}}, .body = body}).header("Vary") == "Cookie, Accept-Encoding");
}

TEST_CASE("an answer trusts nothing but this site and is kept nowhere, unless it says so itself") {
    http::Response response;
    http::add_security_headers(response, false);
    CHECK(response.header("Content-Security-Policy").starts_with("default-src 'none'; style-src 'self';"));
    CHECK(response.header("Content-Security-Policy").contains("frame-ancestors 'none'"));
    CHECK_FALSE(response.header("Content-Security-Policy").contains("unsafe"));
    CHECK(response.header("X-Content-Type-Options") == "nosniff");
    CHECK(response.header("Referrer-Policy") == "no-referrer");
    CHECK(response.header("Cross-Origin-Opener-Policy") == "same-origin");
    CHECK(response.header("Cross-Origin-Resource-Policy") == "same-origin");
    CHECK(response.has_header("Permissions-Policy"));
    CHECK(response.header("Cache-Control") == "no-store");
    CHECK_FALSE(response.has_header("Strict-Transport-Security"));

    http::Response own{.headers = {{"cache-control", "no-cache"}, {"Content-Security-Policy", "sandbox"}}};
    http::add_security_headers(own, true);
    CHECK(own.header("Cache-Control") == "no-cache");
    CHECK(own.header("Content-Security-Policy") == "sandbox");
    CHECK(own.header("Strict-Transport-Security") == "max-age=63072000; includeSubDomains");
}

TEST_CASE("a line of the access log is JSON without the words of the error") {
    const http::Access access{"bcdfghjkmnpq",    "GET", "/children/{child}", "::1", 200, 5'120, std::chrono::microseconds{1'234}, "role",
                              "secret \"words\""};
    const std::chrono::system_clock::time_point at{std::chrono::milliseconds{1'700'000'000'007}};
    CHECK(http::access_line(access, at) ==
          R"({"time":"2023-11-14T22:13:20.007Z","request":"bcdfghjkmnpq","method":"GET","route":"/children/{child}",)"
          R"("status":200,"bytes":5120,"microseconds":1234,"remote":"::1","refused":"role"})");
}
