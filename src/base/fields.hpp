#pragma once
#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// A name came several times where one value was asked for. Two programs would take different ones of them, so neither is taken
/// (ASVS 15.3.7).
class RepeatedField : public std::runtime_error {
  public:
    explicit RepeatedField(std::string_view name);
};

/// The names and values of a form or a query, in order; one name may come several times (checkboxes).
class Fields {
  public:
    Fields() = default;
    explicit Fields(Pairs pairs) : pairs_(std::move(pairs)) {}
    /// The value of that name, or "" when it did not come. Throws RepeatedField when it came more than once.
    [[nodiscard]] std::string_view get(std::string_view name) const;
    /// Every value of a name that may come several times.
    [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] const Pairs& pairs() const { return pairs_; }
    /// Replaces every value of that name.
    void set(std::string_view name, std::string value);
    /// Beside the values that the name has already.
    void add(std::string_view name, std::string value) { pairs_.emplace_back(name, std::move(value)); }

  private:
    Pairs pairs_;
};

/// The names that the fields of a form may have; '#' in one stands for a number: "person-#-name".
class FieldNames {
  public:
    FieldNames() = default;
    FieldNames(std::initializer_list<std::string_view> names) : names_(names.begin(), names.end()) {}
    FieldNames& operator+=(const FieldNames& more);
    friend FieldNames operator+(FieldNames names, const FieldNames& more) { return names += more; }
    [[nodiscard]] bool know(std::string_view name) const;
    [[nodiscard]] bool empty() const { return names_.empty(); }
    [[nodiscard]] const std::vector<std::string>& all() const { return names_; }

  private:
    std::vector<std::string> names_;
};

/// Decodes application/x-www-form-urlencoded; nothing when an escape is broken, when a NUL or a byte that is not UTF-8 is in it,
/// or when it has more than 10,000 fields.
std::optional<Fields> parse_urlencoded(std::string_view body);
std::string to_urlencoded(const Pairs& pairs);
