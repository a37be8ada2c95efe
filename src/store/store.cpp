#include "store/store.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "base/ensure.hpp"
#include "store/key_file.hpp"
#include "store/named_steps.hpp"

namespace store {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

/// Held for as long as the process runs: a second process on the same folder is refused.
class FolderLock {
  public:
    explicit FolderLock(const fs::path& folder) {
        const auto path = (folder / "firsthand.lock").string();
        file_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
        if (file_ < 0) throw std::runtime_error("The folder " + folder.string() + " cannot be written.");
        if (flock(file_, LOCK_EX | LOCK_NB) != 0) {
            close(file_);
            throw std::runtime_error("Another Firsthand process is using " + folder.string() +
                                     ". Stop it first: two processes never share one file.");
        }
    }
    ~FolderLock() { close(file_); }
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

  private:
    int file_ = -1;
};

std::string prepare_folder(const StoreSettings& settings) {
    const fs::path folder = fs::weakly_canonical(fs::absolute(settings.folder));
    const fs::path key = fs::weakly_canonical(fs::absolute(settings.key_file));
    if (key.string().starts_with(folder.string() + "/"))
        throw std::runtime_error(
            "The key file may not lie beside the data: whoever took the one would have both. Choose another place with --key-file.");
    if (!fs::exists(folder / "firsthand.db") && !settings.may_make)
        throw std::runtime_error("There is no authority in " + folder.string() + ". Make one with 'firsthand setup' or 'firsthand demo'.");
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) fs::permissions(folder, fs::perms::owner_all, error);
    if (error) throw std::runtime_error("The folder " + folder.string() + " cannot be written: " + error.message() + ".");
    return (folder / "firsthand.db").string();
}

/// Where the authority is. Throws std::runtime_error in plain words.
Database database_of(const StoreSettings& settings) {
    if (!settings.url.empty()) return {.url = settings.url};
    auto file = prepare_folder(settings);
    return {.file = std::move(file), .key_hex = read_or_make_key(settings.key_file, settings.may_make)};
}

/// All steps in one transaction: a database has its old shape or the new one, never one between.
void migrate(Connection& connection, const std::vector<Migration>& migrations, NamedSteps& steps) {
    connection.script("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)");
    connection.script("CREATE TABLE IF NOT EXISTS id_given (up_to BIGINT NOT NULL)");
    connection.script("INSERT INTO id_given (up_to) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM id_given)");
    const auto newest = connection.query("SELECT coalesce(max(number), 0) AS newest FROM migration").front().number("newest");
    if (!migrations.empty() && newest > migrations.back().number)
        throw std::runtime_error("This database was made by a newer Firsthand. Start that one.");
    for (const auto& migration : migrations) {
        if (migration.number <= newest) continue;
        const bool has_own = connection.dialect() == Dialect::postgresql && !migration.sql_of_postgresql.empty();
        connection.script(has_own ? migration.sql_of_postgresql : migration.sql);
        connection.run("INSERT INTO migration (number, name) VALUES (:number, :name)",
                       {{"number", migration.number}, {"name", migration.name}});
        steps.reached("migration");
    }
}

/// Throws std::runtime_error where nobody has made an authority; a file that is not there was told of before.
void expect_authority(Connection& connection) {
    if (connection.dialect() == Dialect::sqlite) return;
    if (!connection.query("SELECT to_regclass('migration') IS NOT NULL AS made").front().truth("made"))
        throw std::runtime_error("There is no authority in this database. Make one with 'firsthand setup' or 'firsthand demo'.");
}

struct Job {
    std::function<bool(Connection&)> change;
    std::promise<void> done;
    std::exception_ptr failure;
};

constexpr std::size_t jobs_in_one_commit = 64;
constexpr std::int64_t ids_in_a_millisecond = 1LL << 21;
/// Kept ahead in one go, so that a minute's commits write it once.
constexpr std::int64_t ids_kept_ahead = 60'000 * ids_in_a_millisecond;
/// So many programs may serve one authority on PostgreSQL at once. Each puts its number into the ids it gives.
constexpr std::int64_t most_programs = 32;
constexpr auto wait_for_a_server = 30s;  ///< for how long commands wait for a database server that went away

}  // namespace

