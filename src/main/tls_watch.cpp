#include "main/tls_watch.hpp"

#include <spdlog/spdlog.h>

TlsWatch::TlsWatch(std::vector<std::string> files, std::function<void()> renew)
    : files_(std::move(files)), renew_(std::move(renew)), used_(look()), seen_(used_),
      each_second_([this](EachSecond& each_second, bool is_last) {
          if (!is_last) each_second.tried("Reading the TLS certificate and key again", [this] { renew_if_changed(); });
      }) {}

TlsWatch::Look TlsWatch::look() const {
    Look times;
    for (const auto& file : files_) times.push_back(std::filesystem::last_write_time(file));
    return times;
}

void TlsWatch::renew_if_changed() {
    const auto present = look();
    const bool stands_still = present == std::exchange(seen_, present);
    if (!stands_still || present == used_) return;
    renew_();
    used_ = present;
    spdlog::info("the TLS certificate and key are read again, and hold for the connections that begin from now on");
}
