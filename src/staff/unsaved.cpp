#include "staff/unsaved.hpp"

#include "html/components.hpp"
#include "html/components/typography.hpp"
#include "staff/page.hpp"
#include "staff/resumption.hpp"

namespace staff {

namespace {

using html::element;
using Kind = store::DatabaseError::Kind;

/// A database that turned the change away kept nothing of it; of one that failed in the midst that is not known.
bool is_surely_unsaved(Kind why) { return why == Kind::full || why == Kind::locked || why == Kind::timeout || why == Kind::read_only; }

std::string what_happened(Kind why) {
    switch (why) {
        case Kind::full: return "The service has no room left to save anything.";
        case Kind::storage:
        case Kind::unsynced: return "The service cannot rely on its disk.";
        case Kind::locked:
        case Kind::timeout:
        case Kind::lost: return "The service’s database does not answer just now.";
        case Kind::read_only: return "This is a copy of the record that can only be read.";
        default: return "Something went wrong in the service.";
    }
}

bool is_carried(const http::Request& request) { return !request.form.pairs().empty() && !holds_password(request.form); }

html::Html again(const http::Request& request, Kind why) {
    if (why == Kind::read_only)
        return html::inset_text({.text =
                                     "Go back to see what you typed. Write it down, with today’s date and your name, and record it once "
                                     "the service is back."});
    html::Html fields;
    fields += html::hidden(request.form.pairs());
    fields += html::button({.text = "Send it again", .prevent_double_click = true});
    return html::inset_text({.text = "What you typed is kept in this page. Leave it open, and send it again in a few minutes: it is never "
                                     "saved twice."}) +
           element("form", {{"method", "post"}, {"action", address_of(request)}, {"novalidate"}}, fields);
}

html::Html paragraph(const std::string& text) { return element("p", {{"class", "govuk-body"}}, text); }

}  // namespace

http::Response unsaved_page(const App& app, const http::Request& request, Kind why) {
    const bool sent = request.method == "POST";
    const std::string title = sent ? "This was not saved" : "This page cannot be shown just now";
    auto content = element("h1", {{"class", "govuk-heading-l"}}, title);
    content += paragraph(what_happened(why));
    if (!sent) content += paragraph("A record is only shown once it is written down that it was opened. Try again in a few minutes.");
    else if (is_surely_unsaved(why)) content += paragraph("Nothing of what you last sent was saved.");
    else content += paragraph("Take it that what you last sent was not saved.");
    if (sent && is_carried(request)) content += again(request, why);
    content += paragraph("Tell whoever looks after Firsthand, with the reference " + request.id + ".");
    const bool is_passing = why != Kind::other && why != Kind::constraint && why != Kind::read_only;
    auto response =
        page_before_sign_in(app, {.title = title, .content = content, .status = is_passing || why == Kind::read_only ? 503 : 500});
    if (is_passing) response.set_header("Retry-After", "60");
    return response;
}

}  // namespace staff
