#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <thread>
#include <vector>

#include "store/connection.hpp"
#include "store/given_ids.hpp"
#include "store/named_steps.hpp"
#include "store/reserve.hpp"

namespace store {

/// The one thread that changes the database. It takes queued commands, runs each in a savepoint and commits them together. Where a
/// server goes away before it answered a commit, what was not kept is done again on the next; and while none keeps anything, that
/// is known, and whoever waits is told.
class Writer {
  public:
    /// Opens the connection; start() begins to take commands. Throws DatabaseError. `reserve` is how many bytes are kept
    /// free beside a file, for what tells of readings when the disk is full.
    Writer(Database database, std::uint64_t reserve);
    ~Writer();
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// For the first steps, before start().
    Connection& connection() { return *connection_; }
    NamedSteps& steps() { return steps_; }
    void start();

    /// Waits until the change is durable, or rethrows what it threw. The change answers whether to keep what it wrote. Throws DatabaseError
    /// while nothing can be kept: locked where the change was surely not kept, lost where that is not known.
    void queue(std::function<bool(Connection&)> change, bool is_note);
    std::int64_t next_id(Instant at) { return ids_.next(at); }

    /// Begins to encrypt the file under another key, if that was asked for (asked_key.hpp) and is not under way. The future is ready when
    /// the file under it has taken the other's place, or throws why it never will; then all is as it was.
    std::optional<std::future<void>> begin_asked_key();
    /// Of the file that is there now.
    std::unique_ptr<Connection> open_reader();

    /// Whether nothing can be kept just now: no server takes changes, or it has waited too long for its standby. A file never is so.
    [[nodiscard]] bool keeps_nothing() const;
    /// Whether the disk has no room but the reserve.
    [[nodiscard]] bool is_full() const { return is_full_; }
    /// Told by a reader that found no server that takes changes.
    void note_none_writes();
    /// Another number whenever keeps_nothing() has become another or the file was replaced; a connection opened before that may be with
    /// the wrong server, or reads what is no more.
    [[nodiscard]] std::uint64_t times_changed() const;

  private:
    struct Job;
    struct KeyChange;
    using Batch = std::vector<std::shared_ptr<Job>>;
    using Clock = std::chrono::steady_clock;

    void open();
    std::int64_t claim_number();
    void run();
    bool take(Batch& batch);
    void go_on_with_key();
    bool put_under_new_key();
    void end_key_change(std::exception_ptr failure);
    std::exception_ptr commit(Batch& batch);
    void transact(Batch& batch, bool is_again);
    bool was_kept();
    void keep_mark();
    void run_in_savepoint(Job& job);
    bool use_reserve(const std::exception_ptr& failure);
    void look_for_room();
    void roll_back();
    std::int64_t keep_ids();
    bool leave(Job& job, bool& surely_unsaved);
    void begin_waiting(Clock::time_point since = Clock::now());
    void end_waiting();
    [[nodiscard]] bool has_waited_too_long() const;

    [[nodiscard]] std::string folder() const;

    Database database_;
    std::shared_mutex file_mutex_;  // held alone to replace the file and change its key, shared to open it
    std::uint64_t reserve_bytes_;
    std::optional<Reserve> reserve_;  // of a file
    NamedSteps steps_;
    std::mutex connection_mutex_;  // held to put another in its place, and by who hangs up
    std::unique_ptr<Connection> connection_;
    bool is_lost_ = false;
    std::mutex mutex_;
    std::condition_variable queued_;
    std::deque<std::shared_ptr<Job>> jobs_;
    std::atomic<bool> is_stopping_{false};
    std::string program_;  // a name of this process that no other ever has
    std::int64_t mark_ = 0;  // of the commit under way
    std::atomic<Clock::rep> waiting_since_{0};  // 0: nothing waits for the database to keep it
    std::atomic<bool> none_writes_{false};
    std::atomic<std::uint64_t> troubles_ended_{0}, files_replaced_{0};
    GivenIds ids_;
    std::exception_ptr full_;  // only what tells of readings is written
    std::atomic<bool> is_full_{false};
    std::unique_ptr<KeyChange> key_change_;  // begun under mutex_, then of the thread
    std::exception_ptr unsynced_;  // the disk failed to keep what it took, and nothing more is written
    std::promise<void> has_ended_;
    std::thread thread_;
};

}  // namespace store
