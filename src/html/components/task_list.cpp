#include "html/components/task_list.hpp"

#include "html/writer.hpp"

namespace html {
namespace {

void write_title(Writer& out, const TaskItem& item, const std::string& id) {
    if (item.href.empty()) {
        out << "<div";
        out.attribute("class", item.title.classes) << ">" << item.title.text << "</div>";
        return;
    }
    out << "<a class=\"govuk-link govuk-task-list__link";
    out.further(item.title.classes) << "\" href=\"" << item.href << "\" aria-describedby=\"";
    if (!item.hint.empty()) out << id << "-hint ";
    out << id << "-status\">" << item.title.text << "</a>";
}

void write_item(Writer& out, const TaskItem& item, const std::string& id) {
    out << "<li class=\"govuk-task-list__item";
    out.when(!item.href.empty(), " govuk-task-list__item--with-link").further(item.classes)
        << "\"><div class=\"govuk-task-list__name-and-hint\">";
    write_title(out, item, id);
    if (!item.hint.empty()) out << "<div id=\"" << id << "-hint\" class=\"govuk-task-list__hint\">" << item.hint << "</div>";
    out << "</div><div class=\"govuk-task-list__status";
    out.further(item.status.classes) << "\" id=\"" << id << "-status\">";
    if (item.status.tag) {
        write(out, *item.status.tag);
    } else {
        out << item.status.text;
    }
    out << "</div></li>";
}

}  // namespace

Html task_list(const TaskList& options) {
    const auto prefix = options.id_prefix.or_else("task-list");
    Writer out;
    out << "<ul class=\"govuk-task-list";
    out.further(options.classes) << "\"" << options.attributes << ">";
    int number = 0;
    for (const auto& item : options.items) {
        ++number;
        if (!item.title.text.empty()) write_item(out, item, prefix.plain() + "-" + std::to_string(number));
    }
    out << "</ul>";
    return std::move(out).finished();
}

}  // namespace html
