#include "ledger/ledger.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include "base/ensure.hpp"
#include "ledger/merkle.hpp"

namespace ledger {

const store::Migration migration = {1, "ledger", R"sql(
CREATE TABLE ledger_event (
  position {ID},
  at BIGINT NOT NULL,
  actor BIGINT,
  action TEXT NOT NULL,
  child BIGINT,
  subject BIGINT,
  basis TEXT,
  detail TEXT,
  commitment TEXT,
  leaf TEXT NOT NULL
);
CREATE INDEX ledger_event_of_child ON ledger_event (child, position);
CREATE INDEX ledger_event_of_actor ON ledger_event (actor, position);
CREATE TABLE ledger_words (position {ID}, salt TEXT NOT NULL, words TEXT, content_hash TEXT);
CREATE TABLE ledger_head (id INTEGER PRIMARY KEY, frontier TEXT NOT NULL);
INSERT INTO ledger_head (id, frontier) VALUES (1, '0000000000000000');
CREATE TABLE ledger_checkpoint (size {ID}, root TEXT NOT NULL);
{NEVER CHANGED ledger_event};
{NEVER REMOVED ledger_event};
)sql"};

namespace {

constexpr std::uint64_t checkpoint_every = 256;

std::string to_hex(std::span<const std::uint8_t> bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        out += digits[byte >> 4];
        out += digits[byte & 15];
    }
    return out;
}

std::vector<std::uint8_t> from_hex(std::string_view hex) {
    std::vector<std::uint8_t> bytes(hex.size() / 2);
    std::size_t length = 0;
    const int rc = sodium_hex2bin(bytes.data(), bytes.size(), hex.data(), hex.size(), nullptr, &length, nullptr);
    ensure(rc == 0 && length * 2 == hex.size(), "the ledger's head is stored in hexadecimal digits");
    return bytes;
}

std::string new_salt() {
    std::array<std::uint8_t, 16> salt{};
    randombytes_buf(salt.data(), salt.size());
    return to_hex(salt);
}

std::string salted_hash(std::string_view salt, std::string_view content) {
    return content.empty() ? "" : ::to_hex(leaf_hash(fmt::format("{}\n{}", salt, content)));
}

/// The content's hash stands in it, not the content, so that the words can be checked where the content is not at hand.
std::string commitment_to(std::string_view salt, std::string_view words, std::string_view content_hash) {
    return ::to_hex(leaf_hash(fmt::format("{}\n{}\n{}{}", salt, words.size(), words, content_hash)));
}

/// The same bytes for ever: names and values of codes and numbers, one a line, in this order. Empty ones are left out.
std::string canonical(std::uint64_t position, Instant at, UserId actor, std::string_view action, ChildId child, std::int64_t subject,
                      std::string_view basis, std::string_view detail, std::string_view commitment) {
    std::string out = fmt::format("firsthand event 1\nposition {}\nat {}\naction {}\n", position, iso(at), action);
    if (actor.is_set()) out += fmt::format("actor {}\n", actor.value);
    if (child.is_set()) out += fmt::format("child {}\n", child.value);
    if (subject != 0) out += fmt::format("subject {}\n", subject);
    if (!basis.empty()) out += fmt::format("basis {}\n", basis);
    if (!detail.empty()) out += fmt::format("detail {}\n", detail);
    if (!commitment.empty()) out += fmt::format("commitment {}\n", commitment);
    return out;
}

bool is_code(std::string_view text) {
    return std::ranges::none_of(text, [](char c) { return c == '\n' || c == '\r'; });
}

Frontier read_frontier(store::Connection& connection) {
    const auto rows = connection.query("SELECT frontier FROM ledger_head WHERE id = 1");
    ensure(rows.size() == 1, "the ledger has a head");
    auto frontier = Frontier::from_bytes(from_hex(rows.front().text("frontier")));
    ensure(frontier.has_value(), "the ledger's head can be read");
    return std::move(*frontier);
}

}  // namespace

Batch::Batch(store::Connection& connection) : connection_(connection), frontier_(std::make_unique<Frontier>(read_frontier(connection))) {}
Batch::~Batch() = default;

