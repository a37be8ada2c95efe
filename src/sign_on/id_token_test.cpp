#include <doctest/doctest.h>

#include "sign_on/id_token.hpp"
#include "sign_on/provider.hpp"

// Keys that were made for these tests and thrown away, and tokens that they signed for 23 November 2026 at nine.

using namespace sign_on;

namespace {

const Instant nine = *parse_iso_instant("2026-11-23T09:00:00Z");
const std::string key_set =
    "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"vcTN_f89fO83JdqfX-f02UMriTHBjvsgLEmGjnOIux2bYGGBNH8MA68dpLJ0zysIYxDE7m3dfHlvS7hax8p"
    "L9HvqCFeq3caM9bhBW9DguQNruVo_X4c6D2-6sOVOxDuTZSZbeCwHsIdXhzVDfbwuTM4Gh4sCgi7jtcaaLohUuy0ExVsvouPWoZrTfDsGA9u_w"
    "BO_TmR03n31FhmOsoRORNpJkK3h-zsPrNzfKR_i5dP_yuM1e6ShaHAxWJhg9qGukbIuS8YbRG37EBYqRE5kHfTzi72Ydh25Yd7x-xUQSKysLmg"
    "DTcyNBxh1OFeT_qfiCRb-q6dcYP8YZEGrS-X3xw\",\"e\":\"AQAB\",\"kid\":\"r\"},{\"kty\":\"EC\",\"x\":\"on7BulsvzLWcKj8UWBSSmWUea0dKQu"
    "aJ-rKXKB-_MjQ\",\"y\":\"dBFrfF1jF1TE8Zbtx3FklqaGZjhyZrmt0S0leXIwZ5c\",\"crv\":\"P-256\",\"kid\":\"e\"},{\"kty\":\"RSA\",\"n\":\"rS"
    "clWvqqaIfs87zJVItdPM8DwXpDgRCa14ksEsjFNYV3KN3Rh1u8aZ8hkzPX5KRjF4JrokOeRMbkRmHWFDE7cchu7t2-Ewu_nNIfSV_ImLEOqFru"
    "NXzMOABVfNqKpZ4jA5x5SSSfl8coXdJeisUC-xWtPK4SZnWAvseqdQK_4e0\",\"e\":\"AQAB\",\"kid\":\"w\"},{\"kty\":\"oct\",\"k\":\"c2VjcmV0\""
    ",\"kid\":\"o\"},{\"kty\":\"RSA\",\"n\":\"vcTN_f89fO83JdqfX-f02UMriTHBjvsgLEmGjnOIux2bYGGBNH8MA68dpLJ0zysIYxDE7m3dfHlvS7ha"
    "x8pL9HvqCFeq3caM9bhBW9DguQNruVo_X4c6D2-6sOVOxDuTZSZbeCwHsIdXhzVDfbwuTM4Gh4sCgi7jtcaaLohUuy0ExVsvouPWoZrTfDsGA9"
    "u_wBO_TmR03n31FhmOsoRORNpJkK3h-zsPrNzfKR_i5dP_yuM1e6ShaHAxWJhg9qGukbIuS8YbRG37EBYqRE5kHfTzi72Ydh25Yd7x-xUQSKys"
    "LmgDTcyNBxh1OFeT_qfiCRb-q6dcYP8YZEGrS-X3xw\",\"e\":\"AQAB\",\"kid\":\"enc\",\"use\":\"enc\"}]}";
const std::string by_rsa = "eyJhbGciOiJSUzI1NiIsImtpZCI6InIifQ.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUiLCJzdWIiOiJTLTEiLCJhdWQiOiJmaXJzdGh"
                           "hbmQiLCJleHAiOjE3OTU0MjQ3MDAsImlhdCI6MTc5NTQyNDQwMCwiYXV0aF90aW1lIjoxNzk1NDIwODAwLCJub25jZSI6Im4iLCJhbXIiOlsic"
                           "HdkIiwibWZhIl0sInByZWZlcnJlZF91c2VybmFtZSI6ImFtaW5hIn0.olf0LxMNjRljcJgGEGXJWV8zvg5iquReB6IEKQQwWExVcpzjo1pZ18D"
                           "PXwjIMBUD9S1ln8Ath5X0ZNsntaBlkzOSL7hF7xyxoj8OIXckNJ0U_QPLkSFZPiL6z2cnn6JTUhDWajGqo4U6glOvK6xr4740SXWE2Bd3VjgzY"
                           "vvzSN1ZyTalk1dgjDDTHT3KDR5-yhTmeZMeJ4Y40jR9xoRtNJww3kov4KPK9mPTki3ITEDCo9q1AqE2MbpAzE5HZPhjelw84rMJXUfa20Fa48e"
                           "IYhtneT0x9LyHj4IlYTbreZtSPCmr443x1o5qAtaTGx6zlXsCm7XbPTd5A32j6hgokQ";
const std::string by_ec = "eyJhbGciOiJFUzI1NiIsImtpZCI6ImUifQ.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUiLCJzdWIiOiJTLTEiLCJhdWQiOiJmaXJzdGh"
                          "hbmQiLCJleHAiOjE3OTU0MjQ3MDAsImlhdCI6MTc5NTQyNDQwMCwiYXV0aF90aW1lIjoxNzk1NDIwODAwLCJub25jZSI6Im4iLCJhbXIiOlsic"
                          "HdkIiwibWZhIl0sInByZWZlcnJlZF91c2VybmFtZSI6ImFtaW5hIn0.mOIXSALKfBitCw7IzJK0iPyqm4ztzNdC9offM1meadG-bNx2ce-YYBb"
                          "3ZaE3aVcCdApjSFaRuj92wTVJqbcKjg";
const std::string by_short_key =
    "eyJhbGciOiJSUzI1NiIsImtpZCI6IncifQ.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUiLCJzdWIiOiJTLTEiLCJhdWQiOiJmaXJzdGh"
    "hbmQiLCJleHAiOjE3OTU0MjQ3MDAsImlhdCI6MTc5NTQyNDQwMCwiYXV0aF90aW1lIjoxNzk1NDIwODAwLCJub25jZSI6Im4iLCJhbXIiOlsic"
    "HdkIiwibWZhIl0sInByZWZlcnJlZF91c2VybmFtZSI6ImFtaW5hIn0.jyhKDs0szSwTsTM2aRQZvpx6ExDzD5gtTgXiUL9HKWKF2snBa4NOxl8"
    "xAJ-R5kpa5Mz7Q1xNoRfU-X-IjSfjIlgwlyj2IrHOkfCSSBLutAa_ZmouJVEsqSRrV7CXwH5UZhNNKiGrHJD0cnnFL9c-A_o1HKG7oMkn3wwLB"
    "t0G-b4";

const Expected ours{"https://login.example", "firsthand", "n", "mfa", std::chrono::hours{12}};

bool is_taken(const std::string& token, Instant at = nine, const Expected& expected = ours) {
    return checked(token, *keys_in(key_set), expected, at).has_value();
}

}  // namespace

