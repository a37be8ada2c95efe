#pragma once
#include "staff/accounts.hpp"

namespace reading {

/// [1.14] Somebody used a child's record: opened a page of it, printed it, searched in it.
struct Use {
    std::int64_t position = 0;  ///< in the ledger
    Instant at{};
    UserId actor;               ///< not set: the program itself
    std::string name, job_title;
    std::string action, detail;
    EntryId entry;              ///< when one entry was opened
    std::string basis;
    std::string reason;         ///< the words given for this use, or when the glass was broken before it
    bool is_reason_erased = false;
};

/// One person's uses that follow each other within a quarter of an hour; newest first.
struct Sitting {
    std::vector<Use> uses;
    [[nodiscard]] const Use& newest() const { return uses.front(); }
    [[nodiscard]] const Use& oldest() const { return uses.back(); }
    /// "Allocated to the child", each way once.
    [[nodiscard]] std::vector<std::string> bases() const;
    [[nodiscard]] std::vector<std::string> reasons() const;
};
std::vector<Sitting> fold(const std::vector<Use>& uses);

/// "Front page", "Printed the chronology": what was used, in words.
std::string what_in_words(const Use& use);

constexpr std::size_t uses_a_page = 100;
struct UsesPage {
    std::vector<Use> uses;  ///< newest first
    bool has_older = false;
};
/// Before this position; 0 for the newest. `actor` not set: everybody.
UsesPage read_uses(store::Connection& connection, ChildId child, UserId actor, std::int64_t before, std::size_t most = uses_a_page);

struct ReaderName {
    UserId user;
    std::string name;
};
/// Everybody who ever used it, by name.
std::vector<ReaderName> all_readers(store::Connection& connection, ChildId child);
long long readers_since(store::Connection& connection, ChildId child, Instant since);

}  // namespace reading
