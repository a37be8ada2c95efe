#include "staff/sessions.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "ledger/ledger.hpp"
#include "staff/account_changes.hpp"
#include "staff/lockout.hpp"
#include "staff/passwords.hpp"
#include "staff/tokens.hpp"

namespace fs = std::filesystem;
using namespace staff;
using namespace std::chrono_literals;

namespace {

const Instant morning = *parse_iso_instant("2026-11-23T09:00:00Z");
const std::string right = "four unrelated quiet words", wrong = "four unrelated loud words";
const Visitor desk = {"10.0.0.7", "Firefox on Linux"};

struct Authority {
    fs::path root = fs::temp_directory_path() / ("firsthand_staff_" + std::to_string(getpid()) + "_" + std::to_string(++count));
    store::Store store{{(root / "data").string(), (root / "key").string(), 2, true}, {ledger::migration, staff::migration}};
    UserId amina = add("amina.yusuf", "practitioner"), boss = add("boss.admin", "administrator");
    ~Authority() { fs::remove_all(root); }
    static inline int count = 0;

    UserId add(const std::string& user_name, const std::string& role) {
        return *store.write([&](store::Connection& connection) {
            return create_user(store, connection, {user_name, "Amina Yusuf", "Social worker", right, TeamId{}, {role}}, UserId{}, morning);
        });
    }
    std::string signed_in(Instant at, SessionId before = {}, const std::string& user_name = "amina.yusuf") {
        return sign_in(store, user_name, right, desk, before, at)->token;
    }
    std::optional<Session> session(const std::string& token, Instant at) { return find_session(store, token, at); }
    Result<User> tries(const std::string& password, Instant at, const std::string& user_name = "amina.yusuf",
                       const std::string& from = "10.0.0.7") {
        return check_password(store, user_name, password, from, at);
    }
    template <class Change>
    auto change(Change made) {
        return store.write(made);
    }
};

}  // namespace

TEST_CASE("a session lives twelve hours however busy it is") {
    Authority authority;
    const auto token = authority.signed_in(morning);
    for (auto at = morning; at < morning + 12h; at += 10min) {
        const auto session = authority.session(token, at);
        REQUIRE(session);
        REQUIRE_FALSE(session->is_locked);
        keep_alive(authority.store, *session, at);
    }
    CHECK(authority.session(token, morning + 12h - 1ms));
    CHECK_FALSE(authority.session(token, morning + 12h));
}

TEST_CASE("[4.8] fifteen idle minutes lock a session, and its own password opens it under a new token") {
    Authority authority;
    const auto token = authority.signed_in(morning);
    CHECK_FALSE(authority.session(token, morning + 14min)->is_locked);
    const auto locked = authority.session(token, morning + 15min);
    REQUIRE(locked->is_locked);
    CHECK_FALSE(unlock_session(authority.store, *locked, wrong, "", morning + 16min));
    const auto renewed = unlock_session(authority.store, *locked, right, "", morning + 16min);
    REQUIRE(renewed);
    CHECK_FALSE(authority.session(token, morning + 16min));
    const auto open = authority.session(*renewed, morning + 16min);
    CHECK_FALSE(open->is_locked);
    CHECK(open->id == locked->id);
}

TEST_CASE("a page that was open before the lock can still be sent after it") {
    Authority authority;
    const auto token = authority.signed_in(morning);
    const auto csrf = new_csrf_token(*authority.session(token, morning));
    const auto locked = authority.session(token, morning + 20min);
    const auto renewed = unlock_session(authority.store, *locked, right, "", morning + 20min);
    CHECK(is_csrf_token(*authority.session(*renewed, morning + 20min), csrf));
}

TEST_CASE("[4.8] a locked session stays locked although no time has passed") {
    Authority authority;
    const auto token = authority.signed_in(morning);
    lock_session(authority.store, *authority.session(token, morning), morning);
    CHECK(authority.session(token, morning)->is_locked);
    keep_alive(authority.store, *authority.session(token, morning + 2min), morning + 2min);
    CHECK(authority.session(token, morning + 2min)->is_locked);
}

TEST_CASE("signing in ends what this browser had before, whosever it was") {
    Authority authority;
    const auto first = authority.signed_in(morning, {}, "boss.admin");
    const auto second = authority.signed_in(morning, authority.session(first, morning)->id);
    CHECK_FALSE(authority.session(first, morning));
    CHECK(authority.session(second, morning)->user.id == authority.amina);
}

