#pragma once
// The recorded statements, run again on SQLite by nothing but SQLite: the limit that the program is held against.
#include <sqlite3.h>

#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <semaphore>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace replay {

using Value = std::variant<std::nullptr_t, std::int64_t, std::string>;
struct Step {
    std::string sql;
    std::vector<std::pair<std::string, Value>> values;
};
/// What one request asked: runs of steps, each run in one transaction, of reading or of the writer.
struct Run {
    bool writes = false;
    std::vector<Step> steps;
};
using Operation = std::vector<Run>;

/// The requests of a recording, one after another; each begins with the look-up of its session.
std::vector<Operation> operations_from(const std::string& recording);

/// How far ids and positions are moved on when a recording is run for the n-th time; further than in any earlier run of the program.
std::int64_t further(std::size_t time);

/// A connection opened as the program opens it, with each statement prepared once.
class Connection {
  public:
    Connection(const std::string& database, const std::string& key_file, bool writes);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;
    void plain(const char* sql);
    /// Ids and positions are moved on by so much, so that a recording can be run more than once.
    void run(const Step& step, std::int64_t further);

  private:
    sqlite3* database_ = nullptr;
    std::map<std::string, sqlite3_stmt*, std::less<>> kept_;
};

/// One writer thread that commits together what waits, at most so many runs.
class GroupCommit {
  public:
    GroupCommit(const std::string& database, const std::string& key_file);
    ~GroupCommit();
    GroupCommit(const GroupCommit&) = delete;
    GroupCommit& operator=(const GroupCommit&) = delete;
    /// Returns when it is durable.
    void write(const Run& run, std::int64_t further);

  private:
    struct Job {
        const Run* run;
        std::int64_t further;
        std::binary_semaphore is_done{0};
    };
    void work();

    Connection connection_;
    std::mutex mutex_;
    std::condition_variable queued_;
    std::vector<Job*> jobs_;
    bool ends_ = false;
    std::thread thread_;
};

}  // namespace replay
