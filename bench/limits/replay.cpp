#include "limits/replay.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <fstream>
#include <stdexcept>
#include <string_view>

namespace replay {

namespace {

constexpr std::size_t jobs_in_one_commit = 64;  // as in the program
constexpr std::string_view moved_on[] = {":id", ":entry", ":position", ":place", ":draft"};

Step step_from(const boost::json::object& line) {
    Step step{std::string(line.at("sql").as_string()), {}};
    for (const auto& [name, value] : line.at("values").as_object()) {
        if (value.is_null()) step.values.emplace_back(name, nullptr);
        else if (value.is_int64()) step.values.emplace_back(name, value.as_int64());
        else step.values.emplace_back(name, std::string(value.as_string()));
    }
    return step;
}

/// The keeping of checkpoints, which goes on beside the requests.
bool is_beside(const Run& run) {
    return std::ranges::any_of(run.steps, [](const auto& step) { return step.sql.contains("ledger_checkpoint"); });
}

bool is_framing(std::string_view sql) { return sql.starts_with("BEGIN") || sql == "COMMIT"; }

}  // namespace

std::vector<Operation> operations_from(const std::string& recording) {
    std::ifstream file(recording);
    std::vector<Operation> operations;
    std::uint64_t thread = 0;
    for (std::string line; std::getline(file, line);) {
        const auto told = boost::json::parse(line).as_object();
        auto step = step_from(told);
        const bool writes = told.at("writes").as_bool(), begins = step.sql.contains("FROM session WHERE token_hash");
        if (begins) {
            thread = told.at("thread").to_number<std::uint64_t>();
            operations.emplace_back();
        }
        const bool is_anothers = !writes && told.at("thread").to_number<std::uint64_t>() != thread;
        if (operations.empty() || is_anothers || is_framing(step.sql)) continue;
        auto& runs = operations.back();
        if (runs.empty() || runs.back().writes != writes || step.sql == "SAVEPOINT command") runs.push_back({writes, {}});
        runs.back().steps.push_back(std::move(step));
    }
    for (auto& operation : operations) std::erase_if(operation, is_beside);
    return operations;
}

std::int64_t further(std::size_t time) {
    static const auto started =
        std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    constexpr std::int64_t long_ago = 1'700'000'000, times_in_a_second = 1024, most_in_a_recording = 1LL << 20;
    return ((started - long_ago) * times_in_a_second + static_cast<std::int64_t>(time)) * most_in_a_recording;
}

Connection::Connection(const std::string& database, const std::string& key_file, bool writes) {
    std::ifstream file(key_file);
    std::string key;
    std::getline(file, key);
    if (sqlite3_open(database.c_str(), &database_) != SQLITE_OK) throw std::runtime_error("cannot open " + database);
    for (const auto& sql :
         {std::string("PRAGMA cipher = 'chacha20'"), "PRAGMA key = 'raw:" + key + "'", std::string("PRAGMA busy_timeout = 10000"),
          std::string("PRAGMA foreign_keys = ON"), std::string("PRAGMA cache_size = -65536"), std::string("PRAGMA temp_store = MEMORY")})
        plain(sql.c_str());
    sqlite3_db_config(database_, SQLITE_DBCONFIG_ENABLE_QPSG, 1, nullptr);
    if (!writes) {
        plain("PRAGMA query_only = ON");
        return;
    }
    for (const char* sql : {"PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA wal_autocheckpoint = 4000"}) plain(sql);
}

Connection::~Connection() {
    for (const auto& [sql, statement] : kept_) sqlite3_finalize(statement);
    sqlite3_close(database_);
}

void Connection::plain(const char* sql) {
    if (sqlite3_exec(database_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(database_));
}

void Connection::run(const Step& step, std::int64_t further) {
    auto& statement = kept_[step.sql];
    if (!statement && sqlite3_prepare_v2(database_, step.sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(database_));
    for (const auto& [name, value] : step.values) {
        const int at = sqlite3_bind_parameter_index(statement, name.c_str());
        if (const auto* number = std::get_if<std::int64_t>(&value))
            sqlite3_bind_int64(statement, at, *number + (std::ranges::find(moved_on, name) != std::end(moved_on) ? further : 0));
        else if (const auto* text = std::get_if<std::string>(&value))
            sqlite3_bind_text(statement, at, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
        else sqlite3_bind_null(statement, at);
    }
    int outcome = 0;
    while ((outcome = sqlite3_step(statement)) == SQLITE_ROW)
        for (int column = 0; column < sqlite3_column_count(statement); ++column) (void)sqlite3_column_text(statement, column);
    if (outcome != SQLITE_DONE) throw std::runtime_error(std::string(sqlite3_errmsg(database_)) + " in " + step.sql);
    sqlite3_reset(statement);
}

GroupCommit::GroupCommit(const std::string& database, const std::string& key_file) : connection_(database, key_file, true) {
    thread_ = std::thread([this] { work(); });
}

GroupCommit::~GroupCommit() {
    {
        const std::scoped_lock hold(mutex_);
        ends_ = true;
    }
    queued_.notify_all();
    thread_.join();
}

void GroupCommit::write(const Run& run, std::int64_t further) {
    Job job{&run, further};
    {
        const std::scoped_lock hold(mutex_);
        jobs_.push_back(&job);
    }
    queued_.notify_one();
    job.is_done.acquire();
}

void GroupCommit::work() {
    std::unique_lock hold(mutex_);
    while (true) {
        queued_.wait(hold, [this] { return ends_ || !jobs_.empty(); });
        if (jobs_.empty()) return;
        const auto count = static_cast<std::ptrdiff_t>(std::min(jobs_.size(), jobs_in_one_commit));
        const std::vector<Job*> batch(jobs_.begin(), jobs_.begin() + count);
        jobs_.erase(jobs_.begin(), jobs_.begin() + count);
        hold.unlock();
        connection_.plain("BEGIN IMMEDIATE");
        for (const auto* job : batch)
            for (const auto& step : job->run->steps) connection_.run(step, job->further);
        connection_.plain("COMMIT");
        for (auto* job : batch) job->is_done.release();
        hold.lock();
    }
}

}  // namespace replay
