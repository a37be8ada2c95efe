#include "http/static_files.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "base/ensure.hpp"

namespace {

struct Folder {
    std::filesystem::path path;
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "firsthand_assets_XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path = name;
    }
    ~Folder() { std::filesystem::remove_all(path); }
    void write(const std::string& name, const std::string& content) const {
        std::filesystem::create_directories((path / name).parent_path());
        std::ofstream(path / name) << content;
    }
};

http::Response ask(const http::StaticFiles& files, const std::string& path, const std::string& accept = "") {
    http::Request request;
    request.path = path;
    request.headers = {{"accept-encoding", accept}};
    return files.answer(request);
}

}  // namespace

TEST_CASE("an asset is served under a name that changes with its content, to be kept for ever") {
    const Folder folder;
    const std::string css(3'000, 'a');
    folder.write("app.css", css);
    folder.write("app.js", "");
    folder.write("images/sign.svg", "<svg/>");
    folder.write("fonts/a.woff2", "wOF2");
    const http::StaticFiles files(folder.path);
    const auto url = files.url("app.css");
    CHECK(url.starts_with("/assets/app."));
    CHECK(url.size() == std::string("/assets/app.0123456789ab.css").size());

    const auto plain = ask(files, url);
    CHECK(plain.body == css);
    CHECK(plain.content_type == "text/css; charset=utf-8");
    CHECK(plain.header("Cache-Control") == "public, max-age=31536000, immutable");
    CHECK(plain.header("Vary") == "Accept-Encoding");
    for (const char* coding : {"br", "gzip"}) {
        CHECK(ask(files, url, coding).header("Content-Encoding") == coding);
        CHECK(ask(files, url, coding).body.size() < 100);
    }
    CHECK(ask(files, files.url("app.js"), "br").status == 200);
    CHECK(ask(files, files.url("images/sign.svg")).content_type == "image/svg+xml");
    CHECK(ask(files, files.url("fonts/a.woff2"), "br").content_type == "font/woff2");
    CHECK_FALSE(ask(files, files.url("fonts/a.woff2"), "br").has_header("Content-Encoding"));

    folder.write("app.css", css + "b");
    CHECK(http::StaticFiles(folder.path).url("app.css") != url);
}

TEST_CASE("what is not there is 404, and a page that asks for it is a mistake of the program") {
    const Folder folder;
    folder.write("app.css", "a");
    const http::StaticFiles files(folder.path);
    for (const char* path : {"/assets/app.css", "/assets/", "/assets/app.000000000000.css", "/app.css"})
        CHECK(ask(files, path).status == 404);
    CHECK_THROWS_AS((void)files.url("other.css"), ProgramError);
}

TEST_CASE("a stylesheet names the hashed addresses of its fonts") {
    const Folder folder;
    folder.write("app.css", "@font-face{src:url(\"/assets/fonts/a.woff2\")} b{src:url(/assets/fonts/a.woff2.old)}");
    folder.write("fonts/a.woff2", "wOF2");
    const http::StaticFiles files(folder.path);
    CHECK(ask(files, files.url("app.css")).body ==
          "@font-face{src:url(\"" + files.url("fonts/a.woff2") + "\")} b{src:url(/assets/fonts/a.woff2.old)}");
}

TEST_CASE("assets of every depth have a route") {
    const Folder folder;
    folder.write("app.css", "a");
    folder.write("images/signs/x.png", "x");
    const http::StaticFiles files(folder.path, "/built");
    http::Router router;
    files.add_routes(router);
    http::Request request;
    request.method = "GET";
    for (const char* name : {"app.css", "images/signs/x.png"}) {
        request.path = files.url(name);
        CHECK(router.answer(request).status == 200);
    }
    CHECK(router.listed().front().pattern == "/built/{file}");
}

TEST_CASE("a folder that is not there or holds a file of unknown type stops the start") {
    const Folder folder;
    CHECK_THROWS_AS(http::StaticFiles(folder.path / "none"), std::runtime_error);
    folder.write("page.php", "");
    CHECK_THROWS_AS(http::StaticFiles(folder.path), std::runtime_error);
}
