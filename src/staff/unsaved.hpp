#pragma once
#include "http/message.hpp"
#include "staff/app.hpp"

namespace staff {

/// The page for a database that could not do its part: no room, a failing disk, a server that went away. It asks the database
/// nothing. A form that was sent is carried in it and can be sent again, which never saves twice.
http::Response unsaved_page(const App& app, const http::Request& request, store::DatabaseError::Kind why);

}  // namespace staff
