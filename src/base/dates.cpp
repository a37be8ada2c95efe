#include "base/dates.hpp"

#include <date/tz.h>
#include <fmt/format.h>

namespace {

constexpr std::array<std::string_view, 12> month_names = {"January", "February", "March",     "April",   "May",      "June",
                                                          "July",    "August",   "September", "October", "November", "December"};

const date::time_zone& london() {
    static const date::time_zone* zone = date::locate_zone("Europe/London");
    return *zone;
}

std::chrono::local_time<std::chrono::milliseconds> london_time(Instant at) {
    const date::sys_time<std::chrono::milliseconds> moment{at.time_since_epoch()};
    return std::chrono::local_time<std::chrono::milliseconds>{london().to_local(moment).time_since_epoch()};
}

MinuteOfDay minute_of_day(LocalMinute minute) { return minute - std::chrono::floor<std::chrono::days>(minute); }

std::optional<int> digits(std::string_view text) {
    int value = 0;
    if (text.empty() || text.size() > 4) return std::nullopt;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string lower_without_spaces(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c != ' ') out += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

}  // namespace

Day london_day(Instant at) { return std::chrono::floor<std::chrono::days>(london_time(at)); }

LocalMinute london_minute(Instant at) { return std::chrono::floor<std::chrono::minutes>(london_time(at)); }

Instant london_instant(LocalMinute minute) {
    const date::local_time<std::chrono::minutes> wall{minute.time_since_epoch()};
    const auto moment = london().to_sys(wall, date::choose::earliest);
    return Instant{std::chrono::duration_cast<std::chrono::milliseconds>(moment.time_since_epoch())};
}

std::string iso(Day day) {
    const std::chrono::year_month_day d{day};
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()), static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()));
}

std::string iso(Instant at) {
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::hh_mm_ss time{at - day};
    const std::chrono::year_month_day d{day};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(d.year()), static_cast<unsigned>(d.month()),
                       static_cast<unsigned>(d.day()), time.hours().count(), time.minutes().count(), time.seconds().count(),
                       time.subseconds().count());
}

std::string in_words(Day day) {
    const std::chrono::year_month_day d{day};
    return fmt::format("{} {} {}", static_cast<unsigned>(d.day()), month_names.at(static_cast<unsigned>(d.month()) - 1),
                       static_cast<int>(d.year()));
}

std::string in_short(Day day) {
    const std::chrono::year_month_day d{day};
    const auto name = month_names.at(static_cast<unsigned>(d.month()) - 1);
    return fmt::format("{} {} {}", static_cast<unsigned>(d.day()), name.substr(0, 3), static_cast<int>(d.year()));
}

std::string in_words(MinuteOfDay minute) {
    const auto total = minute.count();
    if (total == 0) return "midnight";
    if (total == 12 * 60) return "midday";
    const auto hour = total / 60, rest = total % 60;
    const auto clock_hour = hour % 12 == 0 ? 12 : hour % 12;
    const auto half = hour < 12 ? "am" : "pm";
    return rest == 0 ? fmt::format("{}{}", clock_hour, half) : fmt::format("{}:{:02}{}", clock_hour, rest, half);
}

std::string in_words(Instant at) { return in_words(london_day(at)) + " at " + in_words(minute_of_day(london_minute(at))); }

std::string in_short(Instant at) { return in_short(london_day(at)) + ", " + in_words(minute_of_day(london_minute(at))); }

std::optional<Day> parse_iso_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)), day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return Day{date};
}

std::optional<Day> parse_day(std::string_view text) {
    if (const auto day = parse_iso_day(text)) return day;
    std::array<std::string, 3> parts;
    std::size_t count = 0;
    bool in_word = false;
    for (const char c : text) {
        const bool is_separator = c == ' ' || c == '/' || c == '.' || c == '-' || c == ',';
        if (!is_separator && !in_word && ++count > 3) return std::nullopt;
        in_word = !is_separator;
        if (in_word) parts[count - 1] += (c >= 'A' && c <= 'Z') ? static_cast<char>(c - 'A' + 'a') : c;
    }
    const auto day = digits(parts[0]);
    auto month = digits(parts[1]);
    auto year = digits(parts[2]);
    for (std::size_t i = 0; !month && parts[1].size() >= 3 && i < month_names.size(); ++i)
        if (lower_without_spaces(month_names[i]).starts_with(parts[1])) month = static_cast<int>(i) + 1;
    if (count != 3 || !day || !month || !year || *day > 31 || *month > 12) return std::nullopt;
    if (parts[2].size() <= 2) year = *year + 2000;
    const std::chrono::year_month_day date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                                           std::chrono::day{static_cast<unsigned>(*day)}};
    if (!date.ok()) return std::nullopt;
    return Day{date};
}

