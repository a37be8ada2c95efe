#pragma once
#include <string>

#include "html/html.hpp"

namespace staff {

/// The text as a QR picture: elements of the page itself, so that what is in it stands at no address. `label` says it to whoever does
/// not see the picture.
html::Html qr_code(const std::string& text, std::string_view label);

}  // namespace staff
