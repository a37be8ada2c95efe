#include "http/network.hpp"

#include <doctest/doctest.h>

using http::Network;

TEST_CASE("[8.2.4] an address is in a network from its first to its last, of either version, and nothing else is") {
    const auto council = Network::from("10.20.0.0/15"), longer = Network::from("2001:db8::/33"), one = Network::from("192.0.2.7");
    REQUIRE((council && longer && one));
    for (const auto* inside : {"10.20.0.0", "10.21.255.255", "::ffff:10.20.7.1"}) CHECK_MESSAGE(council->contains(inside), inside);
    for (const auto* outside : {"10.19.255.255", "10.22.0.0", "2001:db8::1", "", "10.20", "10.20.0.0/15", "here"})
        CHECK_MESSAGE(!council->contains(outside), outside);
    CHECK(longer->contains("2001:db8:7fff::1"));
    CHECK_FALSE(longer->contains("2001:db8:8000::1"));
    CHECK(one->contains("192.0.2.7"));
    CHECK_FALSE(one->contains("192.0.2.8"));
    CHECK(Network::from("0.0.0.0/0")->contains("203.0.113.9"));
    CHECK_FALSE(Network::from("0.0.0.0/0")->contains("2001:db8::1"));
    CHECK(Network::from("::/0")->contains("203.0.113.9"));
}

TEST_CASE("[8.2.4] what is no network, or could mean two, is none") {
    for (const auto* text : {"", "/", "10.20.0.0/", "10.20.0.0/33", "10.20.0.0/-1", "10.20.0.0/16x", "10.20.7.1/16", "10.20/16",
                             "2001:db8::/129", "2001:db8::1/64", "council"})
        CHECK_MESSAGE(!Network::from(text), text);
}