TEST_CASE("a CSRF token is of one person: their next sign-in takes it for a day, nobody else's ever") {
    Authority authority;
    const auto first = *authority.session(authority.signed_in(morning), morning);
    const auto csrf = new_csrf_token(first);
    const auto later = *authority.session(authority.signed_in(morning + 13h, first.id), morning + 13h);
    CHECK_FALSE(is_csrf_token(later, csrf));
    CHECK(is_earlier_csrf_token(authority.store, later, csrf, morning + 13h));
    CHECK_FALSE(is_earlier_csrf_token(authority.store, later, csrf, morning + 25h));
    const auto other = *authority.session(authority.signed_in(morning + 13h, {}, "boss.admin"), morning + 13h);
    CHECK_FALSE(is_earlier_csrf_token(authority.store, other, csrf, morning + 13h));
    CHECK_FALSE(is_csrf_token(first, ""));
    CHECK_FALSE(is_csrf_token(first, csrf.substr(1)));
    CHECK(new_csrf_token(first) != csrf);
}

TEST_CASE("ten wrong passwords make a name wait fifteen minutes, then twice as long; the right one waits too") {
    Authority authority;
    for (int i = 0; i < 9; ++i) CHECK(authority.tries(wrong, morning).error().kind == Problem::Kind::invalid);
    CHECK(authority.tries(right, morning));
    CHECK(authority.tries(wrong, morning).error().kind == Problem::Kind::invalid);
    CHECK(authority.tries(right, morning + 14min).error().kind == Problem::Kind::refused);
    CHECK(authority.tries(right, morning + 14min).error().text.contains("9:15am"));
    CHECK(authority.tries(wrong, morning + 15min).error().kind == Problem::Kind::invalid);
    CHECK(authority.tries(right, morning + 44min).error().kind == Problem::Kind::refused);
    CHECK(authority.tries(right, morning + 45min));
}

TEST_CASE("an unknown name is answered as a known one is, and waits as it does") {
    Authority authority;
    CHECK(authority.tries(wrong, morning, "nobody.here").error().fields == authority.tries(wrong, morning).error().fields);
    for (int i = 0; i < 9; ++i) (void)authority.tries(wrong, morning, "nobody.here");
    CHECK(authority.tries(wrong, morning, "nobody.here").error().kind == Problem::Kind::refused);
}

TEST_CASE("an address that tries one password on many names waits as well") {
    Authority authority;
    (void)authority.change([&](store::Connection& connection) -> Done {
        for (int i = 0; i < failures_of_an_address; ++i) note_failure(connection, {"name" + std::to_string(i), "10.6.6.6"}, morning);
        return {};
    });
    CHECK(authority.tries(right, morning, "amina.yusuf", "10.6.6.6").error().kind == Problem::Kind::refused);
    CHECK(authority.tries(right, morning, "amina.yusuf", "10.0.0.8"));
    CHECK(sign_in(authority.store, "amina.yusuf", right, {"10.6.6.6", ""}, {}, morning + 15min));
    (void)authority.tries(wrong, morning + 15min, "amina.yusuf", "10.6.6.6");
    CHECK(authority.tries(right, morning + 29min, "amina.yusuf", "10.6.6.6").error().kind == Problem::Kind::refused);
    CHECK(authority.tries(right, morning + 30min, "amina.yusuf", "10.6.6.6"));
}

TEST_CASE("[4.2] a leaver's sessions end at once, and their right password is wrong") {
    Authority authority;
    const auto token = authority.signed_in(morning);
    REQUIRE(authority.change(
        [&](auto& connection) { return record_leaving(connection, authority.amina, london_day(morning), authority.boss, morning); }));
    CHECK_FALSE(authority.session(token, morning));
    CHECK(authority.tries(right, morning).error().kind == Problem::Kind::invalid);
}

TEST_CASE("a leaving is undone for thirty days, with a new password") {
    Authority authority;
    const auto left_on = london_day(morning);
    REQUIRE(
        authority.change([&](auto& connection) { return record_leaving(connection, authority.amina, left_on, authority.boss, morning); }));
    const auto password = make_one_time_password();
    const auto undo = [&](Instant at) {
        return authority.change([&](auto& connection) { return undo_leaving(connection, authority.amina, password, authority.boss, at); });
    };
    CHECK_FALSE(undo(morning + 31 * 24h));
    CHECK(undo(morning + 30 * 24h));
    CHECK_FALSE(authority.tries(right, morning + 30 * 24h));
    CHECK(authority.tries(password.text, morning + 30 * 24h)->one_time_until);
}

