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

namespace store {

namespace fs = std::filesystem;

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
    fs::create_directories(folder);
    fs::permissions(folder, fs::perms::owner_all);
    return (folder / "firsthand.db").string();
}

std::string in_this_dialect(std::string_view sql) {
    std::string out(sql);
    for (auto at = out.find("{ID}"); at != std::string::npos; at = out.find("{ID}", at)) out.replace(at, 4, "INTEGER PRIMARY KEY");
    return out;
}

void migrate(Connection& connection, const std::vector<Migration>& migrations) {
    connection.script("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL)");
    connection.script("CREATE TABLE IF NOT EXISTS id_given (up_to BIGINT NOT NULL)");
    connection.script("INSERT INTO id_given (up_to) SELECT 0 WHERE NOT EXISTS (SELECT 1 FROM id_given)");
    const auto rows = connection.query("SELECT coalesce(max(number), 0) AS newest FROM migration");
    const auto newest = rows.front().number("newest");
    if (!migrations.empty() && newest > migrations.back().number)
        throw std::runtime_error("This database was made by a newer Firsthand. Start that one.");
    for (const auto& migration : migrations) {
        if (migration.number <= newest) continue;
        connection.script("BEGIN IMMEDIATE");
        try {
            connection.script(in_this_dialect(migration.sql));
            connection.run("INSERT INTO migration (number, name) VALUES (:number, :name)",
                           {{"number", migration.number}, {"name", migration.name}});
            connection.script("COMMIT");
        } catch (...) {
            connection.script("ROLLBACK");
            throw;
        }
    }
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

}  // namespace

struct Store::Inside {
    std::string path, key;
    FolderLock lock;
    std::unique_ptr<Connection> writer;
    std::mutex queue_mutex, reader_mutex;
    std::condition_variable queued, reader_back;
    std::deque<std::shared_ptr<Job>> jobs;
    std::vector<std::unique_ptr<Connection>> readers;
    int unopened_readers;
    bool stopping = false;
    std::atomic<std::int64_t> last_id{0};
    std::int64_t ids_kept_up_to = 0;  // used by the writer thread
    std::thread thread;

    Inside(const StoreSettings& settings, std::string database)
        : path(std::move(database)), key(read_or_make_key(settings.key_file, settings.may_make)), lock(fs::path(path).parent_path()),
          writer(std::make_unique<Connection>(path, key, Connection::Purpose::write)), unopened_readers(settings.readers) {}

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
            commit(batch);
        }
    }

    void commit(std::vector<std::shared_ptr<Job>>& batch) {
        std::exception_ptr failure;
        try {
            writer->run("BEGIN IMMEDIATE");
            for (auto& job : batch) run_in_savepoint(*job);
            const auto up_to = keep_ids();
            writer->run("COMMIT");
            ids_kept_up_to = up_to;
        } catch (...) {
            failure = std::current_exception();
            try {
                writer->run("ROLLBACK");
            } catch (const DatabaseError&) {
                // The database rolled back by itself, as it does when the disk is full.
            }
        }
        for (auto& job : batch) {
            if (failure) job->done.set_exception(failure);
            else if (job->failure) job->done.set_exception(job->failure);
            else job->done.set_value();
        }
    }

    /// A clock that stands still or was set back must not give an id again after a restart: the next start begins behind this.
    std::int64_t keep_ids() {
        const auto last = last_id.load();
        if (last <= ids_kept_up_to) return ids_kept_up_to;
        writer->run("UPDATE id_given SET up_to = :up_to", {{"up_to", last + ids_kept_ahead}});
        return last + ids_kept_ahead;
    }

    void run_in_savepoint(Job& job) {
        writer->run("SAVEPOINT command");
        bool keep = false;
        try {
            keep = job.change(*writer);
        } catch (...) {
            job.failure = std::current_exception();
        }
        if (!keep) writer->run("ROLLBACK TO command");
        writer->run("RELEASE command");
    }
};

Store::Store(StoreSettings settings, const std::vector<Migration>& migrations)
    : inside_(std::make_unique<Inside>(settings, prepare_folder(settings))) {
    migrate(*inside_->writer, migrations);
    inside_->ids_kept_up_to = inside_->writer->query("SELECT up_to FROM id_given").front().number("up_to");
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
    auto last = inside_->last_id.load();
    std::int64_t next = 0;
    do next = std::max(from_clock, last + 1);
    while (!inside_->last_id.compare_exchange_weak(last, next));
    return next;
}

Store::Reading::Reading(Store& store) : store_(store) {
    auto& inside = *store_.inside_;
    std::unique_lock hold(inside.reader_mutex);
    inside.reader_back.wait(hold, [&] { return !inside.readers.empty() || inside.unopened_readers > 0; });
    if (!inside.readers.empty()) {
        connection_ = std::move(inside.readers.back());
        inside.readers.pop_back();
    } else {
        --inside.unopened_readers;
        hold.unlock();
        connection_ = std::make_unique<Connection>(inside.path, inside.key, Connection::Purpose::read);
    }
    connection_->run("BEGIN");
}

Store::Reading::~Reading() {
    auto& inside = *store_.inside_;
    try {
        connection_->run("COMMIT");
    } catch (const DatabaseError&) {
        connection_.reset();
    }
    const std::scoped_lock hold(inside.reader_mutex);
    if (connection_) inside.readers.push_back(std::move(connection_));
    else ++inside.unopened_readers;
    inside.reader_back.notify_one();
}

}  // namespace store
