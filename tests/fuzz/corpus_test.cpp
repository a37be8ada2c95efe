// Walks the kept inputs of every target once, with what the fuzzer found before: no finding comes back.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "fuzz.hpp"

namespace {

std::map<std::string, fuzz::Target, std::less<>>& targets() {
    static std::map<std::string, fuzz::Target, std::less<>> all;
    return all;
}

}  // namespace

fuzz::Registered::Registered(std::string_view name, Target target) { targets().emplace(name, target); }

TEST_CASE("every parser keeps its promises on the inputs that are kept for it") {
    CHECK(targets().size() >= 10);
    for (const auto& [name, target] : targets()) {
        int walked = 0;
        for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(FIRSTHAND_SOURCE) / "tests/fuzz/corpus" / name)) {
            CAPTURE(file.path().string());
            std::ostringstream content;
            content << std::ifstream(file.path(), std::ios::binary).rdbuf();
            target(content.str());
            ++walked;
        }
        CAPTURE(name);
        CHECK(walked > 0);
    }
}
