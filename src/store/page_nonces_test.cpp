#include <doctest/doctest.h>

#include <array>
#include <fstream>
#include <iterator>
#include <set>

#include "store/testing.hpp"

using namespace store::testing;

namespace {

// How SQLite3 Multiple Ciphers seals a page with "chacha20" (utelle.github.io/SQLite3MultipleCiphers, "sqleet: ChaCha20"): a page's last
// 32 bytes are 16 at random and the Poly1305 tag. The page's own keys are block B of ChaCha20 under the file's key with nonce N: N is the
// first 12 of the 16 bytes, and B the last 4 with the page's number. Only where N and B both come twice would two pages share their keys.
constexpr std::size_t page_bytes = 4096, nonce_bytes = 16, tag_bytes = 16, header_bytes = 32, frame_header_bytes = 24;
using Nonce = std::array<unsigned char, nonce_bytes>;
using Tag = std::array<unsigned char, tag_bytes>;

std::string contents_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

unsigned number_at(std::string_view bytes, std::size_t at) {
    unsigned number = 0;
    for (const char byte : bytes.substr(at, 4)) number = number << 8 | static_cast<unsigned char>(byte);
    return number;
}

/// Every sealed page that was ever seen, by its tag; and the nonces of all of them.
struct Seen {
    std::set<Tag> pages;
    std::set<Nonce> nonces;

    void page(std::string_view page, unsigned number) {
        Nonce nonce{};
        Tag tag{};
        std::ranges::copy(page.substr(page_bytes - nonce_bytes - tag_bytes, nonce_bytes), nonce.begin());
        std::ranges::copy(page.substr(page_bytes - tag_bytes), tag.begin());
        for (int byte = 0; byte < 4; ++byte) nonce[12 + byte] ^= static_cast<unsigned char>(number >> 8 * byte);
        if (pages.insert(tag).second) CHECK(nonces.insert(nonce).second);
    }
    void database(const std::string& bytes) {
        for (std::size_t at = 0; at + page_bytes <= bytes.size(); at += page_bytes)
            page(std::string_view(bytes).substr(at, page_bytes), static_cast<unsigned>(at / page_bytes + 1));
    }
    void journal(const std::string& bytes) {
        constexpr auto frame = frame_header_bytes + page_bytes;
        for (auto at = header_bytes; at + frame <= bytes.size(); at += frame)
            page(std::string_view(bytes).substr(at + frame_header_bytes, page_bytes), number_at(bytes, at));
    }
};

/// How often the same pages are written; FIRSTHAND_PAGE_WRITES asks for more.
int wanted() {
    const char* said = std::getenv("FIRSTHAND_PAGE_WRITES");
    return said == nullptr ? 40 : std::atoi(said);
}

}  // namespace

TEST_CASE("of all pages ever written under one key, in the file and in its journal, no two share a nonce; nor after a restart") {
    const Place place;
    const auto folder = place.root / "data";
    Seen seen;
    const auto look = [&] {
        seen.journal(contents_of(folder / "firsthand.db-wal"));
        seen.database(contents_of(folder / "firsthand.db"));
    };
    for (int restart = 0; restart < 4; ++restart) {
        {
            store::Store store(place.settings(), shape);
            for (int round = 0; round < wanted(); ++round) {
                (void)store.write([&](auto& connection) -> Done {
                    connection.run("DELETE FROM note");
                    for (int id = 1; id <= 60; ++id) (void)insert(connection, id, std::string(1000, 'a'));
                    return {};
                });
                if (round % 10 == 9) look();
            }
            look();
        }
        look();  // closed: the journal has gone into the file
    }
    CHECK(seen.nonces.size() == seen.pages.size());
    CHECK(seen.pages.size() > static_cast<std::size_t>(wanted()) * 40);
}
