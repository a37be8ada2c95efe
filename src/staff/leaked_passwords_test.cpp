#include "staff/leaked_passwords.hpp"

#include <doctest/doctest.h>
#include <openssl/sha.h>
#include <unistd.h>

#include <fstream>
#include <iomanip>
#include <sstream>

#include "staff/passwords.hpp"

namespace fs = std::filesystem;
using namespace staff;

namespace {

std::string sha1_in_capitals(std::string_view text) {
    unsigned char hash[SHA_DIGEST_LENGTH];
    ::SHA1(reinterpret_cast<const unsigned char*>(text.data()), text.size(), hash);
    std::ostringstream all;
    for (const auto byte : hash) all << std::hex << std::uppercase << std::setw(2) << std::setfill('0') << static_cast<int>(byte);
    return all.str();
}

}  // namespace

TEST_CASE("a password that is known from a breach is refused, whatever the letters' case, though it would be hard to guess") {
    for (const char* leaked :
         {"zQjphsyf6ctifgu", "zqjphsyf6ctifgu", "ZQJPHSYF6CTIFGU", "lhbjkjubz2957704", "23176djivanfros", "Hd764nW5d7E1vb1"})
        CHECK_MESSAGE(why_weak(leaked, "").value_or("").contains("known from a breach"), leaked);
    CHECK_FALSE(why_weak("zQjphsyf6ctifgx", ""));
}

TEST_CASE("a list of leaked passwords may be as long as one that is downloaded: each line of it is found, and nothing between") {
    const auto list = fs::temp_directory_path() / ("firsthand_leaked_" + std::to_string(getpid()) + ".txt");
    // With numbers of any length and ends of lines as the downloaded list has them.
    std::ofstream(list) << "43B5C0B10E1FD7F8E3C2F6CBAD4F4A7D0C8C1B3A:1\r\n";
    CHECK_FALSE(is_leaked("leaked 0", list));
    const char* const words[] = {"leaked 0", "leaked 1", "leaked 2", "leaked 3", "leaked 4", "leaked 5", "leaked 6"};
    std::vector<std::string> lines;
    for (int i = 0; i < 7; i += 2)
        lines.push_back(sha1_in_capitals(words[i]) + ":" + std::string(static_cast<std::size_t>(i) + 1, '7') + "\r\n");
    std::ranges::sort(lines);
    std::ofstream longer(list);
    for (const auto& line : lines) longer << line;
    longer.close();
    for (int i = 0; i < 7; ++i) CHECK(is_leaked(words[i], list) == (i % 2 == 0));
    fs::remove(list);
    CHECK_THROWS_WITH(is_leaked("leaked 0", list), doctest::Contains("is not to be read"));
}
