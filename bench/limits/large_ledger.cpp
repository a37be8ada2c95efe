// A ledger as large as a year's of the largest authority, and what it costs to check: large_ledger FOLDER KEY_FILE EVENTS
// Made once and then kept. Prints figures as JSON: making it, verifying all of it, proving one event of it.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "ledger/checkpoints.hpp"
#include "ledger/proofs.hpp"

namespace {

constexpr std::uint64_t events_at_once = 20'000, proofs = 2'000;
const Instant beginning = *parse_iso_instant("2026-01-01T00:00:00Z");

double seconds_since(std::chrono::steady_clock::time_point began) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

/// Openings with a basis and a page, one of ten with a reason, as an authority's ledger has them.
void append_events(store::Connection& connection, std::uint64_t from, std::uint64_t until) {
    ledger::Batch batch(connection);
    for (auto i = from; i < until; ++i)
        batch.append({.at = beginning + std::chrono::milliseconds{i * 1'200},
                      .actor = UserId{static_cast<std::int64_t>(456'246'322'790'400'000 + i % 2'500)},
                      .action = "opened",
                      .child = ChildId{static_cast<std::int64_t>(456'246'322'790'500'000 + i * 7'919 % 250'000)},
                      .basis = i % 10 == 0 ? "break_glass" : "allocated",
                      .detail = i % 3 == 0 ? "front_page" : "file",
                      .words = i % 10 == 0 ? "Covering for a colleague who is ill today" : ""});
    batch.finish();
}

std::uint64_t size_of(store::Store& store) {
    return store.read([](store::Connection& connection) { return ledger::head(connection).size; });
}

double grow(store::Store& store, std::uint64_t size) {
    const auto began = std::chrono::steady_clock::now();
    // Neither checking nor proving reads these, and they are most of what making so many costs.
    (void)store.write([](store::Connection& connection) -> Done {
        connection.script("DROP INDEX IF EXISTS ledger_event_of_child; DROP INDEX IF EXISTS ledger_event_of_actor");
        return {};
    });
    for (auto have = size_of(store); have < size; have = size_of(store))
        (void)store.write([&](store::Connection& connection) -> Done {
            append_events(connection, have, std::min(size, have + events_at_once));
            return {};
        });
    (void)store.write([&](store::Connection& connection) -> Done {
        ledger::make_checkpoint(connection, ledger::Signer(ledger::Signer::new_key("bench.example/ledger")), beginning);
        return {};
    });
    return seconds_since(began);
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) return 2;
    const std::uint64_t size = std::strtoull(words[3], nullptr, 10);
    store::Store store({.folder = words[1], .key_file = words[2], .may_make = true}, {ledger::migration});
    const auto had = size_of(store);
    const auto made = grow(store, size);

    const auto began = std::chrono::steady_clock::now();
    const bool is_true = !store.read([](store::Connection& connection) { return ledger::verify(connection); });
    const auto verified = seconds_since(began);

    std::mt19937_64 random(7);
    std::vector<double> times;
    std::string longest;
    for (std::uint64_t i = 0; i < proofs; ++i) {
        const auto one = std::chrono::steady_clock::now();
        const auto text = store.read([&](store::Connection& connection) { return ledger::inclusion_text(connection, random() % size); });
        times.push_back(1000 * seconds_since(one));
        if (!text) return 1;
        if (text->size() > longest.size()) longest = *text;
    }
    std::ranges::sort(times);
    const auto event = longest.find("extra "), after = longest.find('\n', event);
    fmt::print(R"({{"events": {}, "made_seconds": {:.1f}, "made_events": {}, "bytes": {}, "is_true": {}, "verify_seconds": {:.1f},)"
               R"( "proof_p50_ms": {:.2f}, "proof_p95_ms": {:.2f}, "longest_proof_bytes": {}, "event_bytes": {}}})"
               "\n",
               size, made, size - std::min(had, size), std::filesystem::file_size(std::string(words[1]) + "/firsthand.db"), is_true,
               verified, times[proofs / 2], times[proofs * 95 / 100], longest.size(), after - event);
    return is_true ? 0 : 1;
}
