#include "ledger/proofs.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <random>
#include <sstream>

#include "ledger/checkpoints.hpp"
#include "verifier/checks.hpp"

namespace fs = std::filesystem;

namespace {

const Instant now = *parse_iso_instant("2026-11-23T09:00:00Z");
const ledger::Signer signer(ledger::Signer::new_key("firsthand/marlbridge"));

struct Authority {
    fs::path root = fs::temp_directory_path() / ("firsthand_proofs_" + std::to_string(getpid()) + "_" + std::to_string(++count));
    store::Store store{{(root / "data").string(), (root / "key").string(), 2, true}, {ledger::migration}};
    ~Authority() { fs::remove_all(root); }
    static inline int count = 0;

    /// The actor of the first event may be another than in the next authority's.
    void add(int events, std::int64_t first_actor = 7) {
        (void)store.write([&](store::Connection& connection) -> Done {
            ledger::Batch batch(connection);
            for (int i = 0; i < events; ++i)
                batch.append(
                    {.at = now, .actor = UserId{i == 0 ? first_actor : 7}, .action = "opened", .child = ChildId{i + 1}, .subject = 9});
            batch.finish();
            return {};
        });
    }
    std::string sign(const ledger::Signer& by = signer) {
        (void)store.write([&](store::Connection& connection) -> Done {
            ledger::make_checkpoint(connection, by, now);
            return {};
        });
        return store.read(ledger::newest_checkpoint)->note;
    }
    std::string hand_over(const ledger::Signer& present, const ledger::Signer& next) {
        (void)store.write([&](store::Connection& connection) -> Done {
            ledger::hand_over(connection, present, next, now);
            return {};
        });
        return store.read(ledger::newest_checkpoint)->note;
    }
    template <class Query>
    auto read(Query query) {
        return store.read([&](store::Connection& connection) { return query(connection); });
    }
    std::string proof(std::uint64_t position) {
        return read([&](auto& connection) { return ledger::inclusion_text(connection, position); }).value_or("");
    }
    std::string consistency(std::uint64_t from, std::uint64_t to) {
        return read([&](auto& connection) { return ledger::consistency_text(connection, from, to); }).value_or("");
    }
    std::string log() {
        return read([](auto& connection) {
            std::ostringstream out;
            ledger::export_log(connection, ledger::head(connection).size, out);
            return out.str();
        });
    }
};

const verifier::Key key = verifier::read_key(signer.verifier_key());

std::vector<verifier::Checkpoint> checkpoints_in(const std::string& notes, verifier::Keys keys = key) {
    return verifier::read_checkpoints(notes, keys);
}

/// "" where the verifier accepts the log.
std::string refusal_of(const std::string& log, const std::string& notes, verifier::Reach reach = verifier::Reach::whole) {
    std::istringstream in(log);
    try {
        verifier::check_log(in, checkpoints_in(notes), reach);
    } catch (const verifier::Refused& refused) {
        return refused.what();
    }
    return "";
}

bool accepts_proof(const std::string& text) {
    try {
        verifier::check_proof(text, key);
        return true;
    } catch (const verifier::Refused&) {
        return false;
    }
}

bool accepts_consistency(const std::string& older, const std::string& newer, const std::string& proof) {
    try {
        verifier::check_consistency(checkpoints_in(older).front(), checkpoints_in(newer).front(), proof);
        return true;
    } catch (const verifier::Refused&) {
        return false;
    }
}

struct Dice {
    std::mt19937_64 engine;
    std::size_t below(std::size_t bound) { return std::uniform_int_distribution<std::size_t>(0, bound - 1)(engine); }
};

/// Where the lines begin, and the end of the last.
std::vector<std::size_t> line_starts(const std::string& log) {
    std::vector<std::size_t> starts{0};
    for (std::size_t i = 0; i < log.size(); ++i)
        if (log[i] == '\n') starts.push_back(i + 1);
    return starts;
}

std::string swapped(const std::string& log, std::span<const std::size_t> starts, std::size_t one, std::size_t other) {
    const auto line = [&](std::size_t number) { return log.substr(starts[number], starts[number + 1] - starts[number]); };
    const auto [low, high] = std::minmax(one, other);
    if (low == high) return log;
    return log.substr(0, starts[low]) + line(high) + log.substr(starts[low + 1], starts[high] - starts[low + 1]) + line(low) +
           log.substr(starts[high + 1]);
}

std::string tampered(const std::string& log, std::span<const std::size_t> starts, Dice& dice) {
    auto made = log;
    const auto at = dice.below(log.size());
    const auto one = dice.below(starts.size() - 1), other = dice.below(starts.size() - 1);
    const auto line = log.substr(starts[one], starts[one + 1] - starts[one]);
    switch (dice.below(8)) {
        case 0: made[at] = static_cast<char>(made[at] ^ (1 << dice.below(8))); break;
        case 1: made.erase(at, 1 + dice.below(4)); break;
        case 2: made.erase(starts[one], line.size()); break;
        case 3: made.insert(at, 1, static_cast<char>(dice.below(256))); break;
        case 4: made.insert(starts[other], line); break;
        case 5: made = swapped(log, starts, one, other); break;
        case 6: made.resize(at); break;
        default: std::swap(made[at], made[dice.below(log.size())]); break;
    }
    return made;
}

}  // namespace

