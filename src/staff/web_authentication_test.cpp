#include "staff/web_authentication.hpp"

#include <doctest/doctest.h>
#include <fido/param.h>

#include "staff/tokens.hpp"

// Keys that were made for these tests, and what they signed for https://record.example: passkeys of the three algorithms, asked by a page
// of ours ("a challenge of our own").

using namespace staff;

namespace {

struct Sample {
    int algorithm;
    std::string made, signature;  ///< in base 64
};
const Sample samples[] = {
    {COSE_ES256,
     "gkSoGFP9CIrDA4y4qpT9irY7bCdwDa5uXyC24p_SHb1FAAAAAwAAAAAAAAAAAAAAAAAAAAAAEGNyZWRlbnRpYWwgZXMyNTalAQIDJiABIVggjX"
     "vYN2edvg4xDPoDio6Kxi7o1diGTGpptwKvuKshFqsiWCCFd9Bc3OhpIInbGxxDfjS9BudV3O_ksT07_3g0wScRMQ",
     "MEYCIQDxp03_crGDvcFq5gThtOxMR67V9Oh7IB2wy68lbOdm3AIhAL3LmEqhJz0M0VAq2IBZx8LDoGT8DuB9SJE7-EEUOR-4"},
    {COSE_EDDSA,
     "gkSoGFP9CIrDA4y4qpT9irY7bCdwDa5uXyC24p_SHb1FAAAAAwAAAAAAAAAAAAAAAAAAAAAAEGNyZWRlbnRpYWwgZWRkc2GkAQEDJyAGIVggKG"
     "3Ub5MMxBxuvZjIRAw0sQ1veie946ftp8sAkcalFNE",
     "2lwJ61jJf5X4BPTmNajPH-Fc4r_VALPEdEIN3fcuSVdD5xLrOE2h_8X8dutrZVbpLSD8YvkpeYTSxKFBrHGbBw"},
    {COSE_RS256,
     "gkSoGFP9CIrDA4y4qpT9irY7bCdwDa5uXyC24p_SHb1FAAAAAwAAAAAAAAAAAAAAAAAAAAAAEGNyZWRlbnRpYWwgcnMyNTakAQMDOQEAIFkBAK"
     "X9fpDKLrmaft4WKMuMYlGKnLxikiqHfHQnAKkNNoDO7J8x4IJ_8_BsELZ9LWRdEi1x7uCXmrSYCDuXzl40a39jGQqCtWI66TNLi8_zm7qZ4jZG"
     "89jRr3FRsAn-DyEmqw3xdEQnKRfRNU5rWwMLCzzoVe5GtGGMUqpglKUW2sIe5yEVa2c-DhUTKhKjH5Kp_QpeRHQrKo4GHH-ABIhFbY-WobV036"
     "pMC0lngBtgQfbd-WE6p-LqC-5vP-_sCLbp3pCkb1TlS1xtryhCRxNwx5fT5pVlv5yQswOmu-vJzimz88_pKHi5m6p62EfMy_JX--sGB8TqPoci"
     "mXGUuLW7W_8hQwEAAQ",
     "I5yOUajlG3V7foq3ahcd3M44zMYEmLYimnMXOBuArSwvWyGL0G8Tw1R2Q69MGoDlDqbmlM2xfqCPliDRBhwNn6y83KI6WXOO3Vd58LM5xucKoY"
     "cNZGNBT7f1GW301vaYVRjAcOHScBOLxBZmj-MDKOcarbqO3gkQs-1lOeS8lqKoAoLPMBEiZlRxeH_Ly5D9IzqGfylN1OFvNEdtd-mWA_N46_73"
     "F8jbi3ivZ-FewhalTraRzfJ8sY_BvGO59ETk_xwBHNjsF0VyqdyISUHWR5B5KI0DaPqB0k_xrDQrcs6Wbe3Jsu1RXLjSvv69qmWfn9FTDFKyuI"
     "GFbqtMQyqdBQ"},
};
const Sample& es256 = samples[0];
const std::string answered = "gkSoGFP9CIrDA4y4qpT9irY7bCdwDa5uXyC24p_SHb0FAAAABw";

const ExpectedClient ours{"record.example", "https://record.example",
                          [](std::string_view said) { return said == "a challenge of our own"; }};

std::string client_data(const std::string& type, const std::string& origin = "https://record.example",
                        const std::string& framed = "false") {
    return "{\"type\":\"" + type + "\",\"challenge\":\"" + to_base64url("a challenge of our own") + "\",\"origin\":\"" + origin +
           "\",\"crossOrigin\":" + framed + "}";
}

SignedChallenge answer(const std::string& signature, const std::string& data = answered,
                       const std::string& client = client_data("webauthn.get")) {
    return {client, from_base64url(data), from_base64url(signature)};
}

std::optional<MadePasskey> made(const Sample& sample, const ExpectedClient& expected = ours) {
    return made_passkey(client_data("webauthn.create"), from_base64url(sample.made), expected);
}

PasskeyKey key_of(const Sample& sample) { return made(sample)->key; }

}  // namespace

