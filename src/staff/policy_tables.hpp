#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/dates.hpp"

namespace staff {

/// One [[entry]] of a policy's file.
struct PolicyEntry {
    std::map<std::string, std::string, std::less<>> texts;
    std::map<std::string, std::vector<std::string>, std::less<>> lists;
    std::set<std::string, std::less<>> true_ones;  ///< the names that are said to be true
    [[nodiscard]] std::string maybe_text(std::string_view name) const {
        const auto found = texts.find(name);
        return found == texts.end() ? "" : found->second;
    }
};

/// A policy's file of tables, such as policy/access.toml. `what` begins every complaint: "Who may do what"; each is a std::runtime_error in
/// plain words.
class PolicyTables {
  public:
    PolicyTables(std::string what, const std::string& path);

    [[nodiscard]] const std::string& edition() const { return edition_; }
    [[nodiscard]] Day from() const { return from_; }
    /// In the order of the file; there must be some.
    [[nodiscard]] const std::vector<PolicyEntry>& entries(std::string_view name) const;
    /// Never empty.
    [[nodiscard]] std::string text(const PolicyEntry& entry, std::string_view name) const;
    /// May be empty, and must be there.
    [[nodiscard]] const std::vector<std::string>& list(const PolicyEntry& entry, std::string_view name) const;
    [[noreturn]] void refuse(const std::string& why) const;

  private:
    std::string what_, path_, edition_;
    Day from_{};
    std::map<std::string, std::vector<PolicyEntry>, std::less<>> entries_;
};

}  // namespace staff
