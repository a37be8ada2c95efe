#pragma once
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "ledger/checkpoints.hpp"

struct CheckpointSettings {
    std::string signing_key_file;
    std::string witness_file, witness_url;  ///< "" for none
};

/// Signs the ledger each minute and each 1,000 events, whichever comes first, and once more when it ends; and gives what was signed to the
/// witnesses, in order. What fails is said once on standard error and tried again: the record is served whatever becomes of it.
class CheckpointMaker {
  public:
    /// Makes the signing key where there is none; the name stands in it. Throws std::runtime_error in plain words.
    CheckpointMaker(store::Store& store, const CheckpointSettings& settings, std::string_view log_name, std::function<Instant()> clock);
    ~CheckpointMaker();
    CheckpointMaker(const CheckpointMaker&) = delete;
    CheckpointMaker& operator=(const CheckpointMaker&) = delete;

  private:
    struct Duty {
        ledger::Witness witness;
        std::function<void(const std::string& note)> give;
        std::chrono::steady_clock::time_point not_before{};
    };
    void run();
    void make_if_due(bool is_last);
    void give_to(Duty& duty);
    void tried(const std::string& what, const std::function<void()>& work);

    store::Store& store_;
    ledger::Signer signer_;
    std::function<Instant()> clock_;
    std::vector<Duty> duties_;
    std::map<std::string, std::string> said_;  ///< the present trouble of each task
    std::chrono::steady_clock::time_point last_made_{};
    std::mutex mutex_;
    std::condition_variable ended_;
    bool ends_ = false;
    std::thread thread_;
};

/// "firsthand/marlbridge-county-council"
std::string log_name_of(std::string_view authority_name);
