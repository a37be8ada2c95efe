#include "care/imported_notes/import_notes.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include "base/text.hpp"
#include "care/files/files.hpp"
#include "care/imported_notes/imported_notes.hpp"
#include "care/recording/recording.hpp"
#include "ledger/ledger.hpp"
#include "staff/accounts.hpp"

namespace {

constexpr long notes_between_progress = 500;

bool asks(const records::Kind& kind, std::string_view field) {
    return std::ranges::any_of(kind.asks, [&](const auto& ask) { return ask.field == field; });
}

/// A kind of ours that people start themselves; any other word stays as the older system's type.
const records::Kind& kind_of(const ImportedNote& note) {
    const auto* known = recording::find_kind(note.kind);
    return known != nullptr && known->may_be_started ? *known : recording::kind("imported_note");
}

/// The text stands where the kind tells what happened.
void put_text(const records::Kind& kind, const std::string& text, recording::Observation& observation) {
    for (const auto* field : {"seen_and_said", "why_not", "key_issues"})
        if (asks(kind, field)) {
            observation.*recording::field(field).value = text;
            return;
        }
}

recording::Content content_of(const ImportedNote& note, const records::Kind& kind) {
    recording::Content content;
    content.happened =
        note.happened_time ? records::happened_at(note.happened_on, *note.happened_time) : records::happened_on(note.happened_on);
    put_text(kind, note.text, content.observation);
    if (note.seen || note.seen_alone) {
        const bool is_alone = note.seen_alone.value_or(false);
        content.observation.seen = is_alone ? "alone" : note.seen.value_or(false) ? "not_alone" : "not_seen";
        // Not known is not the same as no, and the page must not say no.
        if (content.observation.seen == "not_alone" && !note.seen_alone)
            content.observation.not_seen_reason = "The older system does not say whether the child was seen alone.";
    }
    content.is_significant = !note.headline.empty();
    content.headline = note.headline;
    return content;
}

/// The older system knew the day of writing only: the end of that working day, but never before it happened nor after now.
Instant written_at(const ImportedNote& note, const recording::Content& content, Instant now) {
    const auto written = london_instant(LocalMinute{note.written_on} + std::chrono::hours{17});
    return std::min(now, std::max(written, london_instant(content.happened.at)));
}

/// The older system's number; of a note without one, its own words, so that the same file twice is still one.
std::string source_key(const ImportedNote& note) {
    if (!note.source_id.empty()) return "note:" + note.source_id;
    const auto words = fmt::format("{}\n{}\n{}\n{}\n{}\n{}", note.child_number, note.la_child_id, iso(note.happened_on),
                                   note.happened_time ? note.happened_time->count() : -1, note.author_name, note.text);
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(words.data()), words.size(), nullptr, 0);
    std::string key = "note without number:";
    for (const auto byte : hash) key += fmt::format("{:02x}", byte);
    return key;
}

/// The one user of each name; nobody where several share it.
class Authors {
  public:
    explicit Authors(store::Connection& connection) {
        for (const auto& user : staff::all_users(connection)) {
            const auto [known, is_new] = users_.try_emplace(folded(user.name), user.id);
            if (!is_new) known->second = UserId{};
        }
    }
    [[nodiscard]] UserId named(const std::string& name) const {
        const auto found = users_.find(folded(name));
        return found == users_.end() ? UserId{} : found->second;
    }

  private:
    std::unordered_map<std::string, UserId> users_;
};

class Import {
  public:
    Import(store::Store& store, store::Connection& connection, std::string file_name, BadLines bad_lines, Instant now)
        : store_(store), connection_(connection), file_name_(std::move(file_name)), bad_lines_(bad_lines), now_(now), authors_(connection),
          ledger_(connection) {}

    void take(const Result<ImportedNote>& read) {
        if (!read) return refuse(read.error());
        const auto& note = *read;
        const auto child = child_of(note);
        auto key = source_key(note);
        auto problem = child ? problem_with(note, key) : child.error();
        if (!problem.empty()) return refuse({Problem::Kind::invalid, fmt::format("line {}: {}", note.line, problem), {}});
        const auto& kind = kind_of(note);
        const auto content = content_of(note, kind);
        if (const auto known = recording::find_entry_from(connection_, key)) return compare(note, *known, content);
        // Once the file is refused, its other lines are only looked at.
        if (done_.bad == 0 || bad_lines_ == BadLines::leave_out) write(note, kind, *child, content, std::move(key));
    }

    /// After the last note.
    NotesImport finish() {
        ledger_.finish();
        return std::move(done_);
    }
    [[nodiscard]] const NotesImport& done() const { return done_; }

  private:
    void tell(std::string text) {
        if (done_.told.size() < NotesImport::most_told) done_.told.push_back(std::move(text));
    }

    void refuse(const Problem& problem) {
        ++done_.bad;
        tell(in_words_of_line(problem));
    }

