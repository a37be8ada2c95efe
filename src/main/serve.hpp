#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "main/authority.hpp"

struct ServeOptions {
    Place place;
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::optional<std::uint16_t> administration_port;  ///< accounts and teams are kept there alone; not set: at `port` too
    std::string tls_certificate, tls_key;
    bool is_behind_proxy = false;
    std::vector<std::string> trusted_proxies;  ///< addresses, beside this machine's own
    double pages_a_second = 20;     ///< for one signed-in browser in the long run, three times as many at once; 0 for any number
    double requests_a_second = 50;  ///< for one address, four times as many at once
    std::string policy;      ///< the council's own folder, whose files stand in for those of policy/; "" for none
    std::vector<std::string> networks;  ///< the council's own; none: no rule of policy/circumstances.toml holds
    std::string oidc_issuer, oidc_client_id, oidc_client_secret_file;  ///< the council's own provider of accounts; "" for none
    std::string oidc_demand;  ///< what a person must have shown there: "mfa", or an acr; "" for anything
    std::string clock_file;  ///< for training and tests: the file holds the moment it is
    std::string access_log;  ///< "" for none, "-" for standard error
    std::string signing_key_file;  ///< "" for the usual place, beside the data's key
    std::string witness_file, witness_url;
    std::string mail_server, mail_from;         ///< smtps://…, and in whose name; "" where nothing is mailed
    std::string mail_user, mail_password_file;  ///< "" where that server asks for none
    std::string staff_file;        ///< who joins, moves and leaves (docs/how_to/import_staff.md); "" for none
    bool staff_file_is_complete = false;  ///< whoever is not in it has left
    std::string daybook;           ///< the folder for what is noted while the record takes no changes; "" for none
    std::string daybook_key_file;  ///< "" for the usual place
};

/// Serves until SIGINT or SIGTERM. Answers the exit status.
int serve(const ServeOptions& options);
