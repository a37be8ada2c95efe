#include "care/help/guidance.hpp"
#include "care/help/help.hpp"
#include "staff/page.hpp"

namespace help {

namespace {

using html::element;

using Points = std::string_view[];

constexpr Points tested_points = {
    "Pages are checked against WCAG 2.2, level A and AA, with axe, in Chromium, each time the program is tested.",
    "They are tried at a width of 375 pixels, where nothing may reach past the edge.",
    "Recording, reading and deciding are tried without JavaScript: everything works without it.",
    "Everything can be reached and pressed with the keyboard. Single-key shortcuts can be turned off in your account.",
};
constexpr Points untested_points = {
    "No independent audit has been made, and no people who use screen readers, magnifiers or voice have tested it for us.",
    "Automatic checks find only part of what can be wrong. We know of no part that falls short; tell us if you find one.",
    "Other browsers than Chromium are not tested each time.",
};
constexpr Passage accessibility[] = {
    {"What is tested", "", tested_points},
    {"What is not", "", untested_points},
    {"If something does not work for you",
     "Tell your administrator, who can pass it on, and ask your manager for the record in the form you need in the meantime."}};

constexpr Points cookie_points = {
    "One cookie, which says who you are while you are signed in. It is needed, ends when you sign out, and is sent to nobody else.",
    "Nothing else is stored in your browser. There are no advertisements and nothing that measures visitors.",
};
constexpr Points staff_points = {
    "Your name, job title, team and roles, and your password and recovery codes in a form from which they cannot be read back.",
    "The key that your authenticator app shares with Firsthand, encrypted with the rest of the record, and the names and public keys of "
    "your passkeys.",
    "When you signed in, with which browser and from which address: you see these in your account.",
    "A ledger of every opening of a child’s record: who, when, which page and why. It stands under “Who has looked” on the child’s file.",
    "The postcode of your home, if you gave it, and the teams you were in: with your name they show which openings are unusual.",
    "A ledger of every change: who wrote, corrected, moved, printed or downloaded what, and when. It cannot be altered.",
};
constexpr Points children_points = {
    "What workers record about a child, the family and others, because the law asks the council to keep it.",
    "Words from or about somebody other than the child are marked as theirs where the writer marked them.",
    "Copies leave Firsthand only by printing or downloading, for a reason that is asked and kept.",
};
constexpr Passage privacy[] = {
    {"In your browser", "", cookie_points},
    {"About you as a member of staff", "", staff_points},
    {"About children and families", "", children_points},
    {"Who answers for it",
     "The council named at the foot of this page decides what is kept, for how long, and who may see it. Its data protection "
     "officer answers questions, and requests to see or put right what is held."}};

http::Response statement(const staff::App& app, const http::Request& request, std::string_view title, std::span<const Passage> passages) {
    html::Html words = html::heading(title);
    for (const auto& passage : passages) {
        words += html::subheading(passage.heading);
        if (!passage.text.empty()) words += html::body(passage.text);
        html::Html items;
        for (const auto point : passage.points) items += element("li", {}, point);
        if (!items.empty()) words += element("ul", {{"class", "govuk-list govuk-list--bullet govuk-list--spaced"}}, items);
    }
    return staff::page_for_anybody(app, request, {.title = std::string(title), .content = html::narrow(words)});
}

}  // namespace

void statement_routes(staff::Routes& routes) {
    const auto& app = routes.app();
    routes.router().add("GET", "/accessibility", [&app](const http::Request& request, const http::Parameters&) {
        return statement(app, request, "Accessibility statement", accessibility);
    });
    routes.router().add("GET", "/privacy", [&app](const http::Request& request, const http::Parameters&) {
        return statement(app, request, "Privacy", privacy);
    });
}

}  // namespace help