TEST_CASE("a stranger accepts the proof of every event of a ledger of many sizes, and of no other event") {
    Authority authority;
    for (const int more : {1, 1, 254, 1, 300, 700}) {
        authority.add(more);
        authority.sign();
        const auto size = authority.read(ledger::head).size;
        for (std::uint64_t position = 0; position < size; position += size < 10 ? 1 : 37) CHECK(accepts_proof(authority.proof(position)));
        CHECK(accepts_proof(authority.proof(size - 1)));
        CHECK(authority.proof(size).empty());
    }
    authority.add(1);
    CHECK(authority.proof(1257).empty());  // no checkpoint covers it yet
}

TEST_CASE("a proof is refused after any one byte of it was changed") {
    Authority authority;
    authority.add(300);
    authority.sign();
    const auto proof = authority.proof(123);
    REQUIRE(accepts_proof(proof));
    for (std::size_t i = 0; i < proof.size(); ++i) {
        auto changed = proof;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CAPTURE(i);
        CHECK_FALSE(accepts_proof(changed));
    }
    for (std::size_t length = 0; length < proof.size(); length += 7) CHECK_FALSE(accepts_proof(proof.substr(0, length)));
    CHECK_FALSE(accepts_proof(proof + "\n"));
}

TEST_CASE("one checkpoint is shown to continue another, and not with the proof of others") {
    Authority authority;
    std::vector<std::string> notes;
    std::vector<std::uint64_t> sizes;
    for (const int more : {1, 6, 249, 256, 333}) {
        authority.add(more);
        notes.push_back(authority.sign());
        sizes.push_back(authority.read(ledger::head).size);
    }
    for (std::size_t older = 0; older < sizes.size(); ++older)
        for (std::size_t newer = older; newer < sizes.size(); ++newer) {
            const auto proof = authority.consistency(sizes[older], sizes[newer]);
            CHECK(accepts_consistency(notes[older], notes[newer], proof));
            if (older != newer) CHECK_FALSE(accepts_consistency(notes[newer], notes[older], proof));
            if (older > 0) CHECK_FALSE(accepts_consistency(notes[older - 1], notes[newer], proof));
        }
    CHECK(authority.consistency(5, 846).empty());
    CHECK(authority.consistency(5, 4).empty());
}

TEST_CASE("a checkpoint is refused under another key, with another size or root, and without a signature") {
    Authority authority;
    authority.add(3);
    const auto note = authority.sign();
    CHECK(checkpoints_in(note + "\n" + note).size() == 2);
    const auto other = verifier::read_key(ledger::Signer(ledger::Signer::new_key("firsthand/marlbridge")).verifier_key());
    CHECK_THROWS_AS(checkpoints_in(note, other), verifier::Refused);
    for (std::size_t i = 0; i < note.size(); ++i) {
        auto changed = note;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CAPTURE(i);
        CHECK_THROWS_AS(checkpoints_in(changed), verifier::Refused);
    }
    CHECK_THROWS_AS(checkpoints_in(note.substr(0, note.find("\n\n") + 2)), verifier::Refused);
}

TEST_CASE("nothing is signed twice, nor once the ledger no longer continues what was signed") {
    Authority authority;
    authority.add(300);
    authority.sign();
    CHECK_FALSE(*authority.store.write(
        [](store::Connection& connection) -> Result<bool> { return ledger::make_checkpoint(connection, signer, now); }));
    (void)authority.store.write([](store::Connection& connection) -> Done {
        connection.run("UPDATE ledger_node SET hash = :hash WHERE level = 8 AND place = 0", {{"hash", std::string(64, 'a')}});
        return {};
    });
    authority.add(1);
    CHECK_THROWS_AS(authority.sign(), std::runtime_error);
}

TEST_CASE("of 10,000 logs tampered with at random none is accepted, and the first bad position is named") {
    Authority authority;
    std::string notes;
    for (int i = 0; i < 4; ++i) {
        authority.add(60);
        notes += authority.sign();
    }
    const auto log = authority.log();
    const auto starts = line_starts(log);
    REQUIRE(refusal_of(log, notes).empty());
    const auto seed = std::random_device{}();
    INFO("seed ", seed);
    Dice dice{std::mt19937_64(seed)};
    int accepted = 0, unnamed = 0;
    for (int tried = 0; tried < 10'000;) {
        const auto bad = tampered(log, starts, dice);
        if (bad == log) continue;
        ++tried;
        const auto refusal = refusal_of(bad, notes);
        accepted += refusal.empty() ? 1 : 0;
        unnamed += refusal.starts_with("Position ") ? 0 : 1;
    }
    CHECK(accepted == 0);
    CHECK(unnamed == 0);
}

