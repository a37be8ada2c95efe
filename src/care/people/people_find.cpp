#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>

#include "base/text.hpp"
#include "care/access_rights/access_rights.hpp"
#include "care/people/find.hpp"

// Finding goes in three steps: each word typed is matched with the words that names hold (as typed, begun like it, sounding
// like it, or a letter or two away), people who hold words for two of those typed are looked up together, and what was found
// is ranked here. Every query runs on an index and is bounded, so the time does not grow with the authority.

namespace people {
namespace {

constexpr std::size_t most_variants = 24;   // words of names taken for one word typed; also the length of the IN lists below
constexpr std::size_t most_candidates = 300;
constexpr int most_counted = 20'000;  // holders of a word; beyond it they are many
constexpr int points_exact = 100, points_prefix = 80, points_one_letter = 70, points_two_letters = 50, points_sound = 45;
constexpr int points_born = 90, points_number = 1000;

enum class Among { children_with_file, everybody };

/// A word typed and the words of names it may stand for, best first.
struct Meant {
    std::string typed;
    std::vector<std::pair<std::string, int>> variants;  // word, points
    long long holders = 0;                              // how many people hold one of them, roughly
    [[nodiscard]] int points_of(const std::string& word) const {
        for (const auto& [variant, points] : variants)
            if (variant == word) return points;
        return 0;
    }
};

/// The different words in a range of an index, read by leaping from one to the next: an index of 6,000 Mohammeds costs one step.
/// A leap has one lower bound only, because the database would start every search from the other.
std::vector<std::string> leap(store::Connection& connection, std::string_view first, std::string_view next, store::Bindings bindings,
                              int most) {
    bindings.emplace_back("most", most);
    std::vector<std::string> words;
    for (const auto& row : connection.query(
             "WITH RECURSIVE leap(word) AS (SELECT min(word) FROM name_word WHERE " + std::string(first) +
                 " UNION ALL SELECT (SELECT min(word) FROM name_word WHERE " + std::string(next) +
                 " AND word > leap.word) FROM leap WHERE leap.word IS NOT NULL) SELECT word FROM leap WHERE word IS NOT NULL LIMIT :most",
             bindings))
        words.push_back(row.text("word"));
    return words;
}

std::vector<std::string> words_begun(store::Connection& connection, const std::string& beginning, int most) {
    return leap(connection, "word >= :beginning AND word < :beyond", "word < :beyond",
                {{"beginning", beginning}, {"beyond", beginning + "{"}}, most);
}

std::vector<std::string> words_sounding(store::Connection& connection, const std::string& sounds, int most) {
    return leap(connection, "sounds = :sounds", "sounds = :sounds", {{"sounds", sounds}}, most);
}

int points_between(const std::string& typed, const std::string& typed_sounds, const std::string& word) {
    if (word == typed) return points_exact;
    if (typed.size() >= 2 && word.starts_with(typed)) return points_prefix;
    const int apart = letters_apart(typed, word);
    const int allowed = typed.size() >= 6 ? 2 : typed.size() >= 3 ? 1 : 0;
    const int sound_bonus = sounds_of(word) == typed_sounds ? 5 : 0;
    if (apart == 1 && apart <= allowed) return points_one_letter + sound_bonus;
    if (apart == 2 && (apart <= allowed || sound_bonus > 0)) return points_two_letters + sound_bonus;
    return sound_bonus > 0 ? points_sound : 0;
}

Meant meaning_of(store::Connection& connection, const std::string& typed) {
    Meant meant{typed, {}, 0};
    const auto sounds = sounds_of(typed);
    std::map<std::string, int> points;
    const auto take = [&](const std::vector<std::string>& words) {
        for (const auto& word : words)
            if (!points.contains(word)) points[word] = points_between(typed, sounds, word);
    };
    take(words_begun(connection, typed, 120));
    if (!sounds.empty()) take(words_sounding(connection, sounds, 200));
    if (typed.size() >= 3) take(words_begun(connection, typed.substr(0, 2), 800));
    for (const auto& [word, worth] : points)
        if (worth > 0) meant.variants.emplace_back(word, worth);
    std::ranges::stable_sort(meant.variants, [](const auto& a, const auto& b) { return a.second > b.second; });
    if (meant.variants.size() > most_variants) meant.variants.resize(most_variants);
    return meant;
}

/// ":a0, :a1, …" with every name bound, so that the statement is the same whatever is asked.
std::string in_list(std::string_view letter) {
    std::string list;
    for (std::size_t i = 0; i < most_variants; ++i) list += (i > 0 ? ", :" : ":") + std::string(letter) + std::to_string(i);
    return list;
}

const std::array<std::array<std::string, most_variants>, 2>& names_of_bindings() {
    static const auto names = [] {
        std::array<std::array<std::string, most_variants>, 2> made;
        for (std::size_t i = 0; i < most_variants; ++i) made[0][i] = "a" + std::to_string(i), made[1][i] = "b" + std::to_string(i);
        return made;
    }();
    return names;
}

void bind_list(store::Bindings& bindings, std::size_t list, const Meant& meant) {
    for (std::size_t i = 0; i < most_variants; ++i)
        bindings.emplace_back(names_of_bindings()[list][i],
                              i < meant.variants.size() ? meant.variants[i].first : meant.variants.back().first);
}

const std::string& file_join(Among among, bool is_wanted = true) {
    static const std::string none, join = " JOIN child_file f ON f.child_id = a.person_id";
    return among == Among::children_with_file && is_wanted ? join : none;
}

using Points = std::unordered_map<std::int64_t, std::map<std::string, int>>;  // person -> word typed -> best points

void take_points(Points& points, const store::Row& row, std::string_view column, const Meant& meant) {
    auto& best = points[row.number("person_id")][meant.typed];
    best = std::max(best, meant.points_of(row.text(column)));
}

void count_holders(store::Connection& connection, Meant& meant) {
    store::Bindings bindings;
    bind_list(bindings, 0, meant);
    meant.holders = connection
                        .query("SELECT count(*) AS holders FROM (SELECT 1 AS one FROM name_word WHERE word IN (" + in_list("a") +
                                   ") LIMIT " + std::to_string(most_counted) + ") AS held",
                               bindings)
                        .front()
                        .number("holders");
}

/// Only the word as it was typed, or no variant at all when nobody is called so.
Meant as_typed(const Meant& meant) {
    Meant exact{meant.typed, {}, meant.holders};
    if (!meant.variants.empty() && meant.variants.front().second == points_exact) exact.variants.push_back(meant.variants.front());
    return exact;
}

/// The holders of both words are read from end to end of an index, which is far quicker than jumping from holder to holder. Only a
/// word that too many hold is asked of each holder of the rarer one; there "|| ''" keeps the database from seeking every variant
/// for every holder. CROSS JOIN keeps the order: the longer list first, the files last.
std::string pairs_sql(Among among, bool reads_both) {
    const auto holders = [](std::string_view letter, std::string_view most) {
        return "(SELECT person_id, word FROM name_word WHERE word IN (" + in_list(letter) + ") LIMIT " + std::string(most) + ") AS " +
               std::string(letter);
    };
    const bool needs_file = among == Among::children_with_file;
    return "SELECT a.person_id, a.word AS first_word, b.word AS second_word FROM " +
           (reads_both ? holders("b", std::to_string(most_counted)) + " CROSS JOIN " + holders("a", ":most_holders")
                       : holders("a", ":most_holders") + " CROSS JOIN name_word b") +
           (needs_file ? " CROSS JOIN child_file f" : "") + " WHERE b.person_id = a.person_id AND a.word <> b.word" +
           (reads_both ? "" : " AND (b.word || '') IN (" + in_list("b") + ")") + (needs_file ? " AND f.child_id = a.person_id" : "") +
           " LIMIT :most";
}

/// People whose names hold a word for each of the two typed. The rarer word leads; of its holders so many are looked at.
void find_pairs(store::Connection& connection, Among among, const Meant& rare, const Meant& common, int most_holders, Points& points) {
    if (rare.variants.empty() || common.variants.empty()) return;
    store::Bindings bindings = {{"most", most_candidates}, {"most_holders", most_holders}};
    bind_list(bindings, 0, rare);
    bind_list(bindings, 1, common);
    for (const auto& row : connection.query(pairs_sql(among, common.holders < most_counted), bindings)) {
        take_points(points, row, "first_word", rare);
        take_points(points, row, "second_word", common);
    }
}

/// People who hold one word, newest first, best variants first.
void find_singles(store::Connection& connection, Among among, const Meant& meant, std::size_t most, Points& points) {
    for (const auto& variant : meant.variants) {
        for (const auto& row : connection.query("SELECT a.person_id, a.word FROM name_word a" + file_join(among) +
                                                    " WHERE a.word = :word ORDER BY a.person_id DESC LIMIT :most",
                                                {{"word", variant.first}, {"most", most}}))
            take_points(points, row, "word", meant);
        if (points.size() >= most_candidates) return;
    }
}

void find_by_names(store::Connection& connection, Among among, std::vector<Meant>& meant, std::size_t most, Points& points) {
    constexpr std::size_t many = 20, few = 5, most_leading = 3;
    constexpr int holders_as_typed = most_counted, holders_of_variants = 6'000;
    std::erase_if(meant, [](const Meant& word) { return word.variants.empty(); });
    if (meant.size() == 1) return find_singles(connection, among, meant.front(), most, points);
    for (auto& word : meant) count_holders(connection, word);
    std::ranges::stable_sort(meant, {}, &Meant::holders);
    const auto every_pair = [&](const auto& find) {
        for (std::size_t i = 0; i < meant.size() && i < most_leading; ++i)
            for (std::size_t j = i + 1; j < meant.size() && j < most_leading && points.size() < many; ++j) find(meant[i], meant[j]);
    };
    every_pair([&](const Meant& rare, const Meant& common) {
        find_pairs(connection, among, as_typed(rare), as_typed(common), holders_as_typed, points);
    });
    every_pair([&](const Meant& rare, const Meant& common) { find_pairs(connection, among, rare, common, holders_of_variants, points); });
    if (points.size() >= few) return;
    for (const auto& word : meant) find_singles(connection, among, word, many, points);
}

std::vector<Name> names_of(store::Connection& connection, PersonId id) {
    std::vector<Name> names;
    for (const auto& name :
         connection.query("SELECT kind, given, family FROM person_name WHERE person_id = :id ORDER BY line", {{"id", id}}))
        names.push_back({name_kind_of(name.text("kind")), name.text("given"), name.text("family")});
    return names;
}

/// People born on the day, with points for what their names share with the words typed.
void find_by_birth(store::Connection& connection, Among among, Day born_on, const std::vector<Meant>& meant, Points& points) {
    for (const auto& row :
         connection.query("SELECT a.id AS person_id FROM person a" +
                              std::string(among == Among::children_with_file ? " JOIN child_file f ON f.child_id = a.id" : "") +
                              " WHERE a.born_on = :born_on LIMIT 200",
                          {{"born_on", born_on}})) {
        auto& best = points[row.number("person_id")];
        if (meant.empty()) continue;
        for (const auto& name : names_of(connection, row.id<PersonId>("person_id")))
            for (const auto& word : folded_words(name.full()))
                for (const auto& typed : meant)
                    if (const int worth = typed.points_of(word); worth > 0) best[typed.typed] = std::max(best[typed.typed], worth);
    }
}

/// The number on a file as it stands there: 26000123 typed for 26-000123.
std::string file_number_of(const std::string& bare) { return bare.size() == 8 ? bare.substr(0, 2) + "-" + bare.substr(2) : bare; }

void find_by_number(store::Connection& connection, Among among, const std::string& bare, Points& points) {
    const std::string typed = "#" + bare;
    for (const auto& row :
         connection.query("SELECT child_id FROM child_file WHERE number = :number LIMIT 5", {{"number", file_number_of(bare)}}))
        points[row.number("child_id")][typed] = points_number;
    if (bare.size() < 4) return;
    for (const auto& row : connection.query(
             "SELECT a.person_id FROM person_identifier a" + file_join(among) + " WHERE a.value = :value LIMIT 20", {{"value", bare}}))
        points[row.number("person_id")][typed] = points_number;
}

/// Names other than the current one that hold a word the current one does not.
std::string other_names_matched(const Person& person, const std::vector<Meant>& meant) {
    const auto current = folded_words(person.name().full());
    std::vector<std::string> others;
    for (const auto& name : person.names) {
        if (name.kind == NameKind::current) continue;
        const auto words = folded_words(name.full());
        const bool adds = std::ranges::any_of(meant, [&](const Meant& typed) {
            const auto holds = [&](const std::string& word) { return typed.points_of(word) > 0; };
            return std::ranges::any_of(words, holds) &&
                   std::ranges::none_of(current, [&](const std::string& word) { return typed.points_of(word) >= points_one_letter; });
        });
        if (adds) others.push_back(name.full());
    }
    return listed(others);
}

void describe_file(store::Connection& connection, Found& found) {
    const auto rows = connection.query(
        "SELECT f.status, (SELECT u.name FROM allocation h JOIN user_account u ON u.id = h.user_id WHERE h.child_id = f.child_id"
        " AND h.is_holder = 1 AND h.until_on IS NULL) AS holder FROM child_file f WHERE f.child_id = :id",
        {{"id", found.id}});
    found.status = rows.front().text("status");
    found.holder = rows.front().text("holder");
}

std::vector<Found> described(store::Connection& connection, const staff::Viewer& viewer, const Asked& asked,
                             const std::vector<Meant>& meant, const Points& points, std::size_t most) {
    std::vector<Found> found;
    for (const auto& [id, words] : points) {
        Found one;
        one.id = PersonId{id};
        for (const auto& [typed, worth] : words) one.score += worth;
        found.push_back(std::move(one));
    }
    const auto better = [](const Found& a, const Found& b) { return a.score != b.score ? a.score > b.score : a.id > b.id; };
    std::ranges::sort(found, better);
    // Only a birth date that was asked for can still change their order.
    if (const auto kept = asked.born_on ? most_candidates : most; found.size() > kept) found.resize(kept);
    for (auto& one : found) {
        const auto rows =
            connection.query("SELECT p.born_on, f.number FROM person p LEFT JOIN child_file f ON f.child_id = p.id WHERE p.id = :id AND" +
                                 access_rights::not_hidden("p.id"),
                             access_rights::seen_by(viewer, {{"id", one.id}}));
        one.is_hidden = rows.empty();
        if (one.is_hidden) continue;
        one.born_on = rows.front().maybe_day("born_on");
        one.file_number = rows.front().text("number");
        if (asked.born_on && one.born_on == asked.born_on) one.score += points_born;
    }
    std::erase_if(found, &Found::is_hidden);
    std::ranges::sort(found, better);
    if (found.size() > most) found.resize(most);
    for (auto& one : found) {
        Person person;
        person.names = names_of(connection, one.id);
        one.name = person.name().full();
        if (!one.file_number.empty()) describe_file(connection, one);
        one.other_names = other_names_matched(person, meant);
    }
    std::ranges::stable_sort(found,
                             [](const Found& a, const Found& b) { return a.score != b.score ? a.score > b.score : a.name < b.name; });
    return found;
}

std::vector<Found> find_among(store::Connection& connection, const staff::Viewer& viewer, Among among, const Asked& asked,
                              std::size_t most) {
    constexpr std::size_t most_words = 6;
    Points points;
    std::vector<Meant> meant;
    for (const auto& word : asked.words)
        if (meant.size() < most_words) meant.push_back(meaning_of(connection, word));
    for (const auto& number : asked.numbers) find_by_number(connection, among, number, points);
    if (!meant.empty()) find_by_names(connection, among, meant, std::max<std::size_t>(most, 50), points);
    if (asked.born_on) find_by_birth(connection, among, *asked.born_on, meant, points);
    return described(connection, viewer, asked, meant, points, most);
}

/// Whether some word of one is like some word of the other.
bool are_near(std::string_view one, std::string_view other) {
    const auto words = folded_words(other);
    return std::ranges::any_of(folded_words(one), [&](const std::string& typed) {
        return std::ranges::any_of(words, [&](const std::string& word) { return points_between(typed, sounds_of(typed), word) > 0; });
    });
}

}  // namespace

void index_names(store::Connection& connection, const Person& person) {
    std::set<std::string> words;
    const auto take = [&](const std::string& text) {
        const auto parts = folded_words(text);
        words.insert(parts.begin(), parts.end());
        // el-Sayed is also typed Elsayed, Mary Jane also Maryjane
        for (std::size_t i = 1; i < parts.size(); ++i) words.insert(parts[i - 1] + parts[i]);
    };
    for (const auto& name : person.names) {
        take(name.given);
        take(name.family);
    }
    for (const auto& word : words)
        connection.run("INSERT INTO name_word (word, person_id, sounds) VALUES (:word, :person, :sounds) ON CONFLICT DO NOTHING",
                       {{"word", word}, {"person", person.id}, {"sounds", sounds_of(word)}});
}

std::vector<Found> find_children(store::Connection& connection, const staff::Viewer& viewer, std::string_view words, std::size_t most) {
    return find_among(connection, viewer, Among::children_with_file, asked_by(words), most);
}

std::vector<Found> find_people(store::Connection& connection, const staff::Viewer& viewer, std::string_view words, std::size_t most) {
    return find_among(connection, viewer, Among::everybody, asked_by(words), most);
}

std::vector<Found> likely_same(store::Connection& connection, const staff::Viewer& viewer, const Name& name, std::optional<Day> born_on) {
    constexpr std::size_t most = 10;
    auto found = find_among(connection, viewer, Among::everybody, {folded_words(name.full()), born_on, {}}, 40);
    std::erase_if(found, [&](const Found& one) {
        bool same_given = false, same_family = false;
        for (const auto& other : names_of(connection, one.id)) {
            same_given = same_given || are_near(name.given, other.given);
            same_family = same_family || are_near(name.family, other.family);
        }
        if (born_on && one.born_on == born_on) return !same_given && !same_family;
        if (born_on && one.born_on) return folded(one.name) != folded(name.full());  // another birth date: only the very same names
        return !same_given || !same_family;
    });
    if (found.size() > most) found.resize(most);
    return found;
}

}  // namespace people
