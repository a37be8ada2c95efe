#pragma once
#include <string>
#include <string_view>

#include "care/reading/file_filter.hpp"
#include "forms/sheet.hpp"
#include "staff/page.hpp"

namespace reading {

/// Boxes for From and Until.
html::Html date_range(const forms::Sheet& sheet);
/// The question for a kind of entry: every class, and under it its kinds.
const forms::Question& kind_question();
/// Every class alone.
forms::Question class_question();
constexpr forms::Look all_kinds{.unanswered = "All kinds"};
/// A form, by GET, behind the word Filter; open while something is narrowed. The order stays as it is.
html::Html filter_form(std::string_view path, const FileFilter& filter, const html::Html& questions);

}  // namespace reading
