#pragma once
#include <functional>
#include <optional>
#include <string>

#include "ledger/checkpoints.hpp"
#include "main/each_second.hpp"

struct CheckpointSettings {
    std::string signing_key_file;
    std::string witness_file, witness_url;  ///< "" for none
};

/// Signs the ledger each minute and each 1,000 events, whichever comes first, and once more when it ends; and gives what was signed to the
/// witnesses, in order.
class CheckpointMaker {
  public:
    /// Makes the signing key where there is none; the name stands in it. Throws std::runtime_error in plain words.
    CheckpointMaker(store::Store& store, const CheckpointSettings& settings, std::string_view log_name, std::function<Instant()> clock);
    CheckpointMaker(const CheckpointMaker&) = delete;
    CheckpointMaker& operator=(const CheckpointMaker&) = delete;

  private:
    struct Duty {
        ledger::Witness witness;
        std::function<void(const std::string& note)> give;
        std::chrono::steady_clock::time_point not_before{};
    };
    void work(EachSecond& each_second, bool is_last);
    void take_next_key();
    void make_if_due(bool is_last);
    void give_to(Duty& duty);

    store::Store& store_;
    std::string signing_key_file_;
    ledger::Signer signer_;
    std::function<Instant()> clock_;
    std::vector<Duty> duties_;
    std::chrono::steady_clock::time_point last_made_{};
    std::optional<EachSecond> each_second_;  ///< ends first
};

/// Where the key is put that is to sign next. The program that signs hands over to it and puts it in the place of the present one.
std::string next_signing_key_file(const std::string& signing_key_file);

/// "firsthand/marlbridge-county-council"
std::string log_name_of(std::string_view authority_name);