    std::expected<ChildId, std::string> child_of(const ImportedNote& note) {
        const auto numbered =
            find(note.child_number, by_number_, [&] { return files::find_child_numbered(connection_, note.child_number); });
        const auto identified = find(note.la_child_id, by_la_child_id_,
                                     [&] { return files::find_child_identified(connection_, "la_child_id", note.la_child_id); });
        if (!note.child_number.empty() && !numbered.is_set())
            return std::unexpected(fmt::format("child_number “{}” is no file here", note.child_number));
        if (!note.la_child_id.empty() && !identified.is_set())
            return std::unexpected(fmt::format("la_child_id “{}” is no child here. Import the children first", note.la_child_id));
        if (numbered.is_set() && identified.is_set() && numbered != identified)
            return std::unexpected("child_number and la_child_id are two different children here");
        return numbered.is_set() ? numbered : identified;
    }

    template <class Look>
    static ChildId find(const std::string& number, std::unordered_map<std::string, ChildId>& known, Look look) {
        if (number.empty()) return {};
        const auto [found, is_new] = known.try_emplace(number);
        if (is_new) found->second = look();
        return found->second;
    }

    std::string problem_with(const ImportedNote& note, const std::string& key) {
        const auto today = london_day(now_);
        if (note.happened_on > today) return fmt::format("happened_on {} lies in the future", iso(note.happened_on));
        if (note.written_on > today) return fmt::format("written_on {} lies in the future", iso(note.written_on));
        if (note.written_on < note.happened_on)
            return fmt::format("written_on {} is before happened_on {}", iso(note.written_on), iso(note.happened_on));
        const auto [first, is_new] = lines_.try_emplace(key, note.line);
        if (is_new) return {};
        return note.source_id.empty() ? fmt::format("is the same note as line {}", first->second)
                                      : fmt::format("source_id “{}” stands at line {} already", note.source_id, first->second);
    }

    void compare(const ImportedNote& note, const records::Entry& known, const recording::Content& content) {
        ++done_.known;
        if (known.version > 1 || known.state == records::State::withdrawn) return;
        if (recording::content_of(connection_, known.id, 1) == content) return;
        tell(fmt::format("line {}: the note was imported before and reads differently now; the record was left", note.line));
    }

    void write(const ImportedNote& note, const records::Kind& kind, ChildId child, const recording::Content& content, std::string key) {
        records::Entry entry;
        entry.id = store_.next<EntryId>(now_);
        entry.child = child;
        entry.kind = kind.code;
        entry.written_at = entry.changed_at = written_at(note, content, now_);
        entry.author = authors_.named(note.author_name);
        entry.author_name = note.author_name;
        entry.state = records::State::completed;
        entry.source = "import of " + file_name_ + (kind.code == note.kind ? "" : ", type “" + note.kind + "”");
        entry.source_key = std::move(key);
        recording::insert_entry(connection_, entry, content, DraftId{});
        ledger_.append({.at = now_,
                        .action = "entry.imported",
                        .child = child,
                        .subject = entry.id.value,
                        .detail = entry.kind,
                        .content = recording::words_of(content)});
        ++done_.taken;
    }

    store::Store& store_;
    store::Connection& connection_;
    std::string file_name_;
    BadLines bad_lines_;
    Instant now_;
    Authors authors_;
    ledger::Batch ledger_;
    std::unordered_map<std::string, ChildId> by_number_, by_la_child_id_;
    std::unordered_map<std::string, long> lines_;  // of each note's key
    NotesImport done_;
};

}  // namespace

Result<NotesImport> import_notes(store::Store& store, const std::filesystem::path& file, BadLines bad_lines, Instant now,
                                 const std::function<void(std::uintmax_t, std::uintmax_t, long)>& progress) {
    auto notes = NotesFile::open(file);
    if (!notes) return std::unexpected(notes.error());
    NotesImport done;
    // A problem undoes what was written; the file's own is the answer, that of bad lines is told by `done`.
    bool is_broken = false;
    const auto written = store.write([&](store::Connection& connection) -> Done {
        Import import(store, connection, file.filename().string(), bad_lines, now);
        for (long read = 1; auto note = notes->next(); ++read) {
            is_broken = notes->is_broken();
            if (is_broken) return std::unexpected(note->error());
            import.take(*note);
            if (progress && read % notes_between_progress == 0) progress(notes->bytes_read(), notes->size(), import.done().taken);
        }
        if (progress) progress(notes->size(), notes->size(), import.done().taken);
        done = import.finish();
        if (done.bad > 0 && bad_lines == BadLines::refuse_file) return std::unexpected(Problem::refused("Some lines are wrong."));
        return {};
    });
    if (is_broken) return std::unexpected(written.error());
    done.is_kept = written.has_value();
    if (!done.is_kept) done.taken = 0;
    return done;
}

std::string in_words(const NotesImport& done) {
    std::string out;
    for (const auto& line : done.told) out += "  " + line + "\n";
    if (!done.is_kept)
        return out + fmt::format("{} wrong. Nothing was imported. Mend the file, or import its good lines with --keep-good.\n",
                                 counted(done.bad, "line is", "lines are"));
    out = fmt::format("Came in: {}\nAlready here: {}\nLeft out: {}\n", counted(done.taken, "note", "notes"),
                      counted(done.known, "note", "notes"), counted(done.bad, "line", "lines")) +
          out;
    return out;
}
