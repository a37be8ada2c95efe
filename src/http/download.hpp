#pragma once
#include "http/message.hpp"

namespace http {

/// A file to keep. `name` is one of ours, such as chronology.csv: never a person's or a child's.
inline Response download(std::string_view name, std::string_view content_type, std::string content) {
    Response response;
    response.content_type = content_type;
    response.set_header("Content-Disposition", "attachment; filename=\"" + std::string(name) + "\"");
    response.body = std::move(content);
    return response;
}
inline constexpr std::string_view csv_type = "text/csv; charset=utf-8", text_type = "text/plain; charset=utf-8";

}  // namespace http
