#include "records/entry.hpp"

#include <array>
#include <utility>

#include "base/ensure.hpp"

namespace records {

namespace {

template <class Enum, std::size_t size>
Enum from_code(const std::array<std::pair<Enum, std::string_view>, size>& codes, std::string_view code) {
    for (const auto& [value, text] : codes)
        if (text == code) return value;
    throw ProgramError("no such stored code: " + std::string(code));
}

template <class Enum, std::size_t size>
std::string_view to_code(const std::array<std::pair<Enum, std::string_view>, size>& codes, Enum value) {
    for (const auto& [known, text] : codes)
        if (known == value) return text;
    throw ProgramError("a value without a code");
}

constexpr std::array<std::pair<Precision, std::string_view>, 4> precisions = {
    {{Precision::minute, "minute"}, {Precision::day, "day"}, {Precision::month, "month"}, {Precision::year, "year"}}};
constexpr std::array<std::pair<State, std::string_view>, 3> states = {
    {{State::saved, "saved"}, {State::completed, "completed"}, {State::withdrawn, "withdrawn"}}};
constexpr std::array<std::pair<Countersignature::State, std::string_view>, 4> countersignature_states = {
    {{Countersignature::State::not_needed, ""},
     {Countersignature::State::waiting, "waiting"},
     {Countersignature::State::sent_back, "sent_back"},
     {Countersignature::State::given, "given"}}};

std::string without_day(const std::string& day_in_words) { return day_in_words.substr(day_in_words.find(' ') + 1); }

std::string worded(const Happened& happened, const std::string& day, std::string_view joint) {
    switch (happened.precision) {
        case Precision::minute:
            return day + std::string(joint) + ::in_words(happened.at - std::chrono::floor<std::chrono::days>(happened.at));
        case Precision::day: return day;
        case Precision::month: return without_day(day);
        case Precision::year: return without_day(without_day(day));
    }
    throw ProgramError("a precision without words");
}

}  // namespace

Happened happened_on(Day day) { return {LocalMinute{day}, Precision::day}; }
Happened happened_at(Day day, MinuteOfDay minute) { return {LocalMinute{day} + minute, Precision::minute}; }

std::string in_words(const Happened& happened) { return worded(happened, ::in_words(happened.day()), " at "); }
std::string in_short(const Happened& happened) { return worded(happened, ::in_short(happened.day()), ", "); }

std::string_view code_of(Precision precision) { return to_code(precisions, precision); }
Precision precision_of(std::string_view code) { return from_code(precisions, code); }
std::string_view code_of(State state) { return to_code(states, state); }
State state_of(std::string_view code) { return from_code(states, code); }
std::string_view code_of(Countersignature::State state) { return to_code(countersignature_states, state); }
Countersignature::State countersignature_state_of(std::string_view code) { return from_code(countersignature_states, code); }

}  // namespace records
