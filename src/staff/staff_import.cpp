#include "staff/staff_import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/text.hpp"
#include "ledger/ledger.hpp"
#include "staff/absence.hpp"
#include "staff/staff_csv.hpp"

namespace staff {

namespace {

constexpr std::size_t most_told = 1'000;
constexpr long share_that_may_be_missing = 10;  ///< LOCAL: one in so many
constexpr long long readings_kept = 100;

class Import {
  public:
    Import(store::Store& store, store::Connection& connection, const StaffFile& file, const StaffImportOptions& options,
           const HandOver& hand_over, Instant now)
        : store_(store), connection_(connection), file_(file), options_(options), hand_over_(hand_over), now_(now),
          today_(london_day(now)) {
        faults_ = file.faults;
        for (const auto& team : all_teams(connection)) teams_.emplace(folded(team.name), team.id);
    }

    /// Who joins or moves first, so that whoever leaves may be the last administrator but for them.
    StaffImport take() {
        for (const auto& line : file_.lines) take_person(line);
        for (const auto& line : file_.lines) take_absence(line);
        for (const auto& line : file_.lines) take_leaving(line);
        if (options_.is_complete) take_missing();
        for (auto& [line, fault] : faults_) done_.faults.push_back(std::move(fault));
        std::ranges::move(of_file_, std::back_inserter(done_.faults));
        done_.is_kept = done_.faults.empty();
        return std::move(done_);
    }

  private:
    [[nodiscard]] bool has_gone(const StaffLine& line) const { return line.leaves_on && *line.leaves_on < today_; }

    void refuse(const StaffLine& line, const Problem& problem) {
        std::string words = problem.text;
        for (const auto& field : problem.fields) words += (words.empty() ? "" : "; ") + field.text;
        faults_.emplace(line.line, fmt::format("line {}: {}", line.line, words));
    }
    void refuse(const StaffLine& line, std::string words) { refuse(line, Problem::refused(std::move(words))); }
    void tell(const StaffLine& line, const std::string& words) { done_.told.push_back(fmt::format("line {}: {}", line.line, words)); }

    /// What the file says, and where it says nothing what is there.
    std::optional<UserDetails> details_of(const StaffLine& line, const UserDetails& known) {
        UserDetails details = known;
        if (!line.name.empty()) details.name = line.name;
        if (!line.job_title.empty()) details.job_title = line.job_title;
        if (!line.roles.empty() && !take_roles(line, details.roles)) return std::nullopt;
        if (line.reads_until) details.reads_until = line.reads_until;
        if (!line.email_address.empty()) details.email_address = line.email_address;
        if (line.team.empty()) return details;
        const auto team = teams_.find(folded(line.team));
        if (team == teams_.end()) {
            refuse(line, fmt::format("team “{}” is no team here. Add it on the page of teams, or write one of those", line.team));
            return std::nullopt;
        }
        details.team = team->second;
        return details;
    }

    /// Whoever writes the file must not be able to make an administrator: that role is given and taken on the pages, by who has confirmed
    /// who they are.
    bool take_roles(const StaffLine& line, std::vector<std::string>& roles) {
        const auto keeps_accounts = [](const std::string& code) { return find_role(code)->has(Permission::manage_users); };
        auto wanted = line.roles;
        for (const auto& code : roles)
            if (keeps_accounts(code) && std::ranges::find(wanted, code) == wanted.end()) wanted.push_back(code);
        for (const auto& code : wanted)
            if (keeps_accounts(code) && std::ranges::find(roles, code) == roles.end()) {
                refuse(line, fmt::format("roles “{}” is not given by a file. An administrator gives it on the person’s page", code));
                return false;
            }
        std::ranges::sort(wanted);
        roles = std::move(wanted);
        return true;
    }

