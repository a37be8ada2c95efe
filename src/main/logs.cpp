#include "main/logs.hpp"

#include <fmt/format.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace {

class OnOneLine final : public spdlog::custom_flag_formatter {
  public:
    void format(const spdlog::details::log_msg& message, const std::tm&, spdlog::memory_buf_t& line) override {
        for (const char c : std::string_view(message.payload.data(), message.payload.size())) {
            if (static_cast<unsigned char>(c) < 0x20 || c == '\x7f') fmt::format_to(std::back_inserter(line), "\\x{:02x}", c);
            else line.push_back(c);
        }
    }
    [[nodiscard]] std::unique_ptr<custom_flag_formatter> clone() const override { return std::make_unique<OnOneLine>(); }
};

}  // namespace

void log_on_single_lines() {
    auto formatter = std::make_unique<spdlog::pattern_formatter>(spdlog::pattern_time_type::utc);
    formatter->add_flag<OnOneLine>('*').set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %*");
    auto logger = spdlog::stderr_logger_mt("program");
    logger->set_formatter(std::move(formatter));
    spdlog::set_default_logger(std::move(logger));
}

std::shared_ptr<spdlog::logger> access_logger(const std::string& where) {
    if (where.empty()) return nullptr;
    auto logger = where == "-" ? spdlog::stderr_logger_mt("access") : spdlog::basic_logger_mt("access", where);
    logger->set_pattern("%v");
    logger->flush_on(spdlog::level::info);  // whoever ends the program does not end what is known of it
    return logger;
}
