#include "http/static_files.hpp"

#include <openssl/sha.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/ensure.hpp"
#include "http/compression.hpp"

namespace http {
namespace {

std::string_view type_of(const std::filesystem::path& file) {
    constexpr std::pair<std::string_view, std::string_view> types[] = {
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".json", "application/json"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".webmanifest", "application/manifest+json"},
        {".txt", "text/plain; charset=utf-8"},
        {".map", "application/json"},
    };
    for (const auto& [ending, type] : types)
        if (file.extension() == ending) return type;
    throw std::runtime_error("the type of this file is not known: " + file.string());
}

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream content;
    // An empty file sets failbit when it is streamed.
    if (stream && std::filesystem::file_size(file) > 0) content << stream.rdbuf();
    if (!stream || !content) throw std::runtime_error("cannot read " + file.string());
    return std::move(content).str();
}

std::string hash_of(std::string_view content) {
    constexpr std::string_view digits = "0123456789abcdef";
    unsigned char hash[SHA256_DIGEST_LENGTH];
    ::SHA256(reinterpret_cast<const unsigned char*>(content.data()), content.size(), hash);
    std::string text;
    for (std::size_t at = 0; at < 6; ++at) text += {digits[hash[at] >> 4], digits[hash[at] & 15]};
    return text;
}

std::string smaller(const std::string& compressed, std::string_view plain) { return compressed.size() < plain.size() ? compressed : ""; }

bool names_others(std::string_view name) { return name.ends_with(".css") || name.ends_with(".webmanifest"); }

bool ends_a_name(char c) { return std::string_view("\"')?# \t\n").contains(c); }

std::string with_hashed_urls(std::string content, const std::map<std::string, std::string, std::less<>>& urls, const std::string& prefix) {
    for (const auto& [name, url] : urls) {
        auto address = prefix;
        address.append("/").append(name);
        for (auto at = content.find(address); at != std::string::npos; at = content.find(address, at + 1)) {
            const auto end = at + address.size();
            if (end < content.size() && ends_a_name(content[end])) content.replace(at, address.size(), url);
        }
    }
    return content;
}

}  // namespace

StaticFiles::StaticFiles(const std::filesystem::path& folder, std::string prefix) : prefix_(std::move(prefix)) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) names.push_back(entry.path().lexically_relative(folder).generic_string());
    // Those that name others come last, when the others have their addresses.
    std::ranges::sort(names);
    std::ranges::stable_partition(names, [](const auto& name) { return !names_others(name); });
    for (const auto& name : names) {
        auto content = content_of(folder / name);
        add(name, names_others(name) ? with_hashed_urls(std::move(content), urls_, prefix_) : std::move(content));
    }
}

void StaticFiles::add(std::string_view name, std::string content) {
    const std::filesystem::path path(name);
    File file{std::string(type_of(path)), std::move(content), "", ""};
    if (is_compressible(file.content_type)) {
        // Quality 11 would take seconds at every start for 5 % less.
        file.brotli = smaller(brotli_compressed(file.plain, 9), file.plain);
        file.gzip = smaller(gzip_compressed(file.plain, 9), file.plain);
    }
    auto hashed = path;
    hashed.replace_filename(path.stem().string() + '.' + hash_of(file.plain) + path.extension().string());
    const auto url = prefix_ + '/' + hashed.generic_string();
    urls_.emplace(name, url);
    files_.emplace(url, std::move(file));
}

std::string StaticFiles::url(std::string_view name) const {
    const auto found = urls_.find(name);
    ensure(found != urls_.end(), "there is an asset named ", name);
    return found->second;
}

Response StaticFiles::answer(const Request& request) const {
    const auto found = files_.find(request.path);
    if (found == files_.end()) return plain_text(404, "Not found\n");
    const auto& file = found->second;
    Response response{.content_type = file.content_type};
    response.set_header("Cache-Control", "public, max-age=31536000, immutable");
    if (!file.gzip.empty() || !file.brotli.empty()) response.set_header("Vary", "Accept-Encoding");
    const auto coding = accepted_coding(request.header("accept-encoding"));
    const auto& body = coding == Coding::brotli ? file.brotli : coding == Coding::gzip ? file.gzip : file.plain;
    if (&body != &file.plain && !body.empty()) response.set_header("Content-Encoding", std::string(name_of(coding)));
    response.body = body.empty() ? file.plain : body;
    return response;
}

void StaticFiles::add_routes(Router& router) const {
    std::size_t deepest = 0;
    for (const auto& [name, url] : urls_) deepest = std::max(deepest, static_cast<std::size_t>(std::ranges::count(name, '/')) + 1);
    std::string pattern = prefix_;
    for (std::size_t depth = 1; depth <= deepest; ++depth) {
        router.add("GET", pattern + "/{file}", [this](const Request& request, const Parameters&) { return answer(request); });
        pattern += "/{folder" + std::to_string(depth) + '}';
    }
}

}  // namespace http
