#include "http/router.hpp"

#include <algorithm>

#include "base/ensure.hpp"
#include "base/text.hpp"

namespace http {
namespace {

bool is_place(std::string_view segment) { return segment.starts_with('{') && segment.ends_with('}'); }

std::vector<std::string_view> segments_of(std::string_view path) {
    path.remove_prefix(path.starts_with('/') ? 1 : 0);
    return split(path, '/');
}

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string_view>& path) {
    return std::ranges::equal(
        pattern, path, [](std::string_view wanted, std::string_view came) { return is_place(wanted) ? !came.empty() : wanted == came; });
}

// Both fit the same path: the first segment in which only one of them is literal decides.
bool is_more_literal(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    for (std::size_t at = 0; at < one.size(); ++at)
        if (is_place(one[at]) != is_place(other[at])) return !is_place(one[at]);
    return false;
}

bool fit_the_same_paths(const std::vector<std::string>& one, const std::vector<std::string>& other) {
    return std::ranges::equal(one, other, [](const auto& a, const auto& b) { return a == b || (is_place(a) && is_place(b)); });
}

void check_pattern(std::string_view pattern, const std::vector<std::string>& segments) {
    ensure(pattern.starts_with('/'), "a route begins with /");
    std::vector<std::string> names;
    for (const auto& segment : segments) {
        if (!is_place(segment)) {
            ensure(!segment.contains('{') && !segment.contains('}'), "a place fills a whole segment of a route");
            continue;
        }
        ensure(segment.size() > 2, "a place in a route has a name");
        ensure(std::ranges::count(names, segment) == 0, "places in a route have different names");
        names.push_back(segment);
    }
}

}  // namespace

std::string_view Parameters::get(std::string_view name) const {
    for (const auto& [key, value] : pairs_)
        if (key == name) return value;
    throw ProgramError("the route has no place named " + std::string(name));
}

void Router::add(std::string_view method, std::string_view pattern, Handler handler, FieldNames form) {
    ensure(method == "POST" || (method == "GET" && form.empty()), "a route is for GET, or for POST with the fields of a form");
    const auto question = std::min(pattern.find('?'), pattern.size());
    Route route{std::string(method), std::string(pattern.substr(0, question)), {}, {}, std::move(form), std::move(handler)};
    for (const auto segment : segments_of(route.pattern)) route.segments.emplace_back(segment);
    if (question < pattern.size())
        for (const auto name : split(pattern.substr(question + 1), '&')) route.query.emplace_back(name);
    check_pattern(route.pattern, route.segments);
    for (const auto& other : routes_)
        ensure(other.method != method || !fit_the_same_paths(other.segments, route.segments),
               "only one route answers " + route.method + " " + route.pattern);
    routes_.push_back(std::move(route));
}

void Router::on_missing(std::function<Response(const Request&, int status)> answer) { missing_ = std::move(answer); }

Response Router::answer(const Request& request) const {
    const auto path = segments_of(request.path);
    const std::string_view method = request.method == "HEAD" ? "GET" : std::string_view(request.method);
    const Route* best = nullptr;
    bool answers_get = false, answers_post = false;
    for (const auto& route : routes_) {
        if (!fits(route.segments, path)) continue;
        (route.method == "GET" ? answers_get : answers_post) = true;
        if (route.method == method && (best == nullptr || is_more_literal(route.segments, best->segments))) best = &route;
    }
    if (best == nullptr) return missing(request, answers_get, answers_post);
    if (!knows_all(*best, request)) return refuse(request, 400);

    Pairs places;
    for (std::size_t at = 0; at < path.size(); ++at)
        if (const std::string_view name = best->segments[at]; is_place(name))
            places.emplace_back(name.substr(1, name.size() - 2), path[at]);
    auto response = best->handler(request, Parameters(std::move(places)));
    response.route = best->pattern;
    return response;
}

bool Router::answers(std::string_view method, std::string_view path) const {
    const auto segments = segments_of(path);
    return std::ranges::any_of(routes_, [&](const Route& route) { return route.method == method && fits(route.segments, segments); });
}

bool Router::knows_all(const Route& route, const Request& request) {
    const auto is_of_query = [&](const auto& pair) { return std::ranges::find(route.query, pair.first) != route.query.end(); };
    const auto is_of_form = [&](const auto& pair) { return route.form.know(pair.first); };
    const auto is_file_of_form = [&](const Upload& upload) { return route.form.know(upload.field); };
    return std::ranges::all_of(request.query.pairs(), is_of_query) && std::ranges::all_of(request.form.pairs(), is_of_form) &&
           std::ranges::all_of(request.uploads, is_file_of_form);
}

Response Router::refuse(const Request& request, int status) const {
    return missing_ ? missing_(request, status) : plain_text(status, std::string(reason_of(status)) + "\n");
}

Response Router::missing(const Request& request, bool answers_get, bool answers_post) const {
    const int status = answers_get || answers_post ? 405 : 404;
    auto response = refuse(request, status);
    if (status == 405) response.set_header("Allow", !answers_get ? "POST" : answers_post ? "GET, HEAD, POST" : "GET, HEAD");
    return response;
}

std::vector<Router::Listed> Router::listed() const {
    std::vector<Listed> all;
    for (const auto& route : routes_) all.push_back({route.method, route.pattern, route.form});
    return all;
}

}  // namespace http
