#include "main/demo_services.hpp"

#include "base/ensure.hpp"
#include "care/complementary_files/complementary_files.hpp"
#include "staff/accounts.hpp"

using namespace std::chrono_literals;

namespace {

constexpr const char* name = "Kwabena Osei";
constexpr const char* user_name = "kwabena.osei";
constexpr std::chrono::days held_for{40};

Instant evening_of(Day day) { return london_instant(LocalMinute{day} + 19h + 30min); }

}  // namespace

void DemoServices::write_staff(store::Connection& connection, const std::string& password_hash) {
    key_worker_ = staff::insert_user(connection, store_.next<UserId>(evening_of(today_)),
                                     {user_name, name, "Residential key worker", "", TeamId{}, {"provider"}, std::nullopt}, password_hash,
                                     std::nullopt);
}

void DemoServices::note_child(ChildId child, const world::ChildFile& file) {
    if (!child_.is_set() && !file.closed_on && file.status == world::Status::looked_after) child_ = child;
}

void DemoServices::fill(store::Connection& connection) {
    if (!child_.is_set()) return;
    const auto file = complementary_files::open(store_, connection, child_, {"residential", "Larkspur House", user_name}, key_worker_,
                                                evening_of(today_ - held_for));
    ensure(file.has_value(), "a residential service may be opened");
    constexpr Told all_told[] = {
        {38, "Settling in at Larkspur House.", "Chose the room at the back, put up two posters and asked where the kettle is kept.",
         "“It is quieter than I thought.”"},
        {16, "Cooked for the house.", "Made rice and stew for five with one member of staff beside, and washed up without being asked.",
         "“I want to do it again on Sunday, and my way.”"},
        {4, "Back late from the youth club.", "Back at ten past ten, forty minutes late, and rang at half past nine to say so.",
         "“The bus did not come. I did ring.”"}};
    for (const auto& told : all_told) record(connection, *file, told);
}

void DemoServices::record(store::Connection& connection, ComplementaryFileId file, const Told& told) {
    const auto at = evening_of(today_ - std::chrono::days{told.days_ago});
    records::Entry entry;
    entry.id = store_.next<EntryId>(at);
    entry.child = child_;
    entry.kind = "direct_work";
    entry.written_at = entry.changed_at = at;
    entry.author = key_worker_;
    entry.author_name = name;
    entry.state = records::State::completed;
    entry.complementary = file;
    recording::Content content;
    content.happened = records::happened_on(today_ - std::chrono::days{told.days_ago});
    content.observation.key_issues = told.key_issues;
    content.observation.seen_and_said = told.seen_and_said;
    content.observation.childs_views = told.childs_views;
    content.observation.childs_views_how = "own_words";
    content.no_actions = true;
    recording::insert_entry(connection, entry, content, DraftId{});
    digest_.add(recording::words_of(content));
}
