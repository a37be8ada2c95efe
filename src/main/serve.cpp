#include "main/serve.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <fstream>
#include <iostream>

#include "base/policy_file.hpp"
#include "base/program_folder.hpp"
#include "base/text.hpp"
#include "http/access_log.hpp"
#include "http/policy_reports.hpp"
#include "http/server.hpp"
#include "http/static_files.hpp"
#include "main/answering.hpp"
#include "main/capabilities.hpp"
#include "main/checkpoint_maker.hpp"
#include "main/email_watch.hpp"
#include "main/homecoming.hpp"
#include "main/key_change.hpp"
#include "main/listening.hpp"
#include "main/logs.hpp"
#include "main/staff_file_watch.hpp"
#include "main/system_clock.hpp"
#include "main/tls_watch.hpp"
#include "main/unusual_watch.hpp"
#include "process/confinement.hpp"
#include "sign_on/provider.hpp"
#include "staff/leaked_passwords.hpp"
#include "staff/settings.hpp"
#include "store/key_file.hpp"

namespace {

std::function<Instant()> clock_of(const std::string& clock_file) {
    if (clock_file.empty()) return system_now;
    return [clock_file] {
        std::ifstream file(clock_file);
        file.exceptions(std::ios::badbit);  // what is short while it is read is no other moment
        std::string line;
        std::getline(file, line);
        if (const auto moment = parse_iso_instant(trimmed(line))) return *moment;
        throw std::runtime_error("The clock file " + clock_file + " holds no moment such as 2026-11-23T09:00:00Z.");
    };
}

/// Who can sign in to an invented authority: everybody of a small one, some of each role of a large one.
void print_who_can_sign_in(store::Connection& connection) {
    if (staff::setting(connection, "is_demo").empty()) return;
    const auto password = staff::setting(connection, "demo_password");
    std::cout << "This authority is invented. These people can sign in (user name, role, password):\n";
    const auto users = staff::all_users(connection);
    std::map<std::string, int> shown;
    for (const auto& user : users) {
        if (user.left_on || user.roles.empty()) continue;
        if (users.size() > 400 && ++shown[user.roles.front()] > 5) continue;
        std::cout << fmt::format("  {}  {}  {}\n", user.user_name, user.roles.front(), password);
    }
}

void wait_for_the_end() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    int which = 0;
    sigwait(&signals, &which);
}

/// Where readings are noted while the record takes no changes.
void keep_daybook(store::Store& store, const ServeOptions& options) {
    if (!options.daybook.empty()) store.keep_daybook(open_daybook_at(options.daybook, options.daybook_key_file));
}

/// Of the council's own accounts; nothing where it has none.
std::unique_ptr<sign_on::Provider> provider_of(const ServeOptions& options) {
    if (options.oidc_issuer.empty()) return nullptr;
    return std::make_unique<sign_on::Provider>(sign_on::ProviderSettings{
        options.oidc_issuer, options.oidc_client_id, store::read_private_line(options.oidc_client_secret_file), options.oidc_demand});
}

/// By which staff are written to; nothing where nobody is.
std::optional<outward::MailServer> mail_server_of(const ServeOptions& options) {
    if (options.mail_server.empty()) return std::nullopt;
    outward::MailServer server{options.mail_server, options.mail_from, options.mail_user, ""};
    if (!options.mail_password_file.empty()) server.password = store::read_private_line(options.mail_password_file);
    if (const auto fault = outward::fault_of(server); !fault.empty()) throw std::runtime_error(fault);
    return server;
}

/// Before any thread starts, so that all of them leave these signals to wait_for_the_end.
void hold_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace

