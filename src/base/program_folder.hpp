#pragma once
#include <filesystem>
#include <string>

/// The folder of the running program: assets/ and policy/ lie beside it. It is asked for once, since the name is lost when the program's
/// file is replaced by a newer one.
inline const std::string& program_folder() {
    static const std::string folder = std::filesystem::canonical("/proc/self/exe").parent_path().string();
    return folder;
}
