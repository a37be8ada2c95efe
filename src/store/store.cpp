#include "store/store.hpp"

#include <condition_variable>
#include <filesystem>

#include "store/folder.hpp"
#include "store/migrations.hpp"
#include "store/writer.hpp"

namespace store {

struct Store::Inside {
    struct Reader {
        std::unique_ptr<Connection> connection;
        std::uint64_t opened_at = 0;  ///< Writer::times_changed() then
    };
    Database database;
    std::optional<FolderLock> lock;  // of a file; a server keeps its own
    std::optional<Writer> writer;    // none where nothing may be changed
    std::unique_ptr<Store> daybook;
    std::mutex reader_mutex;
    std::condition_variable reader_back;
    std::vector<Reader> readers;
    int unopened_readers;

    explicit Inside(const StoreSettings& settings) : database(database_of(settings)), unopened_readers(settings.readers) {
        if (!database.file.empty()) lock.emplace(std::filesystem::path(database.file).parent_path().string());
        if (!settings.read_only) writer.emplace(database, settings.reserve);
    }

    [[nodiscard]] std::uint64_t times_changed() const { return writer ? writer->times_changed() : 0; }

    /// Those that nobody uses just now, of what has been replaced since. Held by reader_mutex.
    void put_away_outdated() {
        unopened_readers += static_cast<int>(
            std::erase_if(readers, [present = times_changed()](const Reader& reader) { return reader.opened_at != present; }));
    }

    /// A server that follows another may lack what somebody has just written: it is read from only while nothing can be written.
    Reader open_reader() {
        const auto opened_at = times_changed();
        Reader reader{writer ? writer->open_reader() : std::make_unique<Connection>(database, Connection::Purpose::read), opened_at};
        if (!writer || !reader.connection->is_standby()) return reader;
        writer->note_none_writes();
        return {std::move(reader.connection), times_changed()};
    }
};

Store::Store(const StoreSettings& settings, const std::vector<Migration>& migrations) : inside_(std::make_unique<Inside>(settings)) {
    if (settings.read_only) {
        Connection reader(inside_->database, Connection::Purpose::read);
        expect_authority(reader);
        expect_shape(reader, migrations);
        return;
    }
    auto& connection = inside_->writer->connection();
    auto& steps = inside_->writer->steps();
    if (!settings.may_make) expect_authority(connection);
    connection.begin();
    migrate(connection, migrations, steps);
    steps.reached("migrated");
    connection.commit();
    steps.reached("migrations_kept");
    inside_->writer->start();
}

Store::~Store() = default;

bool Store::takes_changes() const { return inside_->writer && !inside_->writer->is_full() && !inside_->writer->keeps_nothing(); }
bool Store::notes_aside() const { return inside_->daybook && (!inside_->writer || inside_->writer->keeps_nothing()); }
bool Store::takes_notes() const { return inside_->daybook || (inside_->writer && !inside_->writer->keeps_nothing()); }

bool Store::is_copy() const { return !inside_->writer; }

void Store::keep_daybook(std::unique_ptr<Store> daybook) { inside_->daybook = std::move(daybook); }
Store* Store::daybook() const { return inside_->daybook.get(); }
Store& Store::notes_in() { return notes_aside() ? *inside_->daybook : *this; }

void Store::queue(std::function<bool(Connection&)> change, bool is_note) {
    if (!inside_->writer) throw DatabaseError(DatabaseError::Kind::read_only, "This copy is only to be read.");
    inside_->writer->queue(std::move(change), is_note);
}

std::optional<std::future<void>> Store::begin_asked_key() { return inside_->writer ? inside_->writer->begin_asked_key() : std::nullopt; }

std::int64_t Store::next_id(Instant at) {
    if (inside_->writer) return inside_->writer->next_id(at);
    if (inside_->daybook) return inside_->daybook->next_id(at);
    throw DatabaseError(DatabaseError::Kind::read_only, "This copy is only to be read.");
}

Store::Reading::Reading(Store& store) : store_(store) {
    auto& inside = *store_.inside_;
    {
        std::unique_lock hold(inside.reader_mutex);
        inside.put_away_outdated();
        inside.reader_back.wait(hold, [&] { return !inside.readers.empty() || inside.unopened_readers > 0; });
        if (inside.readers.empty()) --inside.unopened_readers;
        else {
            connection_ = std::move(inside.readers.back().connection);
            opened_at_ = inside.readers.back().opened_at;
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
    auto& inside = *store_.inside_;
    try {
        if (connection_ && opened_at_ == inside.times_changed()) return connection_->begin();
    } catch (const DatabaseError& error) {
        if (error.kind() != DatabaseError::Kind::lost) throw;
    }
    connection_.reset();
    auto opened = inside.open_reader();
    connection_ = std::move(opened.connection);
    opened_at_ = opened.opened_at;
    connection_->begin();
}

void Store::Reading::give_back() {
    auto& inside = *store_.inside_;
    const std::scoped_lock hold(inside.reader_mutex);
    if (connection_) inside.readers.push_back({std::move(connection_), opened_at_});
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
