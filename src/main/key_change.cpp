#include "main/key_change.hpp"

#include <spdlog/spdlog.h>

#include <filesystem>
#include <iostream>
#include <thread>

#include "ledger/ledger.hpp"
#include "ledger/signed_note.hpp"
#include "main/checkpoint_maker.hpp"
#include "main/progress.hpp"
#include "main/system_clock.hpp"
#include "store/asked_key.hpp"
#include "store/folder.hpp"
#include "store/key_file.hpp"
#include "store/second_file.hpp"

using namespace std::chrono_literals;

namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds between_looks = 200ms, longest_handover = 5s, until_tried_again = 60s;

void tell_ledger(store::Store& store, Instant now) {
    (void)store.write([&](store::Connection& connection) -> Done {
        ledger::append(connection, {.at = now, .action = "data_key_changed"});
        return {};
    });
}

/// Shows how much of the second file is there; it lies there only while it is made.
void show_progress(ProgressBar& bar, const std::string& file) {
    std::error_code error;
    const auto done = fs::file_size(store::second_file_of(file), error);
    if (!error) bar.show(done, fs::file_size(file), "encrypting under the new key");
}

void change_here(const Place& place, const std::string& file, ProgressBar& bar) {
    const auto store = open_authority(place, false);
    auto change = store->begin_asked_key();
    if (!change) return;
    while (change->wait_for(between_looks) != std::future_status::ready) show_progress(bar, file);
    change->get();
    tell_ledger(*store, system_now());
}

/// Whoever serves it, or begins or ends to do so meanwhile.
void wait_until_changed(const Place& place, const std::string& folder) {
    const auto file = (fs::path(folder) / "firsthand.db").string();
    ProgressBar bar;
    while (store::is_key_asked(folder)) {
        if (!store::is_in_use(folder)) change_here(place, file, bar);
        show_progress(bar, file);
        std::this_thread::sleep_for(between_looks);
    }
    bar.end();
}

/// Throws std::runtime_error where this is not the key. Where nobody serves it, it is opened with all the care that takes.
void expect_opens(const Place& place) {
    if (!store::is_in_use(place.folder)) (void)open_authority(place, false);
    else
        (void)store::Connection({.file = place.folder + "/firsthand.db", .key_hex = store::read_or_make_key(place.key_file, false)},
                                store::Connection::Purpose::read);
}

}  // namespace

int change_key(const ChangeKeyOptions& options) {
    auto place = options.place;
    const auto folder = place.folder = fs::weakly_canonical(fs::absolute(place.folder)).string();
    if (!fs::exists(folder + "/firsthand.db")) throw std::runtime_error("There is no authority in " + folder + ".");
    if (place.key_file.empty()) place.key_file = store::usual_key_file(folder);
    store::expect_key_apart(folder, options.new_key_file);
    const auto present = store::read_or_make_key(place.key_file, false);
    expect_opens(place);
    const auto next = store::read_or_make_key(options.new_key_file, true);
    if (next == present) throw std::runtime_error("The file " + options.new_key_file + " holds the present key. Name one for another.");
    store::ask_for_key(folder, present, next);
    std::cout << "The key in " << options.new_key_file << " is asked for. The record goes on being served where it is; its log says if "
              << "anything stands in the way.\n"
              << std::flush;
    wait_until_changed(place, folder);
    expect_opens({.folder = folder, .key_file = options.new_key_file});
    std::cout << "Changed: every page is encrypted under " << options.new_key_file << ". Put that in the place of " << place.key_file
              << " before the record is served again, and keep a copy of it apart.\n";
    return 0;
}

int change_signing_key(const ChangeSigningKeyOptions& options) {
    const auto file = signing_key_file_of(options.place, options.signing_key_file), next_file = next_signing_key_file(file);
    if (!fs::exists(file)) throw std::runtime_error("There is no signing key in " + file + " yet: 'firsthand serve' makes it.");
    const ledger::Signer present(store::read_private_line(file));
    const auto next = ledger::Signer::new_key(present.name());
    store::write_private(next_file, next + "\n");
    store::give_to_owner(next_file, file);
    const auto until = std::chrono::steady_clock::now() + longest_handover;
    while (fs::exists(next_file) && std::chrono::steady_clock::now() < until) std::this_thread::sleep_for(between_looks);
    std::cout << (fs::exists(next_file) ? "The handover is signed when the record is next served, by this key: "
                                        : "Handed over. The ledger is signed by this key from now on: ")
              << ledger::Signer(next).verifier_key() << "\n";
    return 0;
}

KeyChangeWatch::KeyChangeWatch(store::Store& store, std::function<Instant()> clock)
    : store_(store), clock_(std::move(clock)), each_second_([this](EachSecond& each_second, bool is_last) {
          if (!is_last) each_second.tried("Encrypting the record under another key", [this] { look(); });
      }) {}

void KeyChangeWatch::look() {
    if (!under_way_) {
        if (std::chrono::steady_clock::now() < not_before_) return;
        under_way_ = store_.begin_asked_key();
        if (under_way_) spdlog::info("the record is being encrypted under another key");
        return;
    }
    if (under_way_->wait_for(0s) != std::future_status::ready) return;
    not_before_ = std::chrono::steady_clock::now() + until_tried_again;
    std::exchange(under_way_, std::nullopt)->get();
    not_before_ = {};
    tell_ledger(store_, clock_());
    spdlog::info("the record is encrypted under another key, without which it cannot be opened again");
}
