// What is read out of single headers: cookies, codings, addresses; and what is read back as a place to go on to after signing in.
#include "fuzz.hpp"
#include "http/address.hpp"
#include "http/compression.hpp"
#include "http/message.hpp"
#include "http/target.hpp"

namespace {

void headers(std::string_view input) {
    http::Request request;
    request.headers.emplace_back("cookie", input);
    request.headers.emplace_back("cookie", "__Host-session=second");
    const auto cookie = request.cookie("__Host-session");
    fuzz::promise(!cookie.contains(';'));
    fuzz::promise(input.contains("__Host-session=") || cookie == "second");

    const auto coding = http::accepted_coding(input);
    fuzz::promise(coding == http::Coding::none || !http::name_of(coding).empty());

    if (const auto address = http::plain_address(input)) {
        fuzz::promise(http::plain_address(*address) == address);
        fuzz::promise(http::plain_address(http::subscriber_of(*address)).has_value());
    }
    if (const auto target = http::parse_target(input)) fuzz::promise(target->path.starts_with('/') && !target->path.contains('\n'));
}

}  // namespace

FUZZ_TARGET(headers)
