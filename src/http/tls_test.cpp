#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>

#include "http/loopback.hpp"
#include "http/server.hpp"

namespace {

std::string output_of(const std::string& command) {
    std::string output;
    FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> bytes;
    while (const auto came = std::fread(bytes.data(), 1, bytes.size(), pipe)) output.append(bytes.data(), came);
    ::pclose(pipe);
    return output;
}

struct Certificate {
    std::filesystem::path folder;
    Certificate() {
        std::string name = (std::filesystem::temp_directory_path() / "firsthand_tls_XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        folder = name;
        output_of("openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 1 -subj /CN=localhost -keyout " + key() +
                  " -out " + certificate());
        REQUIRE(std::filesystem::exists(certificate()));
    }
    ~Certificate() { std::filesystem::remove_all(folder); }
    [[nodiscard]] std::string certificate() const { return folder / "certificate.pem"; }
    [[nodiscard]] std::string key() const { return folder / "key.pem"; }
};

http::Response handle(const http::Request& request) { return http::plain_text(200, request.is_secure ? "secure" : "plain"); }

}  // namespace

TEST_CASE("over TLS only modern versions and ciphers with forward secrecy are spoken, and only HTTP/1.1") {
    const Certificate made;
    http::Server server({.port = 0, .worker_threads = 1, .tls_certificate = made.certificate(), .tls_key = made.key()}, handle, {});
    server.start();
    const auto connect = [&](const std::string& options) {
        return output_of(
            "printf 'GET / HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' | timeout 5 openssl s_client -ign_eof "
            "-connect 127.0.0.1:" +
            std::to_string(server.port()) + " " + options);
    };
    for (const char* modern : {"-tls1_3", "-tls1_2", "-tls1_2 -cipher ECDHE-ECDSA-CHACHA20-POLY1305", "-alpn h2,http/1.1"}) {
        CAPTURE(std::string(modern));
        const auto output = connect(modern);
        CHECK(output.contains("HTTP/1.1 200 OK"));
        CHECK(output.contains("secure"));
    }
    CHECK(connect("-alpn h2,http/1.1").contains("ALPN protocol: http/1.1"));
    for (const char* outdated : {"-tls1_1 -cipher ALL:@SECLEVEL=0", "-tls1_2 -cipher AES128-SHA256:AES256-GCM-SHA384",
                                 "-tls1_2 -cipher ECDHE-ECDSA-AES128-SHA256", "-alpn h2"}) {
        CAPTURE(std::string(outdated));
        CHECK_FALSE(connect(outdated).contains("HTTP/1.1 200"));
    }
    loopback::Client plain(server.port());
    plain.send(loopback::get("/"));
    CHECK_FALSE(plain.rest().contains("200 OK"));
    CHECK(connect("-tls1_3").contains("HTTP/1.1 200 OK"));
}

TEST_CASE("a certificate that cannot be used is named in the error") {
    const Certificate made;
    const auto text = made.folder / "text.pem";
    std::ofstream(text) << "nothing";
    http::Server server({.port = 0, .tls_certificate = text, .tls_key = made.key()}, handle, {});
    try {
        server.start();
        FAIL("it started");
    } catch (const std::system_error& error) {
        CHECK(std::string(error.what()).contains("text.pem"));
    }
}
