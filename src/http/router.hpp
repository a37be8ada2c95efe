#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "http/message.hpp"

namespace http {

/// What stood in the places of a route: for "/children/{child}" and /children/42, get("child") is "42".
class Parameters {
  public:
    explicit Parameters(Pairs pairs = {}) : pairs_(std::move(pairs)) {}
    /// Throws ProgramError for a name the route does not have.
    [[nodiscard]] std::string_view get(std::string_view name) const;

  private:
    Pairs pairs_;
};

using Handler = std::function<Response(const Request&, const Parameters&)>;

/// Finds the handler of a path. Literal segments win over {names}. HEAD is answered by GET's handler, its body dropped.
class Router {
  public:
    /// method is "GET" or "POST". The pattern names the parameters that its query may have: "/children/{child}/readers?before&who";
    /// `form` the fields that may be posted. Throws ProgramError when the same method and path come twice.
    void add(std::string_view method, std::string_view pattern, Handler handler, FieldNames form = {});
    /// Called for no such page (404), a wrong method (405) and a query or form with something that the page does not have (400, ASVS
    /// 15.3.3 and 15.3.7), so that all look like the rest of the product.
    void on_missing(std::function<Response(const Request&, int status)> answer);
    [[nodiscard]] Response answer(const Request& request) const;
    /// Whether the path has a handler for GET or POST.
    [[nodiscard]] bool answers(std::string_view method, std::string_view path) const;
    struct Listed {
        std::string method, pattern;  ///< without its query
        FieldNames form;
    };
    /// Every route in order of registration, for who walks them all.
    [[nodiscard]] std::vector<Listed> listed() const;

  private:
    struct Route {
        std::string method, pattern;  ///< without its query
        std::vector<std::string> segments, query;
        FieldNames form;
        Handler handler;
    };
    /// Whether nothing was sent but what the route asks for.
    [[nodiscard]] static bool knows_all(const Route& route, const Request& request);
    [[nodiscard]] Response refuse(const Request& request, int status) const;
    [[nodiscard]] Response missing(const Request& request, bool answers_get, bool answers_post) const;
    std::vector<Route> routes_;
    std::function<Response(const Request&, int)> missing_;
};

}  // namespace http
