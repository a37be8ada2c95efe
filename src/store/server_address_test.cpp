#include "store/server_address.hpp"

#include <doctest/doctest.h>

#include "store/connection.hpp"

using store::ServerAddress;

TEST_CASE("an address of several servers is each of them by itself, and to write whichever takes changes") {
    const ServerAddress address("postgresql://firsthand@db1.example,db2.example:5433/firsthand?sslmode=verify-full");
    const auto each = address.each();
    REQUIRE(each.size() == 2);
    CHECK(each[0].contains("host='db1.example'"));
    CHECK(each[1].contains("host='db2.example'"));
    CHECK(each[1].contains("port='5433'"));
    CHECK_FALSE(each[0].contains("5433"));
    CHECK(each[1].contains("target_session_attrs='any'"));
    CHECK(each[1].contains("sslmode='verify-full'"));
    CHECK(address.taking_changes().contains("host='db1.example,db2.example'"));
    CHECK(address.taking_changes().contains("target_session_attrs='read-write'"));
}

TEST_CASE("a server that says nothing is given up after two seconds, unless the address says otherwise") {
    CHECK(ServerAddress("postgresql:///firsthand").taking_changes().contains("tcp_user_timeout='2000'"));
    CHECK(ServerAddress("postgresql:///firsthand?tcp_user_timeout=9000").taking_changes().contains("tcp_user_timeout='9000'"));
}

TEST_CASE("what stands in an address is handed on as it is, and what is no address is refused") {
    CHECK(ServerAddress("postgresql:///firsthand?application_name=o'brien").taking_changes().contains(R"(application_name='o\'brien')"));
    CHECK(ServerAddress("postgresql:///firsthand?host=/tmp/server").each().size() == 1);
    CHECK_THROWS_AS(ServerAddress("postgresql://firsthand?colour=blue"), store::DatabaseError);
}

TEST_CASE("a database across a network is reached by TLS with the server's name proved, or not at all; one of this machine as it is") {
    for (const char* address : {"postgresql://db.example/firsthand", "postgresql://db.example/firsthand?sslmode=require",
                                "postgresql://db.example/firsthand?sslmode=verify-ca", "postgresql://127.0.0.1,db.example/firsthand",
                                "postgresql://localhost/firsthand?hostaddr=192.0.2.7", "postgresql:///firsthand?service=elsewhere"})
        CHECK_THROWS_WITH_AS(ServerAddress{address}, doctest::Contains("add sslmode=verify-full"), store::DatabaseError);
    for (const char* address : {"postgresql:///firsthand", "postgresql://firsthand@/x?host=/tmp/server", "postgresql://localhost/firsthand",
                                "postgresql://127.0.0.1/x", "postgresql://[::1]/x", "postgresql://db.example/x?sslmode=verify-full",
                                "postgresql://name,other/x?hostaddr=127.0.0.1,127.0.0.2"})
        CHECK_NOTHROW(ServerAddress{address});
    setenv("PGHOST", "db.example", 1);
    CHECK_THROWS_AS(ServerAddress{"postgresql:///firsthand"}, store::DatabaseError);
    unsetenv("PGHOST");
}

TEST_CASE("an address with a password is refused, without saying it: addresses are seen in lists of programs") {
    for (const char* address : {"postgresql://firsthand:heron7@db.example/firsthand", "postgresql:///firsthand?password=heron7",
                                "postgresql:///firsthand?sslpassword=heron7"}) {
        try {
            const ServerAddress taken(address);
            FAIL("it was taken");
        } catch (const store::DatabaseError& error) {
            CHECK(std::string(error.what()).contains("holds a password"));
            CHECK_FALSE(std::string(error.what()).contains("heron7"));
        }
    }
}