std::optional<Instant> parse_iso_instant(std::string_view text) {
    if (text.size() < 17 || text[10] != 'T' || text.back() != 'Z' || text[13] != ':') return std::nullopt;
    const auto day = parse_iso_day(text.substr(0, 10));
    const auto hour = digits(text.substr(11, 2)), minute = digits(text.substr(14, 2));
    if (!day || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    std::chrono::milliseconds rest{0};
    auto tail = text.substr(16, text.size() - 17);
    if (!tail.empty()) {
        const auto second = tail.size() >= 3 && tail[0] == ':' ? digits(tail.substr(1, 2)) : std::nullopt;
        if (!second || *second > 59) return std::nullopt;
        rest += std::chrono::seconds{*second};
        tail.remove_prefix(3);
        if (!tail.empty()) {
            const auto fraction = tail.size() == 4 && tail[0] == '.' ? digits(tail.substr(1)) : std::nullopt;
            if (!fraction) return std::nullopt;
            rest += std::chrono::milliseconds{*fraction};
        }
    }
    return Instant{day->time_since_epoch() + std::chrono::hours{*hour} + std::chrono::minutes{*minute} + rest};
}

std::optional<MinuteOfDay> parse_time(std::string_view text) {
    auto time = lower_without_spaces(text);
    if (time == "midday" || time == "noon") return MinuteOfDay{12 * 60};
    if (time == "midnight") return MinuteOfDay{0};
    enum class Half { none, am, pm } half = Half::none;
    if (time.ends_with("am") || time.ends_with("pm")) {
        half = time.ends_with("am") ? Half::am : Half::pm;
        time.resize(time.size() - 2);
    }
    auto split = time.find_first_of(":.");
    std::optional<int> hour, minute;
    if (split != std::string::npos) {
        hour = digits(std::string_view{time}.substr(0, split));
        minute = time.size() - split == 3 ? digits(std::string_view{time}.substr(split + 1)) : std::nullopt;
    } else if (time.size() == 4 && half == Half::none) {
        hour = digits(std::string_view{time}.substr(0, 2));
        minute = digits(std::string_view{time}.substr(2));
    } else if (half != Half::none && time.size() <= 2) {
        hour = digits(time);
        minute = 0;
    }
    if (!hour || !minute || *minute > 59) return std::nullopt;
    if (half == Half::none) return *hour <= 23 ? std::optional{MinuteOfDay{*hour * 60 + *minute}} : std::nullopt;
    if (*hour < 1 || *hour > 12) return std::nullopt;
    return MinuteOfDay{(*hour % 12 + (half == Half::pm ? 12 : 0)) * 60 + *minute};
}

int age_on(Day birth, Day on) {
    const std::chrono::year_month_day b{birth}, o{on};
    const int years = static_cast<int>(o.year()) - static_cast<int>(b.year());
    const bool before_birthday = o.month() < b.month() || (o.month() == b.month() && o.day() < b.day());
    return years - (before_birthday ? 1 : 0);
}

std::string age_in_words(Day birth, Day on) {
    if (on < birth) return "not yet born";
    const auto plural = [](int n, std::string_view unit) { return fmt::format("{} {}{}", n, unit, n == 1 ? "" : "s"); };
    if (const int years = age_on(birth, on); years >= 2) return plural(years, "year");
    const std::chrono::year_month_day b{birth}, o{on};
    int months = (static_cast<int>(o.year()) - static_cast<int>(b.year())) * 12 + static_cast<int>(static_cast<unsigned>(o.month())) -
                 static_cast<int>(static_cast<unsigned>(b.month()));
    if (o.day() < b.day()) --months;
    if (months >= 1) return plural(months, "month");
    const auto days = static_cast<int>((on - birth).count());
    return days >= 14 ? plural(days / 7, "week") : plural(days, "day");
}
