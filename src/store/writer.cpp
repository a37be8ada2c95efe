#include "store/writer.hpp"

#include <algorithm>
#include <filesystem>
#include <random>

#include "base/ensure.hpp"
#include "store/asked_key.hpp"
#include "store/folder.hpp"
#include "store/second_file.hpp"

namespace store {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t jobs_in_one_commit = 64;
constexpr auto longest_wait = 3s;       ///< for a commit's answer, or for a server, before people are told
constexpr auto between_probes = 1s;     ///< of a server to which nothing is written meanwhile
constexpr auto between_tries = 200ms;   ///< to find a server
constexpr auto between_looks = 1s;      ///< for a moment at which nobody reads from the journal

std::string random_name() {
    std::random_device random;  // of the system
    std::string name(32, '0');
    for (auto& c : name) c = "0123456789abcdef"[random() % 16];
    return name;
}

}  // namespace

struct Writer::Job {
    enum class Stage { queued, running, ran };
    std::function<bool(Connection&)> change;  // of the thread that waits; never called once that has left
    std::promise<void> done;
    std::exception_ptr failure;
    bool is_note = false;
    Stage stage = Stage::queued;  // under mutex_, as is the next
    bool is_left = false;
};

struct Writer::KeyChange {
    std::string key_hex;
    std::promise<void> done;
    std::unique_ptr<SecondFile> file;
    Clock::time_point not_before{};
};

Writer::Writer(Database database, std::uint64_t reserve)
    : database_(std::move(database)), reserve_bytes_(reserve), program_(random_name()),
      ids_(database_.dialect() == Dialect::sqlite ? 1 : GivenIds::most_programs) {
    if (!database_.file.empty()) {
        reserve_.emplace(folder(), reserve);
        std::filesystem::remove(second_file_of(database_.file));  // what a program that was killed had not completed
    }
    open();
}

Writer::~Writer() {
    {
        const std::scoped_lock hold(mutex_);
        is_stopping_ = true;
    }
    queued_.notify_all();
    if (!thread_.joinable()) return;
    // A commit may wait for a standby that does not come back while somebody waits for the program to end.
    for (auto ended = has_ended_.get_future(); ended.wait_for(100ms) != std::future_status::ready;) {
        const std::scoped_lock hold(connection_mutex_);
        if (keeps_nothing()) connection_->hang_up();
    }
    thread_.join();
}

void Writer::start() {
    ids_.begin_behind(connection_->query("SELECT up_to FROM id_given").front().number("up_to"));
    thread_ = std::thread([this] { run(); });
}

void Writer::open() {
    auto opened = std::make_unique<Connection>(database_, Connection::Purpose::write);
    const std::scoped_lock hold(connection_mutex_);
    connection_ = std::move(opened);
    if (database_.dialect() == Dialect::postgresql) ids_.be_program(claim_number());
}

/// Held by the writer's session, and free again when that ends. Once claimed it is kept if it can be: ids go on being given out under it
/// while there is no server, and another program must not do so too.
std::int64_t Writer::claim_number() {
    for (std::int64_t i = 0; i < GivenIds::most_programs; ++i) {
        const auto number = (ids_.number_of_program() + i) % GivenIds::most_programs;
        if (connection_->query("SELECT pg_try_advisory_lock(20261123, CAST(:number AS integer)) AS is_mine", {{"number", number}})
                .front()
                .truth("is_mine"))
            return number;
    }
    throw DatabaseError(DatabaseError::Kind::other, "As many programs as can be serve this authority already.");
}

std::string Writer::folder() const { return std::filesystem::path(database_.file).parent_path().string(); }

void Writer::run() {
    for (Batch batch; take(batch); batch.clear()) {
        go_on_with_key();
        if (batch.empty() && database_.dialect() == Dialect::sqlite) continue;
        const auto failure = unsynced_ ? unsynced_ : commit(batch);
        steps_.reached("before_answer");
        for (auto& job : batch) {
            if (failure) job->done.set_exception(failure);
            else if (job->failure) job->done.set_exception(job->failure);
            else job->done.set_value();
        }
    }
    has_ended_.set_value();
}

/// Waits for something to do; to ask a server whether it still keeps what it is given counts as that. Whether to go on.
bool Writer::take(Batch& batch) {
    std::unique_lock hold(mutex_);
    const auto called = [&] { return is_stopping_ || !jobs_.empty(); };
    if (key_change_) queued_.wait_until(hold, key_change_->not_before, called);
    else if (database_.dialect() == Dialect::sqlite) queued_.wait(hold, [&] { return called() || key_change_; });
    else queued_.wait_for(hold, between_probes, called);
    if (is_stopping_ && jobs_.empty()) return false;
    while (!jobs_.empty() && batch.size() < jobs_in_one_commit) {
        batch.push_back(std::move(jobs_.front()));
        jobs_.pop_front();
    }
    return true;
}

