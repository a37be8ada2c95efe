#pragma once
#include <chrono>
#include <functional>
#include <future>
#include <optional>
#include <string>

#include "base/dates.hpp"
#include "main/authority.hpp"
#include "main/each_second.hpp"

// Keys that are changed while the record is served (docs/operate/security.md).

struct ChangeKeyOptions {
    Place place;
    std::string new_key_file;
};
/// Has a folder encrypted under another key: by the program that serves it, or here where none does. Ends when that is done.
int change_key(const ChangeKeyOptions& options);

struct ChangeSigningKeyOptions {
    Place place;
    std::string signing_key_file;  ///< "" for the usual place
};
/// Makes the key that is to sign the ledger next; the program that serves hands over to it.
int change_signing_key(const ChangeSigningKeyOptions& options);

/// Looks each second whether another key is asked for, and has it taken.
class KeyChangeWatch {
  public:
    KeyChangeWatch(store::Store& store, std::function<Instant()> clock);

  private:
    void look();

    store::Store& store_;
    std::function<Instant()> clock_;
    std::optional<std::future<void>> under_way_;
    std::chrono::steady_clock::time_point not_before_{};
    EachSecond each_second_;  // last, so that the rest is there while it runs
};
