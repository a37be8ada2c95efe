#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/dates.hpp"
#include "base/ids.hpp"
#include "store/store.hpp"

class Frontier;

namespace ledger {

/// One thing that was done or read. What is written here is proved for ever, so nothing personal stands in it: a person's
/// words enter as a salted commitment only, and can be erased later without breaking a proof.
struct Event {
    Instant at{};
    UserId actor;             ///< not set: the program itself, or the command line
    std::string action;       ///< a code such as entry.completed or file.opened
    ChildId child;            ///< not set when it is about no child
    std::int64_t subject = 0; ///< the id of what it was done to: an entry, a user
    std::string basis;        ///< code of why it was allowed: allocated, leads_team, duty, break_glass
    std::string detail;       ///< codes only, such as the page or the version
    std::string words;        ///< personal words (why the glass was broken): kept beside the ledger, committed to in it
    std::string content;      ///< what was saved, committed to and not kept here
};

extern const store::Migration migration;

/// Adds the event to the tree, in the transaction of the command it tells of. Answers its position, counted from 0.
std::uint64_t append(store::Connection& connection, const Event& event);

/// Adds many events in one transaction, as an import does: the ledger's head is read once, and written by finish(). Until then
/// nothing else may append in that transaction.
class Batch {
  public:
    explicit Batch(store::Connection& connection);
    ~Batch();
    Batch(const Batch&) = delete;
    Batch& operator=(const Batch&) = delete;
    std::uint64_t append(const Event& event);
    void finish();

  private:
    store::Connection& connection_;
    std::unique_ptr<Frontier> frontier_;
};

/// What was appended from this position on, in order and at most so many, with its words; what was saved is not kept.
std::vector<Event> events_from(store::Connection& connection, std::int64_t position, int most);

/// How the ledger stands.
struct Head {
    std::uint64_t size = 0;
    std::string root;  ///< 64 hexadecimal digits
};
Head head(store::Connection& connection);

/// The first place where the ledger is not what it was when written.
struct Fault {
    std::uint64_t position = 0;
    std::string text;
};
/// Reads the whole ledger and recomputes every hash; nothing when all is true. `progress` is told positions now and then.
std::optional<Fault> verify(store::Connection& connection, const std::function<void(std::uint64_t)>& progress = {});

}  // namespace ledger