/// Answers why the batch was not kept, or nothing when it is durable. When the server goes away, its place may be taken by another:
/// what had not been committed is done again there.
std::exception_ptr Writer::commit(Batch& batch) {
    ++mark_;
    const auto began = Clock::now();
    for (bool is_again = false;; is_again = true) {
        begin_waiting();
        try {
            if (is_lost_) open();
            is_lost_ = false;
            transact(batch, is_again);
            return end_waiting(), nullptr;
        } catch (const DatabaseError& error) {
            const auto failure = std::current_exception();
            // What such a disk holds is not known, and it may say of the next try that all is well: only a restart reads it anew.
            if (error.kind() == DatabaseError::Kind::unsynced) unsynced_ = failure;
            if (error.kind() == DatabaseError::Kind::full && use_reserve(failure)) continue;
            if (error.kind() != DatabaseError::Kind::lost) {
                roll_back();
                if (has_waited_too_long()) note_none_writes();
                return waiting_since_ = 0, failure;
            }
            is_lost_ = true;
            begin_waiting(began);
            if (is_stopping_) return failure;
        } catch (...) {
            const auto failure = std::current_exception();
            return roll_back(), waiting_since_ = 0, failure;
        }
        std::this_thread::sleep_for(between_tries);
    }
}

/// From now on only what tells of readings is written, until there is room again.
bool Writer::use_reserve(const std::exception_ptr& failure) {
    roll_back();
    if (key_change_) {
        end_key_change(failure);  // its room comes first
        return true;
    }
    if (!reserve_ || !reserve_->give_up()) return false;
    full_ = failure;
    return is_full_ = true;
}

void Writer::look_for_room() {
    if (!full_ || !reserve_->keep_again()) return;
    full_ = nullptr;
    is_full_ = false;
}

void Writer::transact(Batch& batch, bool is_again) {
    look_for_room();
    connection_->begin();
    if (!is_again) waiting_since_ = 0;  // a long command is no sign of trouble
    steps_.reached("begun");
    const bool kept = is_again && was_kept();
    if (!kept)
        for (auto& job : batch) {
            job->failure = job->is_note ? nullptr : full_;
            if (!job->failure) run_in_savepoint(*job);
        }
    const auto up_to = keep_ids();
    keep_mark();
    begin_waiting();
    steps_.reached("before_commit");
    connection_->commit();
    steps_.reached("after_commit");
    ids_.are_kept(up_to);
}

std::optional<std::future<void>> Writer::begin_asked_key() {
    if (database_.dialect() == Dialect::postgresql || !is_key_asked(folder())) return std::nullopt;
    const std::scoped_lock hold(mutex_);
    if (key_change_ || is_stopping_) return std::nullopt;
    const auto key = asked_key(folder(), database_.key_hex);
    if (!key) return forget_asked_key(folder()), std::nullopt;
    key_change_ = std::make_unique<KeyChange>(*key);
    queued_.notify_one();
    return key_change_->done.get_future();
}

/// Between two commits, so that nobody waits for longer than a mebibyte takes.
void Writer::go_on_with_key() {
    if (!key_change_ || Clock::now() < key_change_->not_before) return;
    try {
        auto& file = key_change_->file;
        if (!file) file = connection_->second_file(key_change_->key_hex, reserve_bytes_);
        else if (file->copy_some() && put_under_new_key()) end_key_change(nullptr);
        steps_.reached("key_step");
    } catch (const DatabaseError& error) {
        if (error.kind() == DatabaseError::Kind::unsynced) unsynced_ = std::current_exception();
        end_key_change(std::current_exception());
    } catch (...) {
        end_key_change(std::current_exception());
    }
}

/// Whether that was possible just now: somebody may read from the journal, or copy the file.
bool Writer::put_under_new_key() {
    auto& change = *key_change_;
    const FileHold file(folder(), FileHold::Purpose::replace);
    if (!file.is_held() || !change.file->complete()) {
        change.not_before = Clock::now() + between_looks;
        return false;
    }
    steps_.reached("key_whole");
    is_lost_ = true;  // until the connection is with the file that is there then
    {
        const std::scoped_lock alone(file_mutex_);
        change.file->take_place();
        steps_.reached("key_in_place");
        database_.key_hex = change.key_hex;
        ++files_replaced_;
    }
    forget_asked_key(folder());
    return true;
}

void Writer::end_key_change(std::exception_ptr failure) {
    const std::scoped_lock hold(mutex_);
    const auto ended = std::move(key_change_);
    ended->file.reset();
    if (failure) ended->done.set_exception(std::move(failure));
    else ended->done.set_value();
}

