#include "main/checkpoint_maker.hpp"

#include <fcntl.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>

#include "http/post.hpp"
#include "store/key_file.hpp"

using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t most_unsigned = 1000;
constexpr auto longest_unsigned = 60s, until_tried_again = 30s;

std::string read_or_make_signing_key(const std::string& path, std::string_view log_name) {
    if (!std::filesystem::exists(path)) store::write_private(path, ledger::Signer::new_key(log_name) + "\n");
    return store::read_private_line(path);
}

/// Durable before it counts as taken. An empty line stands between checkpoints.
void append_to_file(const std::string& path, const std::string& note) {
    const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (file < 0) throw std::runtime_error("The file " + path + " cannot be written.");
    const auto text = note + "\n";
    const bool written = write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size()) && fsync(file) == 0;
    close(file);
    if (!written) throw std::runtime_error("The file " + path + " cannot be written.");
}

ledger::Witness known_witness(store::Store& store, const std::string& address) {
    for (auto& witness : store.read(ledger::witnesses))
        if (witness.address == address) return witness;
    return {.address = address};
}

}  // namespace

std::string next_signing_key_file(const std::string& signing_key_file) { return signing_key_file + ".next"; }

std::string log_name_of(std::string_view authority_name) {
    std::string name = "firsthand/";
    for (const char c : authority_name) {
        const bool is_plain = std::isalnum(static_cast<unsigned char>(c)) != 0;
        if (is_plain) name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        else if (!name.ends_with('-') && !name.ends_with('/')) name += '-';
    }
    return name;
}

CheckpointMaker::CheckpointMaker(store::Store& store, const CheckpointSettings& settings, std::string_view log_name,
                                 std::function<Instant()> clock)
    : store_(store), signing_key_file_(settings.signing_key_file), signer_(read_or_make_signing_key(signing_key_file_, log_name)),
      clock_(std::move(clock)) {
    if (const auto path = settings.witness_file.empty() ? "" : std::filesystem::absolute(settings.witness_file).string(); !path.empty())
        duties_.push_back({known_witness(store, path), [path](const std::string& note) { append_to_file(path, note); }});
    if (const auto& url = settings.witness_url; !url.empty()) {
        if (!http::is_plain_address(url)) throw std::runtime_error("A witness's address is of the form http://host:port/path.");
        duties_.push_back({known_witness(store, url), [url](const std::string& note) { http::post_text(url, note); }});
    }
    std::vector<std::string> addresses;
    for (const auto& duty : duties_) addresses.push_back(duty.witness.address);
    (void)store.write([&](store::Connection& connection) -> Done {
        ledger::forget_witnesses_but(connection, addresses);
        for (const auto& duty : duties_) ledger::keep_witness(connection, duty.witness);
        return {};
    });
    each_second_.emplace([this](EachSecond& each_second, bool is_last) { work(each_second, is_last); });
}

void CheckpointMaker::work(EachSecond& each_second, bool is_last) {
    each_second.tried("Handing over to the next signing key", [&] { take_next_key(); });
    each_second.tried("Signing the ledger", [&] { make_if_due(is_last); });
    for (auto& duty : duties_)
        if (std::chrono::steady_clock::now() >= duty.not_before)
            each_second.tried("The witness " + duty.witness.address, [&] { give_to(duty); });
}

/// Where several programs sign for one authority, the first to see it hands over, and the others read the key that it then put in place.
void CheckpointMaker::take_next_key() {
    namespace fs = std::filesystem;
    const auto signs = [](store::Connection& connection, const ledger::Signer& signer) {
        const auto newest = ledger::newest_checkpoint(connection);
        return newest && newest->verifier_key == signer.verifier_key();
    };
    if (const auto file = next_signing_key_file(signing_key_file_); fs::exists(file)) {
        const ledger::Signer next(store::read_private_line(file));
        (void)store_.write([&](store::Connection& connection) -> Done {
            if (!signs(connection, next)) ledger::hand_over(connection, signer_, next, clock_());
            return {};
        });
        signer_ = next;
        std::error_code error;
        fs::rename(file, signing_key_file_, error);
        if (error && fs::exists(file)) throw std::system_error(error, file);
        spdlog::info("the ledger is signed by another key from now on: {}", signer_.verifier_key());
    } else if (fs::exists(signing_key_file_) && !store_.read([&](store::Connection& connection) { return signs(connection, signer_); })) {
        signer_ = ledger::Signer(store::read_private_line(signing_key_file_));
    }
}

void CheckpointMaker::make_if_due(bool is_last) {
    const auto now = std::chrono::steady_clock::now();
    const auto unsigned_events = store_.read([](store::Connection& connection) {
        const auto newest = ledger::newest_checkpoint(connection);
        return ledger::head(connection).size - (newest ? newest->size : 0);
    });
    const bool is_due = is_last || unsigned_events >= most_unsigned || now - last_made_ >= longest_unsigned;
    if (unsigned_events == 0 || !is_due) return;
    last_made_ = now;
    (void)store_.write([&](store::Connection& connection) -> Done {
        ledger::make_checkpoint(connection, signer_, clock_());
        return {};
    });
}

void CheckpointMaker::give_to(Duty& duty) {
    auto& witness = duty.witness;
    const auto keep = [&] {
        (void)store_.write([&](store::Connection& connection) -> Done {
            ledger::keep_witness(connection, witness);
            return {};
        });
    };
    while (const auto next = store_.read([&](auto& connection) { return ledger::next_checkpoint(connection, witness.size); })) {
        try {
            duty.give(next->note);
        } catch (const std::runtime_error&) {
            duty.not_before = std::chrono::steady_clock::now() + until_tried_again;
            if (!witness.failing_since) witness.failing_since = clock_();
            keep();
            throw;
        }
        witness = {witness.address, next->size, clock_(), std::nullopt};
        keep();
    }
}
