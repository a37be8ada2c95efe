#pragma once
#include <filesystem>
#include <string>

/// The folder of the running program: assets/ and policy/ lie beside it.
inline std::string program_folder() { return std::filesystem::canonical("/proc/self/exe").parent_path().string(); }
