// How many events the ledger takes: ledger_ingest FOLDER KEY_FILE WRITERS SECONDS
// So many threads each write an opening by the program's own store and ledger, and wait until it is durable. Prints how many in a second.
#include <atomic>
#include <cstdio>
#include <cstdlib>

#include "ledger/ledger.hpp"

int main(int count, char** words) {
    if (count != 5) return 2;
    store::Store store({.folder = words[1], .key_file = words[2]}, {});
    const auto now = std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    std::atomic<std::int64_t> written = 0;
    const auto began = std::chrono::steady_clock::now(), until = began + std::chrono::seconds{std::atoi(words[4])};
    std::vector<std::thread> threads;
    for (int writer = 0; writer < std::atoi(words[3]); ++writer)
        threads.emplace_back([&, writer] {
            while (std::chrono::steady_clock::now() < until) {
                (void)store.write([&](store::Connection& connection) -> Done {
                    ledger::append(connection, {.at = now,
                                                .actor = UserId{writer + 1},
                                                .action = "opened",
                                                .child = ChildId{++written},
                                                .basis = "allocated",
                                                .detail = "front_page"});
                    return {};
                });
            }
        });
    for (auto& thread : threads) thread.join();
    const double took = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
    std::printf("{\"rate\": %.1f}\n", static_cast<double>(written) / took);
    return 0;
}
