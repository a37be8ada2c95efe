#include "html/components/navigation.hpp"
#include "html/writer.hpp"

namespace html {
namespace {

constexpr Literal previous_arrow =
    "<svg class=\"govuk-pagination__icon govuk-pagination__icon--prev\" xmlns=\"http://www.w3.org/2000/svg\" height=\"13\" width=\"15\" "
    "aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\"><path d=\"m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 "
    "1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z\"></path></svg>";
constexpr Literal next_arrow =
    "<svg class=\"govuk-pagination__icon govuk-pagination__icon--next\" xmlns=\"http://www.w3.org/2000/svg\" height=\"13\" width=\"15\" "
    "aria-hidden=\"true\" focusable=\"false\" viewBox=\"0 0 15 13\"><path d=\"m8.107-0.0078125-1.4136 1.414 4.2926 "
    "4.293h-12.986v2h12.896l-4.1855 "
    "3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z\"></path></svg>";

struct Direction {
    Literal start, relation, words, arrow;
    bool arrow_first;
};
constexpr Direction to_previous{"<div class=\"govuk-pagination__prev\">", "prev",
                                "Previous<span class=\"govuk-visually-hidden\"> page</span>", previous_arrow, true};
constexpr Direction to_next{"<div class=\"govuk-pagination__next\">", "next", "Next<span class=\"govuk-visually-hidden\"> page</span>",
                            next_arrow, false};

/// Without page numbers, the two links stand above each other as a block, each with its arrow before it.
void write_page_link(Writer& out, const PageLink& link, const Direction& direction, bool block) {
    if (link.href.empty()) return;
    const bool arrow_first = block || direction.arrow_first;
    out << direction.start << "<a class=\"govuk-link govuk-pagination__link\" href=\"" << link.href << "\" rel=\"" << direction.relation
        << "\"" << link.attributes << ">";
    if (arrow_first) out << direction.arrow << " ";
    out << "<span class=\"govuk-pagination__link-title";
    out.when(block && link.label_text.empty(), " govuk-pagination__link-title--decorated") << "\">";
    if (link.text.empty()) {
        out << direction.words;
    } else {
        out << link.text;
    }
    out << "</span>";
    if (block && !link.label_text.empty())
        out << " <span class=\"govuk-visually-hidden\">:</span> <span class=\"govuk-pagination__link-label\">" << link.label_text
            << "</span>";
    if (!arrow_first) out << " " << direction.arrow;
    out << "</a></div>";
}

void write_page_number(Writer& out, const PageNumber& page) {
    out << "<li class=\"govuk-pagination__item";
    out.when(page.current, " govuk-pagination__item--current").when(page.ellipsis, " govuk-pagination__item--ellipsis") << "\">";
    if (page.ellipsis) {
        out << "&ctdot;</li>";
        return;
    }
    out << "<a class=\"govuk-link govuk-pagination__link\" href=\"" << page.href << "\" aria-label=\"";
    if (page.visually_hidden_text.given()) {
        out << page.visually_hidden_text;
    } else {
        out << "Page " << page.number;
    }
    out << "\"";
    out.when(page.current, " aria-current=\"page\"") << page.attributes << ">" << page.number << "</a></li>";
}

}  // namespace

Html pagination(const Pagination& options) {
    const bool block = options.items.empty() && (!options.next.href.empty() || !options.previous.href.empty());
    Writer out;
    out << "<nav class=\"govuk-pagination";
    out.when(block, " govuk-pagination--block").further(options.classes);
    out << "\" aria-label=\"" << options.landmark_label.or_else("Pagination") << "\"" << options.attributes << ">";
    write_page_link(out, options.previous, to_previous, block);
    if (!options.items.empty()) {
        out << "<ul class=\"govuk-pagination__list\">";
        for (const auto& page : options.items) write_page_number(out, page);
        out << "</ul>";
    }
    write_page_link(out, options.next, to_next, block);
    out << "</nav>";
    return std::move(out).finished();
}

}  // namespace html
