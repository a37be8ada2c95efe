#include "store/server_address.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <cstdlib>
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

bool is_of_this_machine(std::string_view host) {
    return host.empty() || host.starts_with('/') || host.starts_with('@') || host == "localhost" || host == "::1" ||
           host.starts_with("127.");
}

bool are_of_this_machine(const std::string& hosts) {
    for (std::size_t place = 0; place <= static_cast<std::size_t>(std::ranges::count(hosts, ',')); ++place)
        if (!is_of_this_machine(of_list(hosts, place))) return false;
    return true;
}

/// What libpq would take from its surroundings where the address says nothing.
std::string said_or_around(const std::map<std::string, std::string>& parts, const std::string& name, const char* variable) {
    if (const auto said = parts.find(name); said != parts.end()) return said->second;
    const char* around = std::getenv(variable);
    return around != nullptr ? around : "";
}

void refuse_in_the_clear(const std::map<std::string, std::string>& parts) {
    if (said_or_around(parts, "sslmode", "PGSSLMODE") == "verify-full") return;
    // An address given as a number is where the connection goes, whatever the name beside it.
    const auto numbers = said_or_around(parts, "hostaddr", "PGHOSTADDR");
    const auto hosts = numbers.empty() ? said_or_around(parts, "host", "PGHOST") : numbers;
    // A service of a file of its own may lead anywhere.
    if (are_of_this_machine(hosts) && said_or_around(parts, "service", "PGSERVICE").empty()) return;
    throw DatabaseError(DatabaseError::Kind::other,
                        "The record is not sent over a network in the clear, nor to a server that does not prove its name. Give the "
                        "database server a certificate and add sslmode=verify-full to its address, and with sslrootcert=FILE who issued "
                        "it.");
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
    refuse_in_the_clear(parts_);
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
