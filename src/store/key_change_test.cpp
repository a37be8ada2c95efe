#include <doctest/doctest.h>
#include <sys/stat.h>

#include <atomic>
#include <thread>

#include "store/asked_key.hpp"
#include "store/folder.hpp"
#include "store/key_file.hpp"
#include "store/second_file.hpp"
#include "store/testing.hpp"

using namespace store::testing;
using namespace std::chrono_literals;

namespace {

/// A store with three megabytes in it, and the file of another key.
struct Filled : Place {
    static constexpr int notes = 3000;
    std::string folder = (root / "data").string();
    store::StoreSettings under_old = settings(false), under_new = settings(false);

    Filled() {
        under_new.key_file = (root / "keys" / "new").string();
        store::read_or_make_key(under_new.key_file, true);
        store::Store store(settings(), shape);
        (void)store.write([](auto& connection) -> Done {
            for (int id = 1; id <= notes; ++id) (void)insert(connection, id, std::string(1000, 'a'));
            return {};
        });
    }
    void ask() const {
        store::ask_for_key(folder, store::read_or_make_key(under_old.key_file, false), store::read_or_make_key(under_new.key_file, false));
    }
    /// Whether it opens so, with as many notes at least.
    [[nodiscard]] bool opens(const store::StoreSettings& with, int least = notes) const {
        try {
            store::Store store(with, shape);
            return count(store) >= least;
        } catch (const std::exception&) {
            return false;
        }
    }
};

void change(store::Store& store) {
    auto done = store.begin_asked_key();
    REQUIRE(done);
    done->get();
}

}  // namespace

TEST_CASE("a file is encrypted under another key while it is read and written; all that was kept is there, under the new key alone") {
    const Filled place;
    std::atomic<int> written = 0;
    {
        store::Store store(place.under_old, shape);
        CHECK_FALSE(store.begin_asked_key());
        std::atomic<bool> goes_on = true, is_read = true;
        std::vector<std::jthread> workers;
        for (int worker = 1; worker <= 3; ++worker)
            workers.emplace_back([&, worker] {
                for (int i = 0; goes_on; ++i) {
                    (void)store.write([&](auto& connection) { return insert(connection, worker * 1'000'000 + i, std::string(500, 'b')); });
                    const int least = ++written;
                    if (count(store) < Filled::notes + least) is_read = false;
                }
            });
        std::this_thread::sleep_for(50ms);
        place.ask();
        change(store);
        CHECK_FALSE(store.begin_asked_key());
        std::this_thread::sleep_for(50ms);
        goes_on = false;
        workers.clear();
        CHECK(is_read);
        CHECK(count(store) == Filled::notes + written);
    }
    CHECK(fs::exists(place.folder + "/firsthand.db"));
    CHECK_FALSE(fs::exists(store::second_file_of(place.folder + "/firsthand.db")));
    CHECK_FALSE(place.opens(place.under_old));
    CHECK(place.opens(place.under_new, Filled::notes + written));
}

