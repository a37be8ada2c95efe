#pragma once
#include "base/fields.hpp"
#include "html/html.hpp"

/// GOV.UK's headings, paragraphs and links, and what a form sends unseen.
namespace html {

/// The one heading of a page.
Html heading(const Content& words);
Html subheading(const Content& words);
Html body(const Content& words);
Html link(const Content& words, std::string_view href);
/// A person's words or name, which may run from right to left.
Html in_any_direction(std::string_view words);
/// A number that a phone dials when it is pressed. What holds no number stays words.
Html telephone(std::string_view number);
Html hidden(std::string_view name, std::string_view value);
Html hidden(const Pairs& pairs);

/// Two thirds of the page: the width that text and forms are read in.
Html narrow(const Html& content);
/// A wide table that scrolls within itself on a phone.
Html scrollable(std::string_view label, const Html& content);

}  // namespace html