TEST_CASE("a log rewritten whole and signed again fails against a checkpoint that a witness took before") {
    Authority honest, rewritten;
    honest.add(100);
    const auto witnessed = honest.sign();
    honest.add(50);
    rewritten.add(100, 8);
    rewritten.add(50);
    const auto signed_again = rewritten.sign();
    const auto log = rewritten.log();
    CHECK(refusal_of(log, signed_again).empty());  // by itself it is whole
    CHECK(refusal_of(log, witnessed + signed_again).starts_with("Position 0: "));
    CHECK_FALSE(refusal_of(log, witnessed, verifier::Reach::beginning).empty());
    CHECK_FALSE(accepts_consistency(witnessed, signed_again, rewritten.consistency(100, 150)));
    CHECK(accepts_consistency(witnessed, honest.sign(), honest.consistency(100, 150)));
}

TEST_CASE("whoever has the first key follows it to those that it handed over to, and accepts what each of them signed") {
    Authority authority;
    const ledger::Signer second(ledger::Signer::new_key("firsthand/marlbridge")), third(ledger::Signer::new_key("firsthand/marlbridge"));
    authority.add(20);
    const auto before = authority.sign();
    const auto first_handover = authority.hand_over(signer, second);
    authority.add(20);
    const auto between = authority.sign(second);
    const auto second_handover = authority.hand_over(second, third);
    authority.add(300);
    const auto after = authority.sign(third);

    CHECK(refusal_of(authority.log(), after + second_handover + between + first_handover + before).empty());  // in any order, and twice
    CHECK(refusal_of(authority.log(), first_handover + first_handover + second_handover + after).empty());
    CHECK_THROWS_WITH_AS(checkpoints_in(before + after), doctest::Contains("is not signed by this key"), verifier::Refused);
    CHECK_THROWS_AS(checkpoints_in(first_handover + after), verifier::Refused);

    std::string handovers;
    for (const auto& handover : authority.read(ledger::handovers)) handovers += handover.note + "\n";
    verifier::Keys keys(key);
    CHECK(verifier::read_checkpoints(handovers, keys).size() == 2);
    for (const std::uint64_t position : {3, 20, 30, 300}) CHECK(verifier::check_proof(authority.proof(position), keys).contains("stands"));
    CHECK_FALSE(accepts_proof(authority.proof(3)));  // with the first key alone
    CHECK(checkpoints_in(before + between, keys).size() == 2);
}

TEST_CASE("a key that nobody handed over to, or that was replaced, signs nothing that is accepted") {
    Authority authority;
    const ledger::Signer next(ledger::Signer::new_key("firsthand/marlbridge")), thief(ledger::Signer::new_key("firsthand/marlbridge"));
    authority.add(10);
    authority.sign();
    const auto handover = authority.hand_over(signer, next);
    authority.add(10);
    CHECK_THROWS_WITH_AS(authority.sign(signer), doctest::Contains("Another key has taken the place"), std::runtime_error);
    CHECK_THROWS_AS(authority.hand_over(signer, thief), std::runtime_error);
    CHECK(checkpoints_in(handover + authority.sign(next)).size() == 2);

    Authority other;  // tells another history with the old key
    other.add(30, 8);
    CHECK_THROWS_AS(checkpoints_in(handover + other.sign(signer)), verifier::Refused);
    const auto without = [&](const ledger::Signer& whose) {
        const auto line = whose.signature(handover.substr(0, handover.find("\n\n") + 1));
        auto text = handover;
        REQUIRE(text.contains(line));
        return text.erase(text.find(line), line.size());
    };
    CHECK_THROWS_AS(checkpoints_in(without(signer)), verifier::Refused);
    CHECK_THROWS_AS(checkpoints_in(without(next)), verifier::Refused);
    for (std::size_t i = 0; i < handover.size(); ++i) {
        auto changed = handover;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CAPTURE(i);
        CHECK_THROWS_AS(checkpoints_in(changed), verifier::Refused);
    }
}

TEST_CASE("a key whose file was lost is followed by another without a handover, from which the first key leads nowhere") {
    Authority authority;
    const ledger::Signer made_anew(ledger::Signer::new_key("firsthand/marlbridge"));
    authority.add(10);
    const auto before = authority.sign();
    authority.add(10);
    const auto after = authority.sign(made_anew);
    CHECK(authority.read(ledger::handovers).empty());
    CHECK_THROWS_AS(checkpoints_in(before + after), verifier::Refused);
    CHECK(checkpoints_in(after, verifier::read_key(made_anew.verifier_key())).size() == 1);
}
