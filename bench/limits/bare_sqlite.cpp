// How much SQLite alone can take: bare_sqlite DATABASE KEY_FILE RECORDING WRITERS SECONDS
// So many threads save the recorded entries again, each waiting until its own is durable. Prints how many were saved in a second, and the
// 50th and 95th of 100 waits in milliseconds. Where the recording saved no entries, its openings are written again; "commit" in its place
// changes one row.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "limits/replay.hpp"

namespace {

using Clock = std::chrono::steady_clock;

std::vector<replay::Run> runs_with(const std::vector<replay::Operation>& operations, std::string_view statement) {
    std::vector<replay::Run> found;
    for (const auto& operation : operations)
        for (const auto& run : operation)
            if (run.writes && std::ranges::any_of(run.steps, [&](const auto& step) { return step.sql.starts_with(statement); }))
                found.push_back(run);
    return found;
}

std::vector<replay::Run> saves_from(const std::string& recording) {
    if (recording == "commit") return {{true, {{"UPDATE id_given SET up_to = up_to + 1", {}}}}};
    const auto operations = replay::operations_from(recording);
    auto saves = runs_with(operations, "INSERT INTO entry ");
    return saves.empty() ? runs_with(operations, "INSERT INTO ledger_event ") : saves;
}

}  // namespace

int main(int count, char** words) {
    if (count != 6) return 2;
    const auto saves = saves_from(words[3]);
    if (saves.empty()) return std::fputs("nothing was saved in the recording\n", stderr), 1;
    replay::GroupCommit writer(words[1], words[2]);
    std::atomic<std::size_t> next = 0;
    std::vector<std::vector<double>> waits(static_cast<std::size_t>(std::atoi(words[4])));
    const auto began = Clock::now(), until = began + std::chrono::seconds{std::atoi(words[5])};
    std::vector<std::thread> threads;
    for (auto& own : waits)
        threads.emplace_back([&] {
            while (Clock::now() < until) {
                const auto number = next++;
                const auto from = Clock::now();
                writer.write(saves[number % saves.size()], replay::further(number / saves.size()));
                own.push_back(std::chrono::duration<double, std::milli>(Clock::now() - from).count());
            }
        });
    for (auto& thread : threads) thread.join();
    const double took = std::chrono::duration<double>(Clock::now() - began).count();
    std::vector<double> all;
    for (const auto& own : waits) all.insert(all.end(), own.begin(), own.end());
    std::ranges::sort(all);
    std::printf("{\"rate\": %.1f, \"p50\": %.3f, \"p95\": %.3f}\n", static_cast<double>(all.size()) / took, all[all.size() / 2],
                all[all.size() * 95 / 100]);
    return 0;
}