struct Store::Inside {
    Database database;
    std::optional<FolderLock> lock;  // of a file; a server keeps its own
    std::unique_ptr<Connection> writer;
    std::mutex queue_mutex, reader_mutex;
    std::condition_variable queued, reader_back;
    std::deque<std::shared_ptr<Job>> jobs;
    std::vector<std::unique_ptr<Connection>> readers;
    int unopened_readers;
    bool stopping = false;
    std::atomic<std::int64_t> last_id{0};
    std::atomic<std::int64_t> number_of_program{0};
    std::int64_t ids_kept_up_to = 0;  // used by the writer thread
    std::exception_ptr unsynced;      // so is this: the disk failed to keep what it took, and nothing more is written
    NamedSteps steps;
    std::thread thread;

    explicit Inside(const StoreSettings& settings) : database(database_of(settings)), unopened_readers(settings.readers) {
        if (!database.file.empty()) lock.emplace(fs::path(database.file).parent_path());
        open_writer();
    }

    void open_writer() {
        writer.reset();
        writer = std::make_unique<Connection>(database, Connection::Purpose::write);
        if (database.dialect() == Dialect::postgresql) number_of_program = claim_number();
    }

    /// Held by the writer's session, and free again when that ends.
    std::int64_t claim_number() {
        for (std::int64_t number = 0; number < most_programs; ++number)
            if (writer->query("SELECT pg_try_advisory_lock(20261123, CAST(:number AS integer)) AS is_mine", {{"number", number}})
                    .front()
                    .truth("is_mine"))
                return number;
        throw DatabaseError(DatabaseError::Kind::other, "As many programs as can be serve this authority already.");
    }

    void run() {
        while (true) {
            std::vector<std::shared_ptr<Job>> batch;
            {
                std::unique_lock hold(queue_mutex);
                queued.wait(hold, [&] { return stopping || !jobs.empty(); });
                if (jobs.empty()) return;
                while (!jobs.empty() && batch.size() < jobs_in_one_commit) {
                    batch.push_back(std::move(jobs.front()));
                    jobs.pop_front();
                }
            }
            const auto failure = unsynced ? unsynced : commit(batch);
            steps.reached("before_answer");
            for (auto& job : batch) {
                if (failure) job->done.set_exception(failure);
                else if (job->failure) job->done.set_exception(job->failure);
                else job->done.set_value();
            }
        }
    }

    /// Answers why the batch was not kept, or nothing when it is durable. When the server goes away, its place may be taken by another:
    /// what had not been committed is done again there.
    std::exception_ptr commit(std::vector<std::shared_ptr<Job>>& batch) {
        const auto until = std::chrono::steady_clock::now() + wait_for_a_server;
        while (true) {
            std::string transaction;
            try {
                transact(batch, transaction);
                return nullptr;
            } catch (const DatabaseError& error) {
                const auto failure = std::current_exception();
                // What such a disk holds is not known, and it may say of the next try that all is well: only a restart reads it anew.
                if (error.kind() == DatabaseError::Kind::unsynced) unsynced = failure;
                if (error.kind() != DatabaseError::Kind::lost) return roll_back(), failure;
                if (!open_writer_again(until)) return failure;
                // Whether a commit that was never answered was kept is asked of the database itself.
                if (!transaction.empty() && writer->was_committed(transaction)) return nullptr;
            } catch (...) {
                const auto failure = std::current_exception();
                return roll_back(), failure;
            }
        }
    }

    void transact(std::vector<std::shared_ptr<Job>>& batch, std::string& transaction) {
        writer->begin();
        steps.reached("begun");
        for (auto& job : batch) run_in_savepoint(*job);
        const auto up_to = keep_ids();
        transaction = writer->transaction();
        steps.reached("before_commit");
        writer->commit();
        steps.reached("after_commit");
        ids_kept_up_to = up_to;
    }

    void roll_back() {
        try {
            writer->roll_back();
        } catch (const DatabaseError&) {
            return;  // the database rolled back by itself, as it does when the disk is full
        }
    }

    bool open_writer_again(std::chrono::steady_clock::time_point until) {
        while (std::chrono::steady_clock::now() < until) {
            try {
                open_writer();
                return true;
            } catch (const DatabaseError&) {
                std::this_thread::sleep_for(200ms);
            }
        }
        return false;
    }

