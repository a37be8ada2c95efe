#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/fields.hpp"

namespace http {

/// A file sent with a multipart form.
struct Upload {
    std::string field, file_name, content_type, content;
};

struct Request {
    std::string id;              ///< for the log and the person's error page
    std::string method;          ///< GET, HEAD or POST; other methods are answered 405 before a handler sees them
    std::string path;            ///< decoded segment by segment, always begins with /, no . or .. segments
    Fields query;
    Pairs headers;               ///< names in lower case
    Fields form;                 ///< of a POST, urlencoded or multipart
    std::vector<Upload> uploads; ///< of a multipart POST
    std::string body;            ///< of a POST of any other type, for example application/json
    std::string remote_address;
    bool is_secure = false;      ///< came over TLS
    bool is_at_administration = false;  ///< came in at the port of its own that administration has

    /// "" when it did not come.
    [[nodiscard]] std::string_view header(std::string_view lower_case_name) const;
    /// "" when it did not come.
    [[nodiscard]] std::string_view cookie(std::string_view name) const;
};

struct Response {
    int status = 200;
    std::string content_type = "text/html; charset=utf-8";
    Pairs headers;
    std::string body;
    /// For the access log: which route answered, as declared ("/children/{child}"), never the path as asked.
    std::string route;
    /// For the logs: why access was refused, as a word of ours, and to which record, where that is known. "" where nothing was refused.
    std::string refusal;
    std::int64_t refused_record = 0;

    /// The first header of that name, whatever the case, or "".
    [[nodiscard]] std::string_view header(std::string_view name) const;
    [[nodiscard]] bool has_header(std::string_view name) const;
    /// Replaces every header of that name, whatever the case.
    void set_header(std::string_view name, std::string value);
};

/// 303 See other, for after a POST. Throws ProgramError unless the location is a path on this site, percent-encoded: /children/42
Response see_other(std::string location);
Response plain_text(int status, std::string text);
/// "Not found" for 404; "" for a number HTTP does not name.
std::string_view reason_of(int status);
/// Names of headers and codings compare so: ASCII letters of either case are the same.
bool is_same_name(std::string_view one, std::string_view other);

}  // namespace http