TEST_CASE("who began to read before another key came reads on undisturbed, and takes nothing away when they end") {
    const Filled place, copy;
    store::Store store(place.under_old, shape);
    std::promise<void> has_begun, may_end;
    std::jthread reader([&] {
        store.read([&](auto& connection) {
            CHECK(connection.query("SELECT count(*) AS n FROM note").front().number("n") == Filled::notes);
            has_begun.set_value();
            may_end.get_future().wait();
            CHECK(connection.query("SELECT count(*) AS n FROM note WHERE words LIKE 'a%'").front().number("n") == Filled::notes);
            return 0;
        });
    });
    has_begun.get_future().wait();
    place.ask();
    change(store);
    CHECK(store.write([](auto& connection) { return insert(connection, 100'000, "while the old file is read"); }));
    may_end.set_value();
    reader.join();
    CHECK(count(store) == Filled::notes + 1);
    CHECK(store.write([](auto& connection) { return insert(connection, 100'001, "after it"); }));
    // As the folder would be found had the plug been pulled now.
    for (const auto* name : {"firsthand.db", "firsthand.db-wal"})
        fs::copy_file(place.folder + "/" + name, copy.folder + "/" + name, fs::copy_options::overwrite_existing);
    auto found = copy.under_old;
    found.key_file = place.under_new.key_file;
    CHECK(copy.opens(found, Filled::notes + 2));
}

TEST_CASE("it waits for who copies the file and for who reads from the journal, and nobody who writes waits for it") {
    const Filled place;
    store::Store store(place.under_old, shape);
    std::optional<store::FileHold> copying(std::in_place, place.folder, store::FileHold::Purpose::copy);
    const auto add = [&](std::int64_t id) { CHECK(store.write([&](auto& connection) { return insert(connection, id, "meanwhile"); })); };
    add(100'000);
    place.ask();
    auto done = store.begin_asked_key();
    REQUIRE(done);
    CHECK(done->wait_for(300ms) == std::future_status::timeout);
    store.read([&](auto& connection) {
        CHECK(connection.query("SELECT count(*) AS n FROM note").front().number("n") == Filled::notes + 1);
        add(100'001);
        copying.reset();
        CHECK(done->wait_for(1500ms) == std::future_status::timeout);
        add(100'002);
        return 0;
    });
    done->get();
    CHECK(count(store) == Filled::notes + 3);
}

TEST_CASE(
    "killed in the midst of it, the folder opens with the old key or the new one, and a change that was not completed is begun anew") {
    for (const auto* step : {"key_step:1", "key_step:3", "key_whole:1", "key_in_place:1"}) {
        CAPTURE(step);
        const Filled place;
        place.ask();
        REQUIRE(is_killed_at(step, [&] {
            store::Store store(place.under_old, shape);
            if (auto done = store.begin_asked_key()) done->wait();
        }));
        const bool is_old = place.opens(place.under_old);
        CHECK(is_old != place.opens(place.under_new));
        CHECK(is_old == (std::string_view(step) != "key_in_place:1"));
        {
            store::Store store(is_old ? place.under_old : place.under_new, shape);
            if (is_old) change(store);
            else CHECK_FALSE(store.begin_asked_key());
        }
        CHECK_FALSE(store::is_key_asked(place.folder));
        CHECK(place.opens(place.under_new));
    }
}

TEST_CASE("what root does for the program of another user stays that user's") {
    const Filled place;
    constexpr uid_t nobody = 65534;
    if (geteuid() != 0) return;
    for (const auto& entry : fs::directory_iterator(place.folder)) REQUIRE(chown(entry.path().c_str(), nobody, nobody) == 0);
    REQUIRE(chown(place.folder.c_str(), nobody, nobody) == 0);
    const auto owner = [&](const std::string& name) {
        struct stat status{};
        REQUIRE(stat((place.folder + "/" + name).c_str(), &status) == 0);
        return status.st_uid;
    };
    place.ask();
    CHECK(owner("firsthand.key.next") == nobody);
    const auto before = fs::status(place.folder + "/firsthand.db").permissions();
    {
        store::Store store(place.under_old, shape);
        change(store);
    }
    for (const auto* name : {"firsthand.db", "firsthand.lock", "firsthand.file.lock"}) CHECK(owner(name) == nobody);
    CHECK(fs::status(place.folder + "/firsthand.db").permissions() == before);
}

TEST_CASE("without room for a second file nothing happens, and the record is kept as before") {
    const Filled place;
    auto settings = place.under_old;
    settings.reserve = 1ULL << 50;
    store::Store store(settings, shape);
    place.ask();
    auto done = store.begin_asked_key();
    REQUIRE(done);
    CHECK_THROWS_WITH_AS(done->get(), doctest::Contains("There is no room for a second file"), std::runtime_error);
    CHECK(store.write([](auto& connection) { return insert(connection, 100'000, "as before"); }));
    CHECK(count(store) == Filled::notes + 1);
}

TEST_CASE("a key can be asked for only by who has the present one, and what is asked shows neither") {
    const Filled place;
    const std::string present(64, 'a'), next(64, 'b');
    store::ask_for_key(place.folder, present, next);
    CHECK(store::asked_key(place.folder, present) == next);
    CHECK_FALSE(store::asked_key(place.folder, std::string(64, 'c')));
    CHECK(store::read_private_line(place.folder + "/firsthand.key.next").find("bbbb") == std::string::npos);
    store::Store store(place.under_old, shape);  // of another key: that was done before, or is somebody else's
    CHECK_FALSE(store.begin_asked_key());
    CHECK_FALSE(store::is_key_asked(place.folder));
}
