#include "staff/qr_code.hpp"

#include <fmt/format.h>
#include <qrencode.h>

#include "base/ensure.hpp"

namespace staff {

namespace {

constexpr int quiet_zone = 4;  ///< ISO/IEC 18004: so many light modules all round

/// Each dark run of a line as one stroke.
std::string strokes(const QRcode& code) {
    std::string path;
    for (int y = 0; y < code.width; ++y)
        for (int x = 0; x < code.width;) {
            const auto is_dark = [&](int at) { return at < code.width && (code.data[y * code.width + at] & 1) != 0; };
            int length = 0;
            while (is_dark(x + length)) ++length;
            if (length > 0) path += fmt::format("M{} {}h{}v1h-{}z", x + quiet_zone, y + quiet_zone, length, length);
            x += length + 1;
        }
    return path;
}

}  // namespace

html::Html qr_code(const std::string& text, std::string_view label) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1),
                                                               &QRcode_free);
    ensure(code != nullptr, "libqrencode draws the address");
    const auto size = code->width + 2 * quiet_zone;
    const auto paper = html::element("rect", {{"width", size}, {"height", size}, {"fill", "#fff"}});
    const auto ink = html::element("path", {{"d", strokes(*code)}, {"fill", "#000"}});
    return html::element("svg",
                         {{"class", "app-qr"},
                          {"viewBox", fmt::format("0 0 {} {}", size, size)},
                          {"role", "img"},
                          {"aria-label", label},
                          {"shape-rendering", "crispEdges"}},
                         paper + ink);
}

}  // namespace staff
