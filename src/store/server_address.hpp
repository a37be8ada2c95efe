#pragma once
#include <map>
#include <string>
#include <vector>

namespace store {

/// A PostgreSQL address, postgresql://…, which may name several servers of one database, one of which takes changes at a time. Where
/// it says nothing of it, a server that went away without a word, as behind a cut network, is given up after two seconds.
class ServerAddress {
  public:
    /// Throws DatabaseError when it is no such address, when it holds a password, and when it would send the record over a network without
    /// TLS and the server's name proved (sslmode=verify-full, ASVS 12.3.1). This machine's own sockets and loopback addresses need neither.
    explicit ServerAddress(const std::string& url);
    /// For libpq: whichever server takes changes.
    [[nodiscard]] std::string taking_changes() const;
    /// For libpq: each server by itself, whether it takes changes or follows another.
    [[nodiscard]] std::vector<std::string> each() const;

  private:
    std::map<std::string, std::string> parts_;
};

}  // namespace store
