#include "staff/resumption.hpp"

#include "html/components/typography.hpp"
#include "staff/app.hpp"

namespace staff {

namespace {

constexpr std::size_t longest_address = 1'000;
constexpr std::string_view path_characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/_.~-";
constexpr std::string_view query_characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.~-*+%&=";

std::string_view path_of(std::string_view address) { return address.substr(0, address.find('?')); }
std::string_view query_of(std::string_view address) {
    const auto mark = address.find('?');
    return mark == std::string_view::npos ? std::string_view{} : address.substr(mark + 1);
}

/// The header with our cookie renewed, as the browser will send it from now on.
void renew_cookie(http::Request& request, const std::string& token) {
    std::erase_if(request.headers, [](const auto& header) { return header.first == "cookie"; });
    request.headers.emplace_back("cookie", std::string(session_cookie) + "=" + token);
}

}  // namespace

bool holds_password(const Fields& form) {
    return std::ranges::any_of(form.pairs(), [](const auto& pair) { return pair.first.contains("password"); });
}

Resumption resumption_of(const http::Router& router, const http::Request& request) {
    if (request.method != "POST") return {.address = safe_address(address_of(request))};
    if (request.form.pairs().empty() || holds_password(request.form)) return {.address = nearest_page(router, safe_address(request.path))};
    return {
        .address = safe_address(address_of(request)), .form = to_urlencoded(request.form.pairs()), .lost_files = !request.uploads.empty()};
}

Resumption resumption_from_form(const http::Request& request) {
    return {.address = safe_address(request.form.get("return")),
            .form = std::string(request.form.get("resent_form")),
            .lost_files = !request.form.get("lost_files").empty()};
}

const FieldNames resumption_names = {"return", "resent_form", "lost_files"};

html::Html hidden_fields(const Resumption& resumption) {
    auto fields = html::hidden("return", resumption.address);
    if (resumption.sends()) fields += html::hidden("resent_form", resumption.form);
    if (resumption.lost_files) fields += html::hidden("lost_files", "yes");
    return fields;
}

http::Response resume(const http::Router& router, const http::Request& request, const Resumption& resumption, const std::string& token) {
    const auto path = path_of(resumption.address);
    const auto form = parse_urlencoded(resumption.form);
    const bool is_about_sessions = path == "/sign-in" || path == "/unlock" || path == "/lock" || path == "/sign-out" ||
                                   path == "/confirmation" || path == "/enrolment" || path == "/enrolment/passkey";
    if (!resumption.sends() || !form || is_about_sessions)
        return http::see_other(is_about_sessions ? "/" : nearest_page(router, resumption.address));
    auto resent = request;
    resent.path = path;
    resent.query = parse_urlencoded(query_of(resumption.address)).value_or(Fields{});
    resent.form = *form;
    renew_cookie(resent, token);
    return router.answer(resent);
}

std::string safe_address(std::string_view address) {
    const auto path = path_of(address);
    if (address.size() > longest_address || !path.starts_with('/') || path.starts_with("//")) return "/";
    if (path.find_first_not_of(path_characters) != std::string_view::npos) return "/";
    if (query_of(address).find_first_not_of(query_characters) != std::string_view::npos) return "/";
    return std::string(address);
}

std::string nearest_page(const http::Router& router, std::string_view address) {
    if (router.answers("GET", path_of(address))) return std::string(address);
    for (auto path = path_of(address); path.size() > 1;) {
        path = path.substr(0, path.rfind('/'));
        if (!path.empty() && router.answers("GET", path)) return std::string(path);
    }
    return "/";
}

}  // namespace staff
