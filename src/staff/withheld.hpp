#pragma once
#include "html/html.hpp"
#include "staff/app.hpp"

// What the rules of place, time and device (staff/circumstances.hpp) leave of what the roles of whoever asks allow (ASVS 8.2.4).

namespace staff {

/// Of each role, in the person's order, what it may not do from where and when this is asked. Nothing where no rule holds.
std::vector<Permissions> withheld_from(const App& app, const User& user, const http::Request& request, Instant now);

/// In place of a page: which rule stands in the way of what a role of theirs would allow, and whom to ask; marked for the logs, with the
/// record where it is about one. Nothing where none does.
std::optional<http::Response> withheld_page(const Exchange& exchange, Permission permission, std::int64_t record = 0);
/// The same on the first page, for who may open no records or keep no accounts from where and when they ask.
html::Html withheld_part(const Exchange& exchange);

/// What is done on a device not seen before, where a rule is about that, asks for a fresh proof of who asks.
Allowed as_on_this_device(const Exchange& exchange, Allowed allowed);

}  // namespace staff