    void take_person(const StaffLine& line) {
        const auto known = find_user_named(connection_, line.user_name);
        if (!known) return join(line);
        if (known->left_on) {
            if (!has_gone(line))
                tell(line, fmt::format("{} left on {} by the record here. Nothing is changed: undo the leaving on their page, or use a new "
                                       "user name",
                                       known->name, iso(*known->left_on)));
            ++done_.as_they_were;
            return;
        }
        const auto before = staff::details_of(*known);
        const auto details = details_of(line, before);
        if (!details || has_gone(line)) return;
        if (*details == before) {
            ++done_.as_they_were;
            return;
        }
        if (const auto changed = change_user(connection_, known->id, *details, UserId{}, now_); !changed)
            return refuse(line, changed.error());
        ++done_.changed;
    }

    void join(const StaffLine& line) {
        if (has_gone(line)) {
            ++done_.as_they_were;
            return;
        }
        const auto details = details_of(line, {});
        if (!details) return;
        const NewUser user{.user_name = line.user_name,
                           .name = details->name,
                           .job_title = details->job_title,
                           .password = "",
                           .team = details->team,
                           .roles = details->roles,
                           .reads_until = details->reads_until,
                           .email_address = details->email_address};
        if (const auto faults = faults_of(connection_, user); !faults.empty()) return refuse(line, Problem::invalid(faults));
        if (line.starts_on && *line.starts_on > today_) {
            ++done_.waiting;
            return;
        }
        if (const auto added = add_user(store_, connection_, user, OneTimePassword{}, UserId{}, now_); !added)
            return refuse(line, added.error());
        tell(line, line.name + " has joined. Give them their first password on their page");
        ++done_.joined;
    }

    void take_absence(const StaffLine& line) {
        const auto person = find_user_named(connection_, line.user_name);
        if (!line.absent_from || !person || person->left_on || has_gone(line)) return;
        Absence asked{.user = person->id, .from = *line.absent_from, .until = line.absent_until, .kind = line.absence_kind};
        if (asked.kind.empty()) asked.kind = "other";
        if (!line.covered_by.empty()) {
            const auto cover = find_user_named(connection_, line.covered_by);
            if (!cover) return refuse(line, fmt::format("covered_by “{}” is nobody here", line.covered_by));
            asked.cover = cover->id;
        }
        for (const auto& known : absences_of(connection_, person->id))
            if (known.overlaps(asked)) return bring_up_to_date(line, known, asked);
        if (const auto recorded = record_absence(store_, connection_, asked, UserId{}, now_); !recorded)
            return refuse(line, recorded.error());
        ++done_.away;
    }

    /// The file changes the end of what it recorded itself. What somebody recorded on a page is left.
    void bring_up_to_date(const StaffLine& line, const Absence& known, const Absence& asked) {
        if (known.from == asked.from && known.until == asked.until) return;
        if (known.recorded_by.is_set() || known.from != asked.from)
            return tell(line,
                        fmt::format("{} is recorded here as {}: that is left as it is", known.user_name, away_in_words(known, known.from)));
        change_end(connection_, known, asked.until, UserId{}, now_);
        ++done_.away;
    }

    void take_leaving(const StaffLine& line) {
        const auto person = find_user_named(connection_, line.user_name);
        if (!has_gone(line) || !person || person->left_on) return;
        if (const auto gone = leave(person->id, *line.leaves_on); !gone) return refuse(line, gone.error());
        ++done_.left;
    }

    Done leave(UserId person, Day last_day) {
        if (auto gone = record_leaving(connection_, person, last_day, UserId{}, now_); !gone) return gone;
        hand_over_(connection_, store_, person, UserId{}, now_);
        return {};
    }

    /// A file that was cut off must not end everybody's access.
    void take_missing() {
        const std::set<std::string> named(file_.user_names.begin(), file_.user_names.end());
        std::vector<User> missing;
        long working = 0;
        for (auto& user : all_users(connection_)) {
            if (user.left_on) continue;
            ++working;
            if (!named.contains(user.user_name)) missing.push_back(std::move(user));
        }
        if (!options_.is_sure && static_cast<long>(missing.size()) * share_that_may_be_missing > working) {
            of_file_.push_back(fmt::format("{} of the {} people who work here are not in the file, which is more than a tenth. If it is "
                                           "whole, run it once by hand with --complete --yes",
                                           missing.size(), working));
            return;
        }
        for (const auto& user : missing) {
            const auto gone = leave(user.id, today_);
            if (!gone) {
                of_file_.push_back(fmt::format("{}, who is not in the file: {}", user.user_name, gone.error().text));
                continue;
            }
            done_.told.push_back(user.name + " (" + user.user_name + ") is not in the file: their access has ended");
            ++done_.left;
        }
    }

