#include "staff/totp.hpp"

#include <doctest/doctest.h>

#include "base/text.hpp"

using namespace staff;
using namespace std::chrono_literals;

namespace {

/// The secret of RFC 6238 appendix B.
const std::string published = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const Instant begin{};

}  // namespace

TEST_CASE("the codes are those that RFC 6238 publishes") {
    struct Published {
        std::int64_t seconds;
        const char* code;
    };
    for (const auto& [seconds, code] : {Published{59, "287082"}, Published{1111111109, "081804"}, Published{1111111111, "050471"},
                                        Published{1234567890, "005924"}, Published{2000000000, "279037"}, Published{20000000000, "353130"}})
        CHECK_MESSAGE(step_of_code(published, code, begin + std::chrono::seconds{seconds}) == seconds / 30, code);
}

TEST_CASE("a code holds for its own half minute and the one to either side") {
    for (const auto after : {30s, 59s, 60s, 89s, 0s, 29s}) CHECK(step_of_code(published, "287082", begin + after) == 1);
    for (const auto after : {90s, 119s, 3600s}) CHECK_FALSE(step_of_code(published, "287082", begin + after));
}

TEST_CASE("what is no code of six digits is none") {
    for (const auto* typed : {"", "28708", "2870820", "287082 ", "94287082", "28708a", "éé"})
        CHECK_MESSAGE(!step_of_code(published, typed, begin + 59s), typed);
}

TEST_CASE("a session is offered the same secret until it is kept, and then another") {
    const std::string seed(43, 'x'), other(43, 'y');
    const auto first = offered_secret(seed, "");
    CHECK(first.size() == 32);
    CHECK(offered_secret(seed, "") == first);
    CHECK(offered_secret(seed, first) != first);
    CHECK(offered_secret(other, "") != first);
}

TEST_CASE("the address in the picture names authority and person, and nothing in it breaks it") {
    CHECK(app_address(published, "St Mary & Co", "amina.yusuf") ==
          "otpauth://totp/Firsthand%20St%20Mary%20%26%20Co:amina.yusuf?secret=" + published + "&issuer=Firsthand%20St%20Mary%20%26%20Co");
}
