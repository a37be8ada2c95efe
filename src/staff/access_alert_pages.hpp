#pragma once
#include "staff/excessive_access.hpp"
#include "staff/page.hpp"

namespace staff {

/// The page for who opened too many records, which says whom to ask.
http::Response stopped_page(const Exchange& exchange);
/// The part of the first page of who looks after access: who opened very many records lately, or is stopped; nothing for everybody else.
html::Html alerts_part(const Exchange& exchange, store::Connection& connection);
void access_alert_routes(Routes& routes);

}  // namespace staff