int serve(const ServeOptions& options) {
    hold_signals();
    log_on_single_lines();
    const auto settings = listening(options);
    auto networks = networks_of(options);
    process::forbid_dangerous_calls();
    if (options.place.read_only && options.daybook.empty())
        throw std::runtime_error("Say with --daybook where to note who reads: a copy is read, but never without that being known.");
    const auto store = open_authority(options.place, false);
    if (!options.policy.empty()) take_policy_from(options.policy);
    (void)staff::access_policy();  // one that cannot be read is told before anybody signs in
    (void)unusual_access::policy();
    staff::check_leaked_passwords();
    const auto working_days = WorkingDays::from_file(policy_file("bank_holidays.csv"));
    const http::StaticFiles assets(program_folder() + "/assets");
    staff::App app{*store, working_days, clock_of(options.clock_file), [&](std::string_view name) { return assets.url(name); }, "", false};
    app.has_administration_port = options.administration_port.has_value();
    app.is_copy = options.place.read_only;
    keep_daybook(*store, options);
    app.abbreviations = staff::Abbreviations::from_file(policy_file("abbreviations.csv"));
    app.circumstances = staff::CircumstancePolicy::from_file(policy_file("circumstances.toml"));
    app.circumstances.networks = std::move(networks);
    app.timescales = staff::timescales_from_file(policy_file("timescales.toml"));
    store->read([&](store::Connection& connection) {
        app.authority_name = staff::setting(connection, "authority_name");
        app.is_demo = !staff::setting(connection, "is_demo").empty();
        return 0;
    });

    const auto provider = provider_of(options);
    app.provider = provider.get();
    const auto mail_server = mail_server_of(options);
    app.mail_server = options.mail_server;

    http::Router router;
    assets.add_routes(router);
    router.add("GET", "/healthz", [](const auto&, const auto&) { return http::plain_text(200, "ok\n"); });
    http::PolicyReports policy_reports([](const std::string& words) { spdlog::warn("{}", words); });
    policy_reports.add_route(router);
    staff::Routes routes(router, app);
    register_routes(routes);

    const auto access = access_logger(options.access_log);
    Answering answering(router, app, options);
    const auto handle = [&](const http::Request& request) { return answering(request); };
    const auto log = [&](const http::Access& done) {
        if (access) access->info(http::access_line(done, std::chrono::system_clock::now()));
        if (!done.error.empty()) spdlog::error("request {}: {}", done.request_id, done.error);
    };
    http::Server server(settings, handle, log);
    std::optional<http::Server> administration;
    if (options.administration_port) administration.emplace(for_administration(settings, *options.administration_port), handle, log);
    std::optional<CheckpointMaker> checkpoints;
    if (!app.is_copy)
        checkpoints.emplace(
            *store,
            CheckpointSettings{signing_key_file_of(options.place, options.signing_key_file), options.witness_file, options.witness_url},
            log_name_of(app.authority_name), app.clock);
    std::optional<KeyChangeWatch> key_change;
    if (!app.is_copy) key_change.emplace(*store, app.clock);
    std::optional<StaffFileWatch> staff_file;
    if (!app.is_copy && !options.staff_file.empty())
        staff_file.emplace(*store, options.staff_file, options.staff_file_is_complete, app.clock);
    std::optional<EmailWatch> email_watch;
    if (!app.is_copy && mail_server) email_watch.emplace(*store, *mail_server, app.authority_name, app.clock);
    std::optional<Homecoming> homecoming;
    if (!app.is_copy && store->daybook()) homecoming.emplace(*store, app.clock);
    std::optional<UnusualWatch> unusual_watch;
    if (!app.is_copy) unusual_watch.emplace(*store, app.working_days, app.clock);
    server.start();
    if (administration) administration->start();
    std::optional<TlsWatch> tls_watch;
    if (!options.tls_certificate.empty())
        tls_watch.emplace(std::vector{options.tls_certificate, options.tls_key}, [&] {
            server.renew_tls();
            if (administration) administration->renew_tls();
        });
    store->read([](store::Connection& connection) {
        print_who_can_sign_in(connection);
        return 0;
    });
    if (administration) std::cout << fmt::format("Accounts and teams are kept at port {}\n", administration->port());
    std::cout << fmt::format("Firsthand is serving on {}://localhost:{}\n", options.tls_certificate.empty() ? "http" : "https",
                             server.port())
              << std::flush;
    wait_for_the_end();
    tls_watch.reset();
    if (administration) administration->stop();
    server.stop();
    std::cout << "Firsthand has stopped.\n";
    return 0;
}
