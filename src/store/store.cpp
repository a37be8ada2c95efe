#include "store/store.hpp"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "base/ensure.hpp"
#include "store/folder.hpp"
#include "store/migrations.hpp"
#include "store/named_steps.hpp"
#include "store/reserve.hpp"

namespace store {

using namespace std::chrono_literals;

namespace {

struct Job {
    std::function<bool(Connection&)> change;
    std::promise<void> done;
    std::exception_ptr failure;
    bool is_note = false;
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
    std::optional<Reserve> reserve;
    std::unique_ptr<Connection> writer;  // none where nothing may be changed
    std::unique_ptr<Store> daybook;
    std::mutex queue_mutex, reader_mutex;
    std::condition_variable queued, reader_back;
    std::deque<std::shared_ptr<Job>> jobs;
    std::vector<std::unique_ptr<Connection>> readers;
    int unopened_readers;
    bool stopping = false;
    std::atomic<std::int64_t> last_id{0};
    std::atomic<std::int64_t> number_of_program{0};
    std::int64_t ids_kept_up_to = 0;  // used by the writer thread
    std::exception_ptr full;          // and this: the disk has no room but the reserve
    std::atomic<bool> is_full{false};
    std::exception_ptr unsynced;      // so is this: the disk failed to keep what it took, and nothing more is written
    NamedSteps steps;
    std::thread thread;

    explicit Inside(const StoreSettings& settings) : database(database_of(settings)), unopened_readers(settings.readers) {
        if (!database.file.empty()) {
            const auto folder = std::filesystem::path(database.file).parent_path().string();
            lock.emplace(folder);
            if (!settings.read_only) reserve.emplace(folder, settings.reserve);
        }
        if (!settings.read_only) open_writer();
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
                if (error.kind() == DatabaseError::Kind::full && use_reserve(failure)) continue;
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

    /// From now on only what tells of readings is written, until there is room again.
    bool use_reserve(const std::exception_ptr& failure) {
        roll_back();
        if (!reserve || !reserve->give_up()) return false;
        full = failure;
        is_full = true;
        return true;
    }

    void look_for_room() {
        if (!full || !reserve->keep_again()) return;
        full = nullptr;
        is_full = false;
    }

    void transact(std::vector<std::shared_ptr<Job>>& batch, std::string& transaction) {
        look_for_room();
        writer->begin();
        steps.reached("begun");
        for (auto& job : batch) {
            job->failure = job->is_note ? nullptr : full;
            if (!job->failure) run_in_savepoint(*job);
        }
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
        writer->run("SAVEPOINT command");
        bool keep = false;
        try {
            keep = job.change(*writer);
        } catch (const DatabaseError& error) {
            if (error.kind() == DatabaseError::Kind::full) throw;  // the database has given up the whole transaction
            job.failure = std::current_exception();
        } catch (...) {
            job.failure = std::current_exception();
        }
        if (!keep) writer->run("ROLLBACK TO command");
        writer->run("RELEASE command");
        steps.reached("command_done");
    }
};

Store::Store(const StoreSettings& settings, const std::vector<Migration>& migrations) : inside_(std::make_unique<Inside>(settings)) {
    if (settings.read_only) {
        Connection reader(inside_->database, Connection::Purpose::read);
        expect_authority(reader);
        expect_shape(reader, migrations);
        return;
    }
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
    if (inside_->thread.joinable()) inside_->thread.join();
}

bool Store::takes_changes() const { return inside_->thread.joinable() && !inside_->is_full; }
bool Store::notes_aside() const { return inside_->daybook && !inside_->thread.joinable(); }

void Store::keep_daybook(std::unique_ptr<Store> daybook) { inside_->daybook = std::move(daybook); }
Store* Store::daybook() const { return inside_->daybook.get(); }
Store& Store::notes_in() { return notes_aside() ? *inside_->daybook : *this; }

void Store::queue(std::function<bool(Connection&)> change, bool is_note) {
    ensure(std::this_thread::get_id() != inside_->thread.get_id(), "a command never waits for another command");
    if (!inside_->thread.joinable()) throw DatabaseError(DatabaseError::Kind::read_only, "This copy is only to be read.");
    auto job = std::make_shared<Job>();
    job->change = std::move(change);
    job->is_note = is_note;
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
