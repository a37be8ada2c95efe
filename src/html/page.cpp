#include "html/page.hpp"

#include "html/writer.hpp"

namespace html {
namespace {

constexpr Literal product_name = "Firsthand";

void write_csrf(Writer& out, const Value& token) { out << "<input type=\"hidden\" name=\"csrf\" value=\"" << token << "\">"; }

void write_head(Writer& out, const Page& page) {
    out << "<head><meta charset=\"utf-8\"><title>";
    out.when(page.has_problems, "Error: ");
    if (!page.title.empty()) out << page.title << " – ";
    out << product_name << "</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1, viewport-fit=cover\">";
    if (!page.stylesheet.empty()) out << "<link rel=\"stylesheet\" href=\"" << page.stylesheet << "\">";
    if (!page.icon.empty()) out << "<link rel=\"icon\" href=\"" << page.icon << "\">";
    if (!page.script.empty()) out << "<script type=\"module\" src=\"" << page.script << "\"";
    if (!page.script.empty()) out.attribute("nonce", page.script_nonce) << "></script>";
    out << "</head>";
}

void write_search(Writer& out, const Page& page) {
    if (page.search_url.empty()) return;
    out << "<form class=\"app-header__search\" role=\"search\" method=\"post\" action=\"" << page.search_url << "\">";
    write_csrf(out, page.csrf);
    // Browsers must not offer the names that others have searched for on a shared machine.
    out << "<label class=\"app-header__search-label\" for=\"find-a-child\">Find a child</label> "
           "<input class=\"govuk-input app-header__search-input\" id=\"find-a-child\" name=\"words\" type=\"search\" autocomplete=\"off\" "
           "spellcheck=\"false\" data-find-child> <button class=\"app-header__search-button\" type=\"submit\">Find</button></form>";
}

void write_small_form(Writer& out, const Value& action, Literal mark, Literal words, const Page& page) {
    if (action.empty()) return;
    out << "<form class=\"app-header__form\" method=\"post\" action=\"" << action << "\"" << mark << ">";
    write_csrf(out, page.csrf);
    if (!page.user.return_to.empty()) out << "<input type=\"hidden\" name=\"return\" value=\"" << page.user.return_to << "\">";
    out << "<button class=\"app-header__button\" type=\"submit\">" << words << "</button></form>";
}

void write_user(Writer& out, const Page& page) {
    if (page.user.name.empty()) return;
    out << "<div class=\"app-header__user\">";
    if (page.user.account_url.empty()) out << "<span class=\"app-header__name\">" << page.user.name << "</span>";
    else
        out << "<a class=\"app-header__name app-header__account\" href=\"" << page.user.account_url
            << "\"><span class=\"govuk-visually-hidden\">Your account: </span>" << page.user.name << "</a>";
    write_small_form(out, page.user.lock_url, " data-lock-form", "Lock now", page);
    write_small_form(out, page.user.sign_out_url, "", "Sign out", page);
    out << "</div>";
}

void write_header(Writer& out, const Page& page) {
    out << "<header class=\"govuk-template__header\"><div class=\"govuk-generic-header app-header\">"
           "<div class=\"govuk-generic-header__container govuk-width-container app-header__container\">"
           "<div class=\"govuk-generic-header__logo app-header__logo\"><a href=\""
        << page.home_url << "\" class=\"govuk-generic-header__homepage-link\">" << product_name << "</a></div>";
    write_search(out, page);
    write_user(out, page);
    out << "</div></div>";
    if (!page.navigation.empty()) write(out, ServiceNavigation{.navigation = page.navigation});
    out << "</header>";
}

void write_body(Writer& out, const Page& page) {
    out << "<div class=\"govuk-width-container\">";
    if (!page.phase_banner.text.empty()) write(out, page.phase_banner);
    if (!page.breadcrumbs.items.empty()) out << breadcrumbs(page.breadcrumbs);
    if (!page.back_link.href.empty()) out << back_link(page.back_link);
    out << page.before_main << "<main class=\"govuk-main-wrapper";
    out.further(page.main_classes) << "\" id=\"main-content\">" << page.main << "</main></div>";
}

}  // namespace

std::string page(const Page& options) {
    Writer out(options.main.markup().size() + options.before_main.markup().size() + 4096);
    out << "<!DOCTYPE html><html lang=\"en\" class=\"govuk-template\">";
    write_head(out, options);
    out << "<body class=\"govuk-template__body\"";
    out.attribute("data-keepalive-url", options.keepalive_url).when(!options.shortcuts, " data-shortcuts=\"off\"");
    out << options.body_attributes << ">";
    write(out, SkipLink{.text = "Skip to main content", .href = "#main-content"});
    write_header(out, options);
    write_body(out, options);
    out << "<footer class=\"govuk-template__footer\">";
    Footer footer;
    if (!options.footer.items.empty() || !options.footer.text.empty()) footer.meta = options.footer;
    write(out, footer);
    out << "</footer></body></html>\n";
    return std::move(out).markup();
}

Html csrf_input(const Value& token) {
    Writer out;
    write_csrf(out, token);
    return std::move(out).finished();
}

}  // namespace html
