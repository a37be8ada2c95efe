#include "ledger/ledger.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <future>

#include "base/ensure.hpp"
#include "ledger/canonical.hpp"
#include "ledger/merkle.hpp"
#include "ledger/stored_tree.hpp"

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
CREATE TABLE ledger_node (level INTEGER NOT NULL, place BIGINT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY (level, place));
CREATE TABLE ledger_checkpoint (size {ID}, root TEXT NOT NULL, at BIGINT NOT NULL, note TEXT NOT NULL, verifier_key TEXT NOT NULL);
CREATE TABLE ledger_witness (address TEXT PRIMARY KEY, size BIGINT NOT NULL, taken_at BIGINT, failing_since BIGINT);
{NEVER CHANGED ledger_event};
{NEVER REMOVED ledger_event};
{NEVER CHANGED ledger_checkpoint};
{NEVER REMOVED ledger_checkpoint};
)sql"};

namespace {

constexpr std::uint64_t stretch = 1U << lowest_kept_level;

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

constexpr auto is_missing = "The event at this position is missing.";
constexpr auto both_changed = "Between this position and the next 256 an event and its hash were both changed.";

/// One reading of the whole ledger beside what is kept of its tree.
class Verification {
  public:
    explicit Verification(store::Connection& connection) : connection_(connection), promised_(read_frontier(connection)) {
        for (const auto& row : connection.query("SELECT level, place, hash FROM ledger_node"))
            nodes_[{static_cast<unsigned>(row.number("level")), static_cast<std::uint64_t>(row.number("place"))}] = row.text("hash");
        for (const auto& row : connection.query("SELECT size, root FROM ledger_checkpoint"))
            roots_[static_cast<std::uint64_t>(row.number("size"))] = row.text("root");
    }

    std::optional<Fault> run(const std::function<void(std::uint64_t)>& progress) {
        const auto sql = fmt::format("SELECT {}, e.leaf, w.salt, w.words, w.content_hash FROM ledger_event e"
                                     " LEFT JOIN ledger_words w ON w.position = e.position"
                                     " WHERE e.position >= :from AND e.position < :until ORDER BY e.position",
                                     canonical_columns);
        const auto ends =
            connection_.query("SELECT coalesce(min(position), 0) AS first, coalesce(max(position), -1) AS last FROM ledger_event").front();
        bool is_true = true, more = true;
        std::future<bool> checked;  // one piece is checked while the next is read
        for (auto from = ends.number("first"); is_true && more && from <= ends.number("last"); from += events_at_once) {
            auto rows = connection_.query(sql, {{"from", from}, {"until", from + events_at_once}});
            more = !rows.empty();
            if (checked.valid()) is_true = checked.get();
            checked = std::async(std::launch::async, [this, rows = std::move(rows)] { return are_true(rows); });
            if (progress) progress(static_cast<std::uint64_t>(from));
        }
        if (checked.valid()) checked.get();
        if (!more) fail(tree_.size(), is_missing);
        if (!fault_) check_end();
        return fault_;
    }

  private:
    static constexpr std::int64_t events_at_once = 8'192;

    bool are_true(const store::Rows& rows) {
        for (const auto& row : rows)
            if (!fault_) check_event(row);
        return !fault_;
    }

    void check_event(const store::Row& row) {
        const auto position = tree_.size();
        if (static_cast<std::uint64_t>(row.number("position")) != position) return fail(position, is_missing);
        const auto leaf = leaf_hash(canonical(row));
        if (::to_hex(leaf) != row.text("leaf")) fail(position, "The event was changed after it was written.");
        if (!row.is_null("salt") && commitment_to(row.text("salt"), row.text("words"), row.text("content_hash")) != row.text("commitment"))
            fail(position, "The words or the hash of what was saved, kept beside the event, were changed after it was written.");
        tree_.append(leaf, [&](unsigned level, std::uint64_t index, const Hash& hash) { check_node(level, index, hash); });
        if (const auto root = roots_.find(tree_.size()); root != roots_.end() && root->second != ::to_hex(tree_.root()))
            fail((tree_.size() - 1) / stretch * stretch, "The events before this checkpoint's end are not those that were signed.");
    }

    void check_node(unsigned level, std::uint64_t index, const Hash& hash) {
        if (level < lowest_kept_level) return;
        const auto kept = nodes_.find({level, index});
        if (kept == nodes_.end()) fail(index << level, "What is kept to prove the events from this position on is missing.");
        else if (kept->second != ::to_hex(hash)) fail(index << level, both_changed);
    }

    void check_end() {
        const auto size = tree_.size();
        if (size < promised_.size()) return fail(size, "The events from this position on are missing.");
        if (size > promised_.size()) return fail(promised_.size(), "Events were added that the ledger never took.");
        if (tree_.root() != promised_.root())
            return fail(size / stretch * stretch, "From this position on an event and its hash were both changed.");
        if (!roots_.empty() && roots_.rbegin()->first > size) fail(size, "Events were signed that are missing from this position on.");
    }

    /// The first fault stands.
    void fail(std::uint64_t position, std::string_view text) {
        if (!fault_) fault_ = Fault{position, std::string(text)};
    }

    store::Connection& connection_;
    Frontier promised_, tree_;
    std::map<std::pair<unsigned, std::uint64_t>, std::string> nodes_;
    std::map<std::uint64_t, std::string> roots_;
    std::optional<Fault> fault_;
};

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
    const auto leaf = leaf_hash(canonical(position, event, commitment));
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
    frontier_->append(leaf, [&](unsigned level, std::uint64_t index, const Hash& hash) { keep_node(connection_, level, index, hash); });
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

std::vector<Event> events_from(store::Connection& connection, std::int64_t position, int most) {
    std::vector<Event> events;
    for (const auto& row :
         connection.query("SELECT e.at, e.actor, e.action, e.child, e.subject, e.basis, e.detail, w.words FROM ledger_event e"
                          " LEFT JOIN ledger_words w ON w.position = e.position WHERE e.position >= :position"
                          " ORDER BY e.position LIMIT :most",
                          {{"position", position}, {"most", most}}))
        events.push_back({.at = row.instant("at"),
                          .actor = row.id<UserId>("actor"),
                          .action = row.text("action"),
                          .child = row.id<ChildId>("child"),
                          .subject = row.is_null("subject") ? 0 : row.number("subject"),
                          .basis = row.text("basis"),
                          .detail = row.text("detail"),
                          .words = row.text("words")});
    return events;
}

Head head(store::Connection& connection) {
    const auto frontier = read_frontier(connection);
    return {frontier.size(), ::to_hex(frontier.root())};
}

std::optional<Fault> verify(store::Connection& connection, const std::function<void(std::uint64_t)>& progress) {
    return Verification(connection).run(progress);
}

}  // namespace ledger
