#pragma once
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <filesystem>

#include "store/store.hpp"

// What the tests of this folder have in common.

namespace store::testing {

namespace fs = std::filesystem;

inline const std::vector<Migration> shape = {{1, "notes", "CREATE TABLE note (id {ID}, words TEXT NOT NULL, on_day TEXT)"}};

/// A place for data and key, which goes with this.
struct Place {
    fs::path root = fs::temp_directory_path() / ("firsthand_store_" + std::to_string(getpid()) + "_" + std::to_string(++made));
    Place() = default;
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() { fs::remove_all(root); }
    [[nodiscard]] StoreSettings settings(bool may_make = true) const {
        return {(root / "data").string(), (root / "keys" / "key").string(), 2, may_make};
    }
    static inline int made = 0;
};

/// Does this in a process of its own, which ends as if the plug were pulled when that step is reached. Whether it ended so.
template <class Work>
bool is_killed_at(const char* step, Work work) {
    const auto child = fork();
    if (child == 0) {
        setenv("FIRSTHAND_STOP_AT", step, 1);
        work();
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

inline Done insert(Connection& connection, std::int64_t id, const std::string& words) {
    connection.run("INSERT INTO note (id, words, on_day) VALUES (:id, :words, :on_day)",
                   {{"id", id}, {"words", words}, {"on_day", std::nullopt}});
    return {};
}

inline std::int64_t count(Store& store) {
    return store.read([](Connection& connection) { return connection.query("SELECT count(*) AS n FROM note").front().number("n"); });
}

}  // namespace store::testing
