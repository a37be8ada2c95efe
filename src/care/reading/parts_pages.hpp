#pragma once
#include <string>
#include <string_view>

#include "care/reading/file_filter.hpp"
#include "html/components.hpp"
#include "staff/page.hpp"

namespace reading {

html::Html hint(std::string_view words);

/// Boxes for From and Until, as they were typed.
html::Html date_range(const Fields& typed, const std::vector<FieldProblem>& problems);
/// The question for a kind of entry: every class, and under it its kinds.
std::vector<html::Option> kind_options(std::string_view chosen);
/// Every class alone.
std::vector<html::Option> class_options(std::string_view chosen);
/// A form, by GET, behind the word Filter; open while something is narrowed. The order stays as it is.
html::Html filter_form(std::string_view path, const FileFilter& filter, const html::Html& questions);

}  // namespace reading
