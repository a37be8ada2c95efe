#pragma once
#include <string>
#include <string_view>

#include "html/html.hpp"
#include "http/router.hpp"

// Going on where one was [4.8]: what a sign-in or unlock page carries along.

namespace staff {

struct Resumption {
    std::string address = "/";  ///< the page to return to, or where the form is sent
    std::string form;           ///< urlencoded, "" where no form had been sent; its own CSRF token is in it
    bool lost_files = false;    ///< files were sent too, which a page cannot carry

    [[nodiscard]] bool sends() const { return !form.empty(); }
};

/// A password that was typed never stands in a page, hidden or not: a form that holds one is typed again.
bool holds_password(const Fields& form);

/// Of the request that could not be answered.
Resumption resumption_of(const http::Router& router, const http::Request& request);
/// Back from the hidden fields of a sign-in or unlock page.
Resumption resumption_from_form(const http::Request& request);
html::Html hidden_fields(const Resumption& resumption);
/// Of those hidden fields.
extern const FieldNames resumption_names;

/// The answer to what was asked for, under the new cookie: the page, or what sending the form answers. The form's own token is
/// checked as always, so that another person's form is refused.
http::Response resume(const http::Router& router, const http::Request& request, const Resumption& resumption, const std::string& token);

/// The address if it is one of ours, "/" otherwise: never another site, never a line end.
std::string safe_address(std::string_view address);
/// The address, or the nearest one above it that shows a page: what a POST answered may stand at an address that has none.
std::string nearest_page(const http::Router& router, std::string_view address);

}  // namespace staff
