#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "returns/cin_census/cin_census.hpp"

namespace {

/// A file in a temporary folder, gone with the test.
class TemporaryFile {
  public:
    explicit TemporaryFile(std::string_view contents)
        : path_(std::filesystem::temp_directory_path() / ("firsthand_census_" + std::to_string(getpid()) + ".xml")) {
        std::ofstream(path_, std::ios::binary) << contents;
    }
    ~TemporaryFile() {
        std::error_code ignored;
        std::filesystem::remove(path_, ignored);
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// The plain error that the file gives, or "accepted".
std::string refusal(const std::filesystem::path& file) {
    const auto summary = check_census(file);
    return summary ? "accepted" : summary.error().text;
}
std::string refusal_of(std::string_view contents) { return refusal(TemporaryFile(contents).path()); }

std::string sample_text() {
    std::ostringstream text;
    text << std::ifstream(FIRSTHAND_SOURCE "/tests/samples/cin/census_2022.xml", std::ios::binary).rdbuf();
    return text.str();
}

std::string child(std::string_view inside) {
    return "<Message><Children><Child><ChildIdentifiers>" + std::string(inside) + "</ChildIdentifiers></Child></Children></Message>";
}

/// UTF-16, least byte first, with its mark; for text of ASCII only.
std::string as_utf16(std::string_view text) {
    std::string out = "\xFF\xFE";
    for (const char c : text) out += {c, '\0'};
    return out;
}

}  // namespace

TEST_CASE("a file cut short anywhere is refused with the line it breaks off at") {
    const auto whole = sample_text();
    const auto end = whole.rfind('>') + 1;
    for (std::size_t length = 1; length < end; length += 1) {
        const auto text = refusal_of(std::string_view(whole).substr(0, length));
        if (text.starts_with("The file ends in the middle, at line ") || text == "The file ends before any XML begins") continue;
        FAIL_CHECK("cut after " << length << " bytes: " << text);
    }
    CHECK(refusal_of(std::string_view(whole).substr(0, whole.find("<Reviews>"))) ==
          "The file ends in the middle, at line 51. Export or copy it again");
    CHECK(refusal_of(whole) == "accepted");
}

TEST_CASE("an empty file, no file and a folder are told apart from a bad one") {
    CHECK(refusal_of("") == "The file is empty");
    CHECK(refusal_of(" \n\n") == "The file ends before any XML begins");
    const auto nowhere = std::filesystem::temp_directory_path() / "firsthand_no_such_census.xml";
    CHECK(refusal(nowhere) == "There is no file " + nowhere.string());
    CHECK(refusal(std::filesystem::temp_directory_path()).starts_with("There is no file "));
}

TEST_CASE("a file that is no XML is refused by what it looks like") {
    CHECK(refusal_of("PK\x03\x04 workbook") == "The file is not XML: it looks like a ZIP archive or an Excel workbook");
    CHECK(refusal_of("%PDF-1.7") == "The file is not XML: it looks like a PDF");
    CHECK(refusal_of("LAchildID,UPN\n1,2\n") == "The file is not XML: something else stands where the first < is expected");
    CHECK(refusal_of(std::string(100'000, '\0')) == "The file is not XML: something else stands where the first < is expected");
}

TEST_CASE("another kind of XML is refused by its first element or its header") {
    CHECK(refusal_of("<html><body/></html>") == "The file is not a CIN census: it begins with <html> where <Message> is expected");
    CHECK(refusal_of("<Message><Header><CollectionDetails><Collection>CLA</Collection></CollectionDetails></Header></Message>") ==
          "Line 1 says that this is the return “CLA”, not the CIN census");
    CHECK(refusal_of("<Message><Header/></Message>") == "The file has no children in it");
    CHECK(refusal_of(child("<PersonBirthDate>2020-01-01</PersonBirthDate>")) ==
          "No child in the file can be used. The first reason: line 1: the child has no usable identifier (LAchildID); the child was left "
          "out");
}

TEST_CASE("a file in another encoding than it claims is refused with the line and the cure") {
    const auto text = refusal_of(
        "<Message>\n<Children>\n<Child><ChildIdentifiers><LAchildID>Zo\xEB</LAchildID></ChildIdentifiers></Child></Children></Message>");
    CHECK(text == "Line 3 is not written in the encoding that the file claims (UTF-8 if it claims none); it may be Windows-1252. Save the "
                  "file as UTF-8");
    CHECK(refusal_of("<?xml version='1.0' encoding='martian'?><Message/>") ==
          "The file says that it is written in an encoding that is not known here. Save it as UTF-8");
}

TEST_CASE("a file that says truly that it is Windows-1252 or UTF-16 is read") {
    std::vector<std::string> ids;
    const auto keep = [&](const CensusChild& child) {
        ids.push_back(child.la_child_id);
        return Done{};
    };
    REQUIRE(
        read_census(TemporaryFile("<?xml version='1.0' encoding='windows-1252'?>" + child("<LAchildID>Zo\xEB</LAchildID>")).path(), keep));
    REQUIRE(
        read_census(TemporaryFile(as_utf16("<?xml version='1.0' encoding='UTF-16'?>" + child("<LAchildID>Z2</LAchildID>"))).path(), keep));
    REQUIRE(read_census(TemporaryFile("\xEF\xBB\xBF" + child("<LAchildID>Z3</LAchildID>")).path(), keep));
    CHECK(ids == std::vector<std::string>{"Zoë", "Z2", "Z3"});
}

TEST_CASE("a document type is refused before anything in it is read: external entities and billion laughs alike") {
    const TemporaryFile secret("the secret");
    std::string laughs = "<?xml version='1.0'?>\n<!DOCTYPE Message [\n<!ENTITY a0 'ha'>\n";
    for (int i = 1; i < 40; ++i) {
        const auto before = "&a" + std::to_string(i - 1) + ";";
        laughs += "<!ENTITY a" + std::to_string(i) + " '" + before + before + before + before + "'>\n";
    }
    laughs += "]>\n" + child("<LAchildID>&a39;</LAchildID>");
    const std::string wanted =
        "Line 2 begins a document type (<!DOCTYPE). It can make a program read other files or run out of memory, so such "
        "files are refused. No census file needs one: remove it";
    CHECK(refusal_of(laughs) == wanted);
    CHECK(refusal_of("<?xml version='1.0'?>\n<!DOCTYPE Message [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>\n" +
                     child("<LAchildID>&x;</LAchildID>")) == wanted);
    CHECK(refusal_of("\n<!DOCTYPE Message SYSTEM 'http://localhost:1/census.dtd'>\n" + child("<LAchildID>1</LAchildID>")) == wanted);
    CHECK(refusal_of("\n<!DOCTYPE Message [<!ENTITY % p SYSTEM 'file:///etc/hostname'>%p;]>\n" + child("<LAchildID>1</LAchildID>")) ==
          wanted);
}

TEST_CASE("an entity of the file's own is refused; those of XML itself are read") {
    CHECK(refusal_of(child("<LAchildID>&pound;5</LAchildID>")).starts_with("Line 1 uses an entity of its own ("));
    std::string id;
    REQUIRE(read_census(TemporaryFile(child("<LAchildID>A&amp;B&#x43;</LAchildID>")).path(), [&](const CensusChild& found) {
        id = found.la_child_id;
        return Done{};
    }));
    CHECK(id == "A&BC");
}

TEST_CASE("a line of two gigabytes is refused without being read into memory") {
    const auto two_gigabytes = std::uintmax_t{1} << 31;
    const TemporaryFile text("<Message>\n<Children><Child><ChildIdentifiers><LAchildID>" + std::string(12'000'000, '7'));
    std::filesystem::resize_file(text.path(), two_gigabytes);
    CHECK(refusal(text.path()) == "At line 2 <LAchildID> holds more than 4,096 characters, which no field of a CIN census does");
    const TemporaryFile attribute("<Message>\n<Children><Child id='" + std::string(24'000'000, '7'));
    std::filesystem::resize_file(attribute.path(), two_gigabytes);
    CHECK(refusal(attribute.path()) == "At line 2 something goes on for more than 10 million characters, which a CIN census never does");
    const TemporaryFile comment("<Message>\n<!-- " + std::string(24'000'000, '7'));
    std::filesystem::resize_file(comment.path(), two_gigabytes);
    CHECK(refusal(comment.path()) == "At line 2 something goes on for more than 10 million characters, which a CIN census never does");
}

TEST_CASE("elements without end, deep or many, are refused") {
    std::string deep = "<Message>";
    for (int i = 0; i < 5'000; ++i) deep += "<Children>";
    CHECK(refusal_of(deep) != "accepted");
    std::string many;
    for (int i = 0; i < 60'000; ++i) many += "<LAchildID/>";
    CHECK(refusal_of(child(many)) == "At line 1 one part of the file has more than 50,000 elements, which a CIN census never has");
}

TEST_CASE("tags that do not match are refused with their line") {
    const auto text = refusal_of("<Message>\n<Children>\n</Child>\n</Children></Message>");
    CHECK(text.starts_with("Line 3 is not well-formed XML ("));
    CHECK(refusal_of(sample_text() + "<Message/>").starts_with("Line "));
}

TEST_CASE("the lines of a file longer than 65,535 lines are still right") {
    const auto text = "<Message><Children>" + std::string(70'000, '\n') +
                      "<Child><ChildIdentifiers><LAchildID>1</LAchildID></ChildIdentifiers></Child></Children></Message>";
    long line = 0;
    REQUIRE(read_census(TemporaryFile(text).path(), [&](const CensusChild& found) {
        line = found.line;
        return Done{};
    }));
    CHECK(line == 70'001);
}
