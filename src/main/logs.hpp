#pragma once
#include <spdlog/logger.h>

#include <memory>
#include <string>

/// What the program says of its own running goes to standard error with times in UTC, each message on one line: a line end or other control
/// character within it, which might have come from a request, is written as \x0a (ASVS 16.4.1).
void log_on_single_lines();

/// For a line of each request: nothing for "", standard error for "-", otherwise that file.
std::shared_ptr<spdlog::logger> access_logger(const std::string& where);
