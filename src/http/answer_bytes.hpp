#pragma once
#include <chrono>
#include <string>

#include "http/message.hpp"

namespace http {

/// What the server knows of an answer and the handler does not.
struct Delivery {
    std::string request_id;
    bool is_head = false;      ///< the body is measured but not sent
    bool is_closing = false;   ///< no other request will be read from the connection
    std::chrono::system_clock::time_point at;
};

/// The answer as it goes over the wire. Throws ProgramError when a header would break the head apart or is the server's own to set
/// (Content-Length, Transfer-Encoding, Connection, Date, X-Request-Id, Content-Type).
std::string answer_bytes(Response response, const Delivery& delivery);

}  // namespace http
