// The first line is the Content-Type, what follows it the body.
#include "base/percent_encoding.hpp"
#include "fuzz.hpp"
#include "http/multipart.hpp"

namespace {

void multipart_form(std::string_view input) {
    const auto end = std::min(input.find('\n'), input.size());
    const auto form = http::parse_multipart(input.substr(0, end), input.substr(std::min(end + 1, input.size())));
    if (!form) return;
    for (const auto& [name, value] : form->fields.pairs()) fuzz::promise(is_clean_text(name) && is_clean_text(value));
    std::size_t bytes = 0;
    for (const auto& upload : form->uploads) {
        fuzz::promise(!upload.file_name.contains('/') && !upload.file_name.contains('\\') && is_clean_text(upload.file_name));
        bytes += upload.content.size();
    }
    fuzz::promise(bytes <= input.size() && form->uploads.size() + form->fields.pairs().size() <= 1'000);
}

}  // namespace

FUZZ_TARGET(multipart_form)