TEST_CASE("nobody ends their own access, a day to come is refused, and the last administrator stays") {
    Authority authority;
    const auto today = london_day(morning);
    const auto leave = [&](UserId user, Day day, UserId by) {
        return authority.change([&](auto& connection) { return record_leaving(connection, user, day, by, morning); });
    };
    CHECK(leave(authority.amina, today, authority.amina).error().kind == Problem::Kind::refused);
    CHECK(leave(authority.amina, today + std::chrono::days{1}, authority.boss).error().fields.front().field == "left_on");
    CHECK(leave(authority.boss, today, authority.amina).error().text.contains("last administrator"));
    const auto changed = authority.change([&](auto& connection) {
        return change_user(connection, authority.boss, {"Boss", "Manager", TeamId{}, {"practitioner"}}, authority.boss, morning);
    });
    CHECK(changed.error().fields.front().field == "roles");
}

TEST_CASE("a password that was handed out works for one hour and until the person chooses their own") {
    Authority authority;
    const auto password = make_one_time_password();
    REQUIRE(
        authority.change([&](auto& connection) { return reset_password(connection, authority.amina, password, authority.boss, morning); }));
    CHECK_FALSE(authority.tries(right, morning));
    CHECK(authority.tries(password.text, morning + 1h)->one_time_until);
    CHECK(authority.tries(password.text, morning + 1h + 1ms).error().text.contains("Ask your administrator for another"));
    CHECK(authority.tries(wrong, morning + 2h).error().fields.front().text == "The user name or the password is not right");
    REQUIRE(authority.change(
        [&](auto& connection) { return keep_password(connection, {.user = {.id = authority.amina}}, hash_password(wrong), morning); }));
    CHECK_FALSE(authority.tries(wrong, morning + 73h)->one_time_until);
}

TEST_CASE("[4.8] sessions are listed and ended, one or all others, and only their owner's") {
    Authority authority;
    const auto one = authority.signed_in(morning), two = authority.signed_in(morning), three = authority.signed_in(morning);
    const auto list = [&] {
        return authority.store.read([&](auto& connection) { return sessions_of(connection, authority.amina, morning); });
    };
    REQUIRE(list().size() == 3);
    CHECK(list().front().visitor.browser == "Firefox on Linux");
    const auto end = [&](UserId user, SessionId session) {
        return authority.change([&](auto& connection) { return end_session(connection, user, session, user, morning); });
    };
    CHECK_FALSE(end(authority.boss, authority.session(one, morning)->id));
    CHECK(end(authority.amina, authority.session(one, morning)->id));
    CHECK_FALSE(authority.session(one, morning));
    (void)authority.change([&](auto& connection) -> Done {
        end_other_sessions(connection, authority.amina, authority.session(two, morning)->id, authority.amina, morning);
        return {};
    });
    CHECK(authority.session(two, morning));
    CHECK_FALSE(authority.session(three, morning));
}

TEST_CASE("the hash checked for an unknown user costs what a real one costs") {
    CHECK_FALSE(is_hashed_weakly(hash_password(right)));
    CHECK_FALSE(is_password(right, ""));
    CHECK(is_hashed_weakly("$argon2id$v=19$m=8192,t=1,p=1$YaUpeaOa39zZItGfUW5a/A$s+6DNrNy02fuJKObgledh+C7pUZ9Cem0KisI6Ol7YUE"));
}

TEST_CASE("a common password is refused in words, and so is one of local words; good ones of any letters and signs are taken") {
    const auto* here = "amina.yusuf Amina Yusuf Marlbridge";
    for (const char* weak :
         {"short", "aaaaaaaaaaaaaaaaaaaa", "amina yusuf amina yusuf", "passwordpassword", "qwertyuiopasdfgh", "123456789012345678",
          "tigertigertigertiger", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv", "P@ssw0rd P@ssw0rd", "letmein letmein 1",
          "liverpoolfc2026!", "Marlbridge Council 2026", "children in Marlbridge", "кот и кот и кот и"})
        CHECK_MESSAGE(why_weak(weak, here), weak);
    for (const char* good : {"four unrelated quiet words", "Łąka żółta w deszczu", "тихий дом у реки", "#7$kQ!z@9^w&2*v(p)",
                             "correct horse battery", "日本語のとても長い秘密の言葉です"})
        CHECK_MESSAGE(!why_weak(good, here), good);
    CHECK(why_weak("correct horse battery", "correct.horse Correct Horse Battery"));
    CHECK_FALSE(why_weak(std::string("seven lamps under a bridge") + std::string(100, 'x'), here));
    CHECK(why_weak(std::string("seven lamps under a bridge") + std::string(103, 'x'), here));
    for (int i = 0; i < 20; ++i) CHECK_FALSE(why_weak(random_letters(4), here));
}