std::unique_ptr<Connection> Writer::open_reader() {
    const std::shared_lock hold(file_mutex_);
    return std::make_unique<Connection>(database_, Connection::Purpose::read);
}

/// Asked of the database itself where a commit was never answered. Not by the number of the transaction: a standby that takes over
/// without it gives that number to another. Whoever was under way holds the lock that this transaction has now, so it has ended.
bool Writer::was_kept() {
    if (database_.dialect() == Dialect::sqlite) return false;
    return !connection_
                ->query("SELECT 1 AS found FROM commit_mark WHERE program = :program AND mark = :mark",
                        {{"program", program_}, {"mark", mark_}})
                .empty();
}

/// Written by every commit on a server, also by one that only asks: it is answered once the standby has it, and so all before it.
void Writer::keep_mark() {
    if (database_.dialect() == Dialect::sqlite) return;
    connection_->run("INSERT INTO commit_mark (program, mark, at) VALUES (:program, :mark, now()) ON CONFLICT (program)"
                     " DO UPDATE SET mark = excluded.mark, at = excluded.at",
                     {{"program", program_}, {"mark", mark_}});
}

void Writer::roll_back() {
    try {
        connection_->roll_back();
    } catch (const DatabaseError&) {
        return;  // the database rolled back by itself, as it does when the disk is full
    }
}

std::int64_t Writer::keep_ids() {
    const auto up_to = ids_.to_keep();
    if (up_to > ids_.kept()) connection_->run("UPDATE id_given SET up_to = :up_to WHERE up_to < :up_to", {{"up_to", up_to}});
    return up_to;
}

void Writer::run_in_savepoint(Job& job) {
    {
        const std::scoped_lock hold(mutex_);
        if (job.is_left) return;
        job.stage = Job::Stage::running;
    }
    connection_->run("SAVEPOINT command");
    bool keep = false;
    try {
        keep = job.change(*connection_);
    } catch (const DatabaseError& error) {
        if (error.kind() == DatabaseError::Kind::full) throw;  // the database has given up the whole transaction
        job.failure = std::current_exception();
    } catch (...) {
        job.failure = std::current_exception();
    }
    {
        const std::scoped_lock hold(mutex_);
        job.stage = Job::Stage::ran;
    }
    if (!keep) connection_->run("ROLLBACK TO command");
    connection_->run("RELEASE command");
    steps_.reached("command_done");
}

void Writer::queue(std::function<bool(Connection&)> change, bool is_note) {
    ensure(std::this_thread::get_id() != thread_.get_id(), "a command never waits for another command");
    const std::string none = "No database server can keep a change just now.";
    if (keeps_nothing()) throw DatabaseError(DatabaseError::Kind::locked, none);
    auto job = std::make_shared<Job>();
    job->change = std::move(change);
    job->is_note = is_note;
    auto done = job->done.get_future();
    {
        const std::scoped_lock hold(mutex_);
        ensure(!is_stopping_, "nothing is written while stopping");
        jobs_.push_back(job);
    }
    queued_.notify_one();
    bool surely_unsaved = false;
    if (database_.dialect() == Dialect::postgresql)
        while (done.wait_for(100ms) != std::future_status::ready)
            if (keeps_nothing() && leave(*job, surely_unsaved))
                throw DatabaseError(surely_unsaved ? DatabaseError::Kind::locked : DatabaseError::Kind::lost, none);
    done.get();
}

/// Whoever waits may go, unless the change is being made just now: what it works on is theirs.
bool Writer::leave(Job& job, bool& surely_unsaved) {
    const std::scoped_lock hold(mutex_);
    if (job.stage == Job::Stage::running) return false;
    surely_unsaved = job.stage == Job::Stage::queued;
    return job.is_left = true;
}

void Writer::begin_waiting(Clock::time_point since) {
    if (waiting_since_ == 0) waiting_since_ = since.time_since_epoch().count();
}

void Writer::end_waiting() {
    const bool was_in_trouble = keeps_nothing();
    if (was_in_trouble) ++troubles_ended_;
    none_writes_ = false;
    waiting_since_ = 0;
}

bool Writer::has_waited_too_long() const {
    const auto since = waiting_since_.load();
    return since != 0 && Clock::now().time_since_epoch() - Clock::duration(since) > longest_wait;
}

bool Writer::keeps_nothing() const { return database_.dialect() == Dialect::postgresql && (none_writes_ || has_waited_too_long()); }

void Writer::note_none_writes() { none_writes_ = true; }

std::uint64_t Writer::times_changed() const { return 2 * (troubles_ended_ + files_replaced_) + (keeps_nothing() ? 1 : 0); }

}  // namespace store