std::uint64_t Batch::append(const Event& event) {
    ensure(is_code(event.action) && is_code(event.basis) && is_code(event.detail), "only codes enter the ledger in clear");
    const auto position = frontier_->size();
    std::string commitment;
    if (!event.words.empty() || !event.content.empty()) {
        const auto salt = new_salt();
        const auto content_hash = salted_hash(salt, event.content);
        commitment = commitment_to(salt, event.words, content_hash);
        connection_.run("INSERT INTO ledger_words (position, salt, words, content_hash) VALUES (:position, :salt, :words, :content_hash)",
                        {{"position", position},
                         {"salt", salt},
                         {"words", store::text_or_null(event.words)},
                         {"content_hash", store::text_or_null(content_hash)}});
    }
    const auto leaf = leaf_hash(
        canonical(position, event.at, event.actor, event.action, event.child, event.subject, event.basis, event.detail, commitment));
    connection_.run("INSERT INTO ledger_event (position, at, actor, action, child, subject, basis, detail, commitment, leaf)"
                    " VALUES (:position, :at, :actor, :action, :child, :subject, :basis, :detail, :commitment, :leaf)",
                    {{"position", position},
                     {"at", event.at},
                     {"actor", event.actor},
                     {"action", event.action},
                     {"child", event.child},
                     {"subject", event.subject == 0 ? store::Value() : store::Value(event.subject)},
                     {"basis", store::text_or_null(event.basis)},
                     {"detail", store::text_or_null(event.detail)},
                     {"commitment", store::text_or_null(commitment)},
                     {"leaf", ::to_hex(leaf)}});
    frontier_->append(leaf);
    if (frontier_->size() % checkpoint_every == 0)
        connection_.run("INSERT INTO ledger_checkpoint (size, root) VALUES (:size, :root)",
                        {{"size", frontier_->size()}, {"root", ::to_hex(frontier_->root())}});
    return position;
}

void Batch::finish() {
    connection_.run("UPDATE ledger_head SET frontier = :frontier WHERE id = 1", {{"frontier", to_hex(frontier_->to_bytes())}});
}

std::uint64_t append(store::Connection& connection, const Event& event) {
    Batch one(connection);
    const auto position = one.append(event);
    one.finish();
    return position;
}

Head head(store::Connection& connection) {
    const auto frontier = read_frontier(connection);
    return {frontier.size(), ::to_hex(frontier.root())};
}

std::optional<Fault> verify(store::Connection& connection, const std::function<void(std::uint64_t)>& progress) {
    const auto promised = read_frontier(connection);
    std::map<std::uint64_t, std::string> checkpoints;
    for (const auto& row : connection.query("SELECT size, root FROM ledger_checkpoint"))
        checkpoints[static_cast<std::uint64_t>(row.number("size"))] = row.text("root");
    Frontier tree;
    std::optional<Fault> fault;
    connection.for_each(
        "SELECT e.position, e.at, e.actor, e.action, e.child, e.subject, e.basis, e.detail, e.commitment, e.leaf, w.salt, w.words, "
        "w.content_hash"
        " FROM ledger_event e LEFT JOIN ledger_words w ON w.position = e.position ORDER BY e.position",
        {}, [&](const store::Row& row) {
            if (fault) return;
            const auto position = static_cast<std::uint64_t>(row.number("position"));
            if (position != tree.size()) {
                fault = Fault{tree.size(), "The event at this position is missing."};
                return;
            }
            const auto leaf =
                leaf_hash(canonical(position, row.instant("at"), row.id<UserId>("actor"), row.text("action"), row.id<ChildId>("child"),
                                    row.number("subject"), row.text("basis"), row.text("detail"), row.text("commitment")));
            if (::to_hex(leaf) != row.text("leaf")) fault = Fault{position, "The event was changed after it was written."};
            if (!row.is_null("salt") &&
                commitment_to(row.text("salt"), row.text("words"), row.text("content_hash")) != row.text("commitment"))
                fault =
                    Fault{position, "The words or the hash of what was saved, kept beside the event, were changed after it was written."};
            tree.append(leaf);
            if (const auto known = checkpoints.find(tree.size());
                !fault && known != checkpoints.end() && known->second != ::to_hex(tree.root()))
                fault = Fault{tree.size() - checkpoint_every,
                              "Between this position and the next 256 an event and its hash were both changed."};
            if (progress && position % 100'000 == 0) progress(position);
        });
    if (fault) return fault;
    if (tree.size() < promised.size()) return Fault{tree.size(), "The events from this position on are missing."};
    if (tree.size() > promised.size()) return Fault{promised.size(), "Events were added that the ledger never took."};
    if (tree.root() != promised.root())
        return Fault{tree.size() / checkpoint_every * checkpoint_every, "From this position on an event and its hash were both changed."};
    return std::nullopt;
}

}  // namespace ledger