TEST_CASE("a passkey of each algorithm is read and its answer is known, with what it has counted") {
    for (const auto& sample : samples) {
        CAPTURE(sample.algorithm);
        const auto passkey = made(sample);
        REQUIRE(passkey);
        CHECK(passkey->key.algorithm == sample.algorithm);
        CHECK(passkey->credential.starts_with("credential "));
        CHECK(passkey->count == 3);
        CHECK(count_of_signed(answer(sample.signature), passkey->key, ours) == 7);
    }
}

TEST_CASE("a passkey is set up only as our own page asked, by a device that knew its owner") {
    const auto data = from_base64url(es256.made);
    const auto made_by = [&](const std::string& client) { return made_passkey(client, data, ours).has_value(); };
    CHECK_FALSE(made_by(client_data("webauthn.get")));
    CHECK_FALSE(made_by(client_data("webauthn.create", "https://evil.example")));
    CHECK_FALSE(made_by(client_data("webauthn.create", "http://record.example")));
    CHECK_FALSE(made_by(client_data("webauthn.create", "https://record.example", "true")));
    for (const auto* broken : {"", "{", "[]", "{\"type\":\"webauthn.create\"}", "{\"type\":1}"}) CHECK_FALSE(made_by(broken));
    auto elsewhere = ours;
    elsewhere.host = "evil.example";
    CHECK_FALSE(made(es256, elsewhere));
    auto later = ours;
    later.is_challenge = [](std::string_view) { return false; };
    CHECK_FALSE(made(es256, later));
    constexpr auto* unverified =
        "gkSoGFP9CIrDA4y4qpT9irY7bCdwDa5uXyC24p_SHb1BAAAAAwAAAAAAAAAAAAAAAAAAAAAAEGNyZWRlbnRpYWwgZXMyNTalAQIDJiABIVggjX"
        "vYN2edvg4xDPoDio6Kxi7o1diGTGpptwKvuKshFqsiWCCFd9Bc3OhpIInbGxxDfjS9BudV3O_ksT07_3g0wScRMQ";
    CHECK_FALSE(made_passkey(client_data("webauthn.create"), from_base64url(unverified), ours));
    for (std::size_t size = 0; size < data.size(); size += 7)
        CHECK_FALSE(made_passkey(client_data("webauthn.create"), std::string_view(data).substr(0, size), ours));
}

TEST_CASE("no answer is taken but the key's own, to our challenge, from our page") {
    const auto key = key_of(es256);
    CHECK_FALSE(count_of_signed(answer(es256.signature), key_of(samples[1]), ours));
    CHECK_FALSE(count_of_signed(answer(es256.signature), {COSE_RS256, key.bytes}, ours));
    CHECK_FALSE(count_of_signed(answer(es256.signature), {0, key.bytes}, ours));
    auto counted_on = from_base64url(answered);
    counted_on.back() = '\x09';
    CHECK_FALSE(count_of_signed(answer(es256.signature, to_base64url(counted_on)), key, ours));
    CHECK_FALSE(count_of_signed(answer(""), key, ours));
    CHECK_FALSE(count_of_signed(answer(es256.signature, answered, client_data("webauthn.create")), key, ours));
    auto later = ours;
    later.is_challenge = [](std::string_view) { return false; };
    CHECK_FALSE(count_of_signed(answer(es256.signature), key, later));
}

TEST_CASE("what a passkey really signed is refused when the person was not verified, or another page or site had asked") {
    const auto key = key_of(es256);
    const auto is_taken = [&](const SignedChallenge& said) { return count_of_signed(said, key, ours).has_value(); };
    CHECK_FALSE(is_taken(answer("MEYCIQDvr0uKKbCDhQWRNKe-W1iTKp8SLNIzCZXOLm53oeLkdAIhAOUh0N4VJTpnwpf17rmjJ-kgPYNyRWGnMlwi2dWmhhvO",
                                "gkSoGFP9CIrDA4y4qpT9irY7bCdwDa5uXyC24p_SHb0BAAAABw")));
    CHECK_FALSE(is_taken(answer("MEUCIAJyElUY9WBspm-L5Yaq6_Q4EhBx0IK7R3Jn-kzEwLs_AiEAq-rDEEZoF4KI5YulO2F_Zzcp0OZHURHl2fscfMGuEhY",
                                "nBgN4M1pnueIl8R8_bPn7h11kG4xt3RqR0fepTaQmDcFAAAABw")));
    CHECK_FALSE(is_taken(answer("MEQCIERfDA0uup_TKR0IY7Gw4AgXRZenIR4wLZHoUI8NsoHpAiBrJhqLA1duXHBvXaeG-30VIFrBYk0jEmVYyfPA2BtqcQ", answered,
                                client_data("webauthn.get", "https://evil.example"))));
    CHECK_FALSE(is_taken(answer("MEUCIGMyDDPcUbPmmtSZLg6AJNOKqTXXdx7O3Hn5-bvwkrmZAiEAmLSc0xQTL7pNDivGqOq88FfOa3IV2Y9kcp8IQ_k5aOo", answered,
                                client_data("webauthn.get", "https://record.example", "true"))));
    CHECK_FALSE(is_taken(answer("MEUCIAHE0FXKZcKvTamEJgC2qJXotkf07mSOFSkH-YwO4x3xAiEA3h6nhVHnRyH6tKIaMbz-mVzlxzporfxrmFthVb9zKcA", answered,
                                client_data("webauthn.create"))));
}