TEST_CASE("of a set the keys that sign and are long enough are read") {
    const auto keys = keys_in(key_set);
    REQUIRE(keys);
    REQUIRE(keys->size() == 2);
    CHECK((*keys)[0].id == "r");
    CHECK((*keys)[1].id == "e");
    for (const auto* broken : {"", "[]", "{}", "{\"keys\":1}"}) CHECK_FALSE(keys_in(broken));
    CHECK(keys_in("{\"keys\":[1,{},{\"kty\":\"RSA\"},{\"kty\":\"EC\",\"crv\":\"P-256\",\"x\":\"AA\",\"y\":\"AA\"}]}")->empty());
}

TEST_CASE("a token of either algorithm says who signed in") {
    for (const auto& token : {by_rsa, by_ec}) {
        const auto claims = checked(token, *keys_in(key_set), ours, nine);
        REQUIRE(claims);
        CHECK(claims->subject == "S-1");
        CHECK(claims->user_name == "amina");
    }
    CHECK(checked(by_short_key, *keys_in(key_set), ours, nine).error().kind == Refusal::unknown_key);
}

TEST_CASE("a token is taken in its own minutes, for its own question, and untouched") {
    using std::chrono::minutes;
    CHECK(is_taken(by_rsa, nine - minutes{1}));
    CHECK_FALSE(is_taken(by_rsa, nine - minutes{2}));
    CHECK(is_taken(by_rsa, nine + minutes{5}));
    CHECK_FALSE(is_taken(by_rsa, nine + minutes{6}));
    auto other = ours;
    other.nonce = "";
    CHECK_FALSE(is_taken(by_rsa, nine, other));
    other = ours;
    other.demand = "urn:strong";
    CHECK_FALSE(is_taken(by_rsa, nine, other));
    other = ours;
    other.issuer += "/";
    CHECK_FALSE(is_taken(by_rsa, nine, other));
    other = ours;
    other.signed_in_within = minutes{30};
    CHECK_FALSE(is_taken(by_rsa, nine, other));
    for (const std::size_t at : {std::size_t{0}, by_rsa.find('.') + 30, by_rsa.size() - 40}) {
        auto changed = by_rsa;
        changed[at] = changed[at] == 'A' ? 'B' : 'A';
        CHECK_FALSE(is_taken(changed));
    }
    for (std::size_t size = 0; size < by_ec.size(); size += 9) CHECK_FALSE(is_taken(by_ec.substr(0, size)));
}

TEST_CASE("an issuer is a provider at https, and none that is anybody's") {
    for (const auto* issuer :
         {"https://login.microsoftonline.com/common/v2.0", "https://login.microsoftonline.com/organizations/v2.0", "http://login.example"})
        CHECK_THROWS(Provider({issuer, "firsthand", "secret", ""}));
    CHECK_THROWS(Provider({"https://login.example", "firsthand", "", ""}));
    CHECK_NOTHROW(Provider({"https://login.example", "firsthand", "secret", ""}));
}
