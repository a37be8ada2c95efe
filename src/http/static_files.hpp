#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "http/message.hpp"
#include "http/router.hpp"

namespace http {

/// A folder of built stylesheets, scripts, fonts and images, read once at start. Each is served under a name that holds a hash of its
/// content ("app.css" at /assets/app.3f9a0c12d4e5.css), so that a browser may keep it for ever and never shows an old one.
/// Where a stylesheet or web manifest names another file of the folder by its plain address (/assets/fonts/x.woff2), the hashed
/// one is put in.
class StaticFiles {
  public:
    /// Throws std::runtime_error when the folder cannot be read or holds a file of a type not known here.
    /// prefix begins and does not end with a slash.
    explicit StaticFiles(const std::filesystem::path& folder, std::string prefix = "/assets");
    /// The hashed address of a file, named from the folder: "app.css", "fonts/x.woff2". Throws ProgramError when there is none.
    [[nodiscard]] std::string url(std::string_view name) const;
    /// 404, plainly, for what is not there.
    [[nodiscard]] Response answer(const Request& request) const;
    /// Adds a GET route for each depth of folders there is. The files must outlive the router.
    void add_routes(Router& router) const;

  private:
    struct File {
        std::string content_type, plain, gzip, brotli;  ///< a coding that does not make it smaller is ""
    };
    void add(std::string_view name, std::string content);
    std::string prefix_;
    std::map<std::string, std::string, std::less<>> urls_;
    std::map<std::string, File, std::less<>> files_;  ///< by path
};

}  // namespace http
