#include "store/server_address.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <memory>

#include "store/connection.hpp"

namespace store {

namespace {

/// libpq's own words and units: seconds, and milliseconds for the last.
const std::map<std::string, std::string> unless_said = {{"connect_timeout", "2"},
                                                        {"keepalives_idle", "1"},
                                                        {"keepalives_interval", "1"},
                                                        {"keepalives_count", "2"},
                                                        {"tcp_user_timeout", "2000"}};

std::string in_words(const std::map<std::string, std::string>& parts) {
    std::string words;
    for (const auto& [name, value] : parts) {
        words += (words.empty() ? "" : " ") + name + "='";
        for (const char c : value) words += c == '\'' || c == '\\' ? std::string{'\\', c} : std::string{c};
        words += "'";
    }
    return words;
}

/// The one for this server of a list with commas; a list of one is for all.
std::string of_list(const std::string& list, std::size_t place) {
    if (!list.contains(',')) return list;
    std::size_t from = 0;
    for (; place > 0; --place) from = list.find(',', from) + 1;
    return list.substr(from, list.find(',', from) - from);
}

}  // namespace

ServerAddress::ServerAddress(const std::string& url) {
    char* told = nullptr;
    const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(url.c_str(), &told), PQconninfoFree);
    const std::unique_ptr<char, decltype(&PQfreemem)> fault(told, PQfreemem);
    if (!options)
        throw DatabaseError(DatabaseError::Kind::other, "The address of the database cannot be read: " + std::string(told ? told : ""));
    parts_ = unless_said;
    for (const auto* option = options.get(); option->keyword; ++option)
        if (option->val) parts_[option->keyword] = option->val;
    if (parts_.contains("password") || parts_.contains("sslpassword"))
        throw DatabaseError(DatabaseError::Kind::other, "The address of the database holds a password, which every list of programs "
                                                        "shows. Change it, and put the new one into ~/.pgpass.");
}

std::string ServerAddress::taking_changes() const {
    auto parts = parts_;
    parts["target_session_attrs"] = "read-write";
    return in_words(parts);
}

std::vector<std::string> ServerAddress::each() const {
    std::vector<std::string> servers;
    const auto hosts = parts_.contains("host") ? parts_.at("host") : parts_.contains("hostaddr") ? parts_.at("hostaddr") : "";
    const auto count = static_cast<std::size_t>(std::ranges::count(hosts, ',')) + 1;
    for (std::size_t i = 0; i < count; ++i) {
        auto parts = parts_;
        for (const auto* list : {"host", "hostaddr", "port"})
            if (parts.contains(list)) parts[list] = of_list(parts[list], i);
        parts["target_session_attrs"] = "any";
        servers.push_back(in_words(parts));
    }
    return servers;
}

}  // namespace store
