#pragma once
#include <csignal>
#include <cstdlib>
#include <string>
#include <string_view>

namespace store {

/// For the fault tests: ends this process, as pulling the plug would, when a step of a commit has been reached so many times.
/// FIRSTHAND_STOP_AT=before_commit:3 is read once, when the store is opened; where it is not set, nothing ever happens here.
class NamedSteps {
  public:
    NamedSteps() {
        const char* asked = std::getenv("FIRSTHAND_STOP_AT");
        const std::string_view words = asked ? asked : "";
        step_ = words.substr(0, words.find(':'));
        if (words.contains(':')) left_ = std::atoi(words.data() + words.find(':') + 1);
    }
    void reached(std::string_view step) {
        if (left_ > 0 && step == step_ && --left_ == 0) std::raise(SIGKILL);
    }

  private:
    std::string step_;
    int left_ = 0;
};

}  // namespace store