    /// A clock that stands still or was set back must not give an id again after a restart: the next start begins behind this.
    std::int64_t keep_ids() {
        const auto last = last_id.load();
        if (last <= ids_kept_up_to) return ids_kept_up_to;
        writer->run("UPDATE id_given SET up_to = :up_to WHERE up_to < :up_to", {{"up_to", last + ids_kept_ahead}});
        return last + ids_kept_ahead;
    }

    void run_in_savepoint(Job& job) {
        job.failure = nullptr;
        writer->run("SAVEPOINT command");
        bool keep = false;
        try {
            keep = job.change(*writer);
        } catch (...) {
            job.failure = std::current_exception();
        }
        if (!keep) writer->run("ROLLBACK TO command");
        writer->run("RELEASE command");
        steps.reached("command_done");
    }
};

Store::Store(const StoreSettings& settings, const std::vector<Migration>& migrations) : inside_(std::make_unique<Inside>(settings)) {
    auto& writer = *inside_->writer;
    if (!settings.may_make) expect_authority(writer);
    writer.begin();
    migrate(writer, migrations, inside_->steps);
    inside_->steps.reached("migrated");
    writer.commit();
    inside_->steps.reached("migrations_kept");
    inside_->ids_kept_up_to = writer.query("SELECT up_to FROM id_given").front().number("up_to");
    inside_->last_id = inside_->ids_kept_up_to;
    inside_->thread = std::thread([this] { inside_->run(); });
}

Store::~Store() {
    {
        const std::scoped_lock hold(inside_->queue_mutex);
        inside_->stopping = true;
    }
    inside_->queued.notify_all();
    inside_->thread.join();
}

void Store::queue(std::function<bool(Connection&)> change) {
    ensure(std::this_thread::get_id() != inside_->thread.get_id(), "a command never waits for another command");
    auto job = std::make_shared<Job>();
    job->change = std::move(change);
    auto done = job->done.get_future();
    {
        const std::scoped_lock hold(inside_->queue_mutex);
        ensure(!inside_->stopping, "nothing is written while stopping");
        inside_->jobs.push_back(std::move(job));
    }
    inside_->queued.notify_one();
    done.get();
}

std::int64_t Store::next_id(Instant at) {
    // 42 bits of milliseconds since 2020 and 21 bits to count within one: 2^63 is reached in the year 2159.
    constexpr std::int64_t start_of_2020 = 1'577'836'800'000;
    const auto from_clock = std::max<std::int64_t>(at.time_since_epoch().count() - start_of_2020, 1) * ids_in_a_millisecond;
    const std::int64_t step = inside_->database.dialect() == Dialect::sqlite ? 1 : most_programs;
    auto last = inside_->last_id.load();
    std::int64_t next = 0;
    do next = (std::max(from_clock, last + 1) + step - 1) / step * step + inside_->number_of_program;
    while (!inside_->last_id.compare_exchange_weak(last, next));
    return next;
}

Store::Reading::Reading(Store& store) : store_(store) {
    auto& inside = *store_.inside_;
    {
        std::unique_lock hold(inside.reader_mutex);
        inside.reader_back.wait(hold, [&] { return !inside.readers.empty() || inside.unopened_readers > 0; });
        if (inside.readers.empty()) --inside.unopened_readers;
        else {
            connection_ = std::move(inside.readers.back());
            inside.readers.pop_back();
        }
    }
    try {
        begin();
    } catch (...) {
        give_back();
        throw;
    }
}

/// A server that went away since the connection was last used may be back, or another be in its place.
void Store::Reading::begin() {
    try {
        if (connection_) return connection_->begin();
    } catch (const DatabaseError& error) {
        if (error.kind() != DatabaseError::Kind::lost) throw;
    }
    connection_ = std::make_unique<Connection>(store_.inside_->database, Connection::Purpose::read);
    connection_->begin();
}

void Store::Reading::give_back() {
    auto& inside = *store_.inside_;
    const std::scoped_lock hold(inside.reader_mutex);
    if (connection_) inside.readers.push_back(std::move(connection_));
    else ++inside.unopened_readers;
    inside.reader_back.notify_one();
}

Store::Reading::~Reading() {
    try {
        connection_->commit();
    } catch (const DatabaseError&) {
        connection_.reset();
    }
    give_back();
}

}  // namespace store
