#pragma once
#include <source_location>
#include <stdexcept>
#include <string>
#include <string_view>

/// A mistake in the program, never in what a person typed.
class ProgramError : public std::logic_error {
    using std::logic_error::logic_error;
};

/// Throws ProgramError with the place when a promise of the program does not hold. `of` is put behind the promise, and only then.
inline void ensure(bool holds, std::string_view promise, std::string_view of,
                   std::source_location where = std::source_location::current()) {
    if (!holds)
        throw ProgramError(std::string(promise) + std::string(of) + " (" + where.file_name() + ":" + std::to_string(where.line()) + ")");
}
inline void ensure(bool holds, std::string_view promise, std::source_location where = std::source_location::current()) {
    ensure(holds, promise, "", where);
}