    store::Store& store_;
    store::Connection& connection_;
    const StaffFile& file_;
    const StaffImportOptions& options_;
    const HandOver& hand_over_;
    Instant now_;
    Day today_;
    std::map<std::string, TeamId> teams_;  // by folded name
    std::map<long, std::string> faults_;  // by line
    std::vector<std::string> of_file_;  // faults of no one line
    StaffImport done_;
};

std::string lines_of(const std::vector<std::string>& lines) {
    std::string out;
    for (std::size_t i = 0; i < lines.size() && i < most_told; ++i) out += lines[i] + "\n";
    if (lines.size() > most_told) out += fmt::format("and {} more\n", lines.size() - most_told);
    return out;
}

void keep_reading(store::Store& store, store::Connection& connection, const StaffFileReading& reading) {
    connection.run("INSERT INTO staff_file_reading (id, at, file_name, is_kept, words) VALUES (:id, :at, :name, :kept, :words)",
                   {{"id", store.next_id(reading.at)},
                    {"at", reading.at},
                    {"name", reading.file_name},
                    {"kept", reading.is_kept},
                    {"words", reading.words}});
    connection.run("DELETE FROM staff_file_reading WHERE id NOT IN (SELECT id FROM staff_file_reading ORDER BY id DESC LIMIT :most)",
                   {{"most", readings_kept}});
    ledger::append(connection,
                   {.at = reading.at, .action = reading.is_kept ? "staff_file.taken" : "staff_file.refused", .content = reading.words});
}

std::string said_of(const Problem& problem) {
    std::string words = problem.text.empty() ? "" : problem.text + "\n";
    for (const auto& field : problem.fields) words += field.text + "\n";
    return words + "Nothing was changed.\n";
}

}  // namespace

Result<StaffImport> import_staff(store::Store& store, const std::filesystem::path& path, const StaffImportOptions& options,
                                 const HandOver& hand_over, Instant now) {
    StaffFileReading reading{.at = now, .file_name = path.filename().string()};
    const auto keep = [&](bool is_kept, const std::string& words) {
        (void)store.write([&](store::Connection& connection) -> Done {
            keep_reading(store, connection, {now, reading.file_name, is_kept, words});
            return {};
        });
    };
    const auto file = read_staff_file(path);
    if (!file) {
        keep(false, said_of(file.error()));
        return std::unexpected(file.error());
    }
    StaffImport done;
    const auto taken = store.write([&](store::Connection& connection) -> Done {
        done = Import(store, connection, *file, options, hand_over, now).take();
        if (!done.is_kept) return std::unexpected(Problem::refused("Some lines are wrong."));
        keep_reading(store, connection, {now, reading.file_name, true, in_words(done)});
        return {};
    });
    if (!taken) keep(false, in_words(done));
    return done;
}

std::string in_words(const StaffImport& done) {
    if (!done.is_kept) return lines_of(done.faults) + "Nothing was changed.\n";
    return fmt::format("Joined: {}\nChanged: {}\nLeft: {}\nAbsences: {}\nNot begun yet: {}\nAs they were: {}\n", done.joined, done.changed,
                       done.left, done.away, done.waiting, done.as_they_were) +
           lines_of(done.told);
}

std::vector<StaffFileReading> staff_file_readings(store::Connection& connection, std::size_t most) {
    std::vector<StaffFileReading> readings;
    for (const auto& row :
         connection.query("SELECT at, file_name, is_kept, words FROM staff_file_reading ORDER BY id DESC LIMIT :most", {{"most", most}}))
        readings.push_back({row.instant("at"), row.text("file_name"), row.truth("is_kept"), row.text("words")});
    return readings;
}

}  // namespace staff
