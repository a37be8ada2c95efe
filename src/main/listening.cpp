#include "main/listening.hpp"

#include <stdexcept>

#include "http/address.hpp"

namespace {

std::vector<std::string> proxies_of(const ServeOptions& options) {
    if (!options.is_behind_proxy) return {};
    std::vector<std::string> proxies = {"127.0.0.1", "::1"};
    for (const auto& text : options.trusted_proxies) {
        const auto address = http::plain_address(text);
        if (!address) throw std::runtime_error("--trusted-proxy takes an address such as 192.0.2.7, not " + text + ".");
        proxies.push_back(*address);
    }
    return proxies;
}

}  // namespace

http::ServerSettings listening(const ServeOptions& options) {
    if (options.tls_certificate.empty() != options.tls_key.empty())
        throw std::runtime_error("--tls-certificate and --tls-key belong together: give both, or neither.");
    const bool is_plain = options.tls_certificate.empty() && !options.is_behind_proxy;
    if (is_plain && !http::is_loopback(options.address))
        throw std::runtime_error("The record is not sent over a network in the clear. Give --tls-certificate and --tls-key, or say "
                                 "--behind-proxy where a proxy in front speaks https, or leave --address out to serve this machine alone.");
    http::ServerSettings settings;
    settings.address = options.address;
    settings.port = options.port;
    settings.tls_certificate = options.tls_certificate;
    settings.tls_key = options.tls_key;
    settings.proxies = proxies_of(options);
    return settings;
}

std::vector<http::Network> networks_of(const ServeOptions& options) {
    std::vector<http::Network> networks;
    for (const auto& text : options.networks) {
        const auto network = http::Network::from(text);
        if (!network) throw std::runtime_error("--network takes a network such as 10.20.0.0/16 or 2001:db8::/32, not " + text + ".");
        networks.push_back(*network);
    }
    return networks;
}

http::ServerSettings for_administration(http::ServerSettings settings, std::uint16_t port) {
    settings.port = port;
    settings.worker_threads = 2;
    settings.is_for_administration = true;
    return settings;
}
