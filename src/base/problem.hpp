#pragma once
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What is wrong with one field, in words that name the field and the cure: "Enter what was seen and said".
struct FieldProblem {
    std::string field;
    std::string text;
    bool operator==(const FieldProblem&) const = default;
};

/// Something a person can mend, or that a caller must decide about. It knows nothing of HTTP.
struct Problem {
    enum class Kind {
        invalid,        ///< one or more fields are wrong: see fields
        not_found,      ///< there is no such thing, or the asker may not know that there is
        not_permitted,  ///< the asker may know of it but not do this
        stale,          ///< it has changed since the asker read it
        refused,        ///< a rule forbids it: text says which and what to do instead
        read_only,      ///< nothing can be written just now
    };
    Kind kind = Kind::invalid;
    std::string text;
    std::vector<FieldProblem> fields;

    static Problem invalid(std::vector<FieldProblem> fields) { return {Kind::invalid, "", std::move(fields)}; }
    static Problem invalid(std::string field, std::string text) { return {Kind::invalid, "", {{std::move(field), std::move(text)}}}; }
    static Problem not_found(std::string text) { return {Kind::not_found, std::move(text), {}}; }
    static Problem not_permitted(std::string text) { return {Kind::not_permitted, std::move(text), {}}; }
    static Problem stale(std::string text) { return {Kind::stale, std::move(text), {}}; }
    static Problem refused(std::string text) { return {Kind::refused, std::move(text), {}}; }
};

/// A value, or the problem that stands in its way.
template <class T>
using Result = std::expected<T, Problem>;
using Done = std::expected<void, Problem>;

/// Collects every problem of a form, so that a person sees them all at once.
class Problems {
  public:
    void add(std::string field, std::string text) { fields_.push_back({std::move(field), std::move(text)}); }
    [[nodiscard]] bool any() const { return !fields_.empty(); }
    [[nodiscard]] const std::vector<FieldProblem>& fields() const { return fields_; }
    [[nodiscard]] Problem as_problem() const { return Problem::invalid(fields_); }

  private:
    std::vector<FieldProblem> fields_;
};
