#include "staff/policy_tables.hpp"

#include <stdexcept>
#include <toml++/toml.h>

namespace staff {

namespace {

PolicyEntry to_entry(const toml::table& said) {
    PolicyEntry entry;
    for (const auto& [key, value] : said) {
        const std::string name(key.str());
        if (const auto text = value.value<std::string>()) entry.texts[name] = *text;
        if (value.value<bool>().value_or(false)) entry.true_ones.insert(name);
        if (const auto* list = value.as_array())
            for (auto& items = entry.lists[name]; const auto& item : *list) items.push_back(item.value_or(std::string()));
    }
    return entry;
}

}  // namespace

PolicyTables::PolicyTables(std::string what, const std::string& path) : what_(std::move(what)), path_(path) {
    toml::table said;
    try {
        said = toml::parse_file(path);
    } catch (const toml::parse_error& error) {
        refuse("line " + std::to_string(error.source().begin.line) + ": " + std::string(error.description()));
    }
    edition_ = said["edition"].value_or("");
    const auto from = said["from"].value<toml::date>();
    if (edition_.empty() || !from) refuse("it does not say which edition it is, or from which day it holds");
    from_ = Day{std::chrono::local_days{std::chrono::year{from->year} / from->month / from->day}};
    for (const auto& [key, value] : said)
        if (const auto* list = value.as_array())
            for (auto& entries = entries_[std::string(key.str())]; const auto& item : *list)
                if (const auto* table = item.as_table()) entries.push_back(to_entry(*table));
}

const std::vector<PolicyEntry>& PolicyTables::entries(std::string_view name) const {
    const auto found = entries_.find(name);
    if (found == entries_.end() || found->second.empty()) refuse("it has no [[" + std::string(name) + "]]");
    return found->second;
}

std::string PolicyTables::text(const PolicyEntry& entry, std::string_view name) const {
    auto text = entry.maybe_text(name);
    if (text.empty()) refuse("\"" + std::string(name) + "\" is missing in an entry");
    return text;
}

const std::vector<std::string>& PolicyTables::list(const PolicyEntry& entry, std::string_view name) const {
    const auto found = entry.lists.find(name);
    if (found == entry.lists.end()) refuse("an entry has no list \"" + std::string(name) + "\"");
    return found->second;
}

void PolicyTables::refuse(const std::string& why) const { throw std::runtime_error(what_ + " cannot be read from " + path_ + ": " + why); }

}  // namespace staff
