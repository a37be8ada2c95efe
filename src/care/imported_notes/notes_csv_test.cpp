#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>

#include "care/imported_notes/imported_notes.hpp"

namespace {

constexpr std::string_view heading =
    "child_number,happened_on,happened_time,written_on,kind,author_name,headline,seen,seen_alone,text,source_id\n";
constexpr std::string_view good = "1001,2024-03-05,14:05,2024-03-06,home_visit,Ada Brook,,yes,no,Ruby showed me her room.,N1\n";

/// A file in a temporary folder, gone with the test.
class TemporaryFile {
  public:
    explicit TemporaryFile(std::string_view contents)
        : path_(std::filesystem::temp_directory_path() / ("firsthand_notes_" + std::to_string(getpid()) + ".csv")) {
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

struct Read {
    std::vector<ImportedNote> notes;
    std::vector<std::string> problems;
    bool is_broken = false;
};

/// Everything a file gives; a problem of its columns stands alone among the problems.
Read read(std::string_view contents) {
    const TemporaryFile file(contents);
    Read out;
    auto notes = NotesFile::open(file.path());
    if (!notes) return {{}, {in_words_of_line(notes.error())}, true};
    while (auto note = notes->next()) {
        if (*note) out.notes.push_back(**note);
        else out.problems.push_back(in_words_of_line(note->error()));
    }
    out.is_broken = notes->is_broken();
    if (!out.is_broken) CHECK(notes->bytes_read() == notes->size());
    return out;
}

std::string both(std::string_view first, std::string_view second) { return std::string(first) + std::string(second); }

/// The one problem of a row after the usual heading, which leaves the next row readable.
std::string problem_of(std::string_view row) {
    const auto got = read(both(heading, row) + "\n" + std::string(good));
    CHECK(got.notes.size() == 1);
    CHECK_FALSE(got.is_broken);
    return got.problems.size() == 1 ? got.problems[0] : std::to_string(got.problems.size()) + " problems";
}

/// The problem that makes the whole file unusable.
std::string refusal_of(std::string_view contents) {
    const auto got = read(contents);
    CHECK(got.is_broken);
    return got.problems.empty() ? "accepted" : got.problems.back();
}

}  // namespace

TEST_CASE("a note is read with all its columns") {
    const auto got = read(both(heading, good));
    REQUIRE(got.notes.size() == 1);
    const auto& note = got.notes[0];
    CHECK(note.line == 2);
    CHECK(note.child_number == "1001");
    CHECK(note.la_child_id.empty());
    CHECK(iso(note.happened_on) == "2024-03-05");
    CHECK(note.happened_time == MinuteOfDay{14 * 60 + 5});
    CHECK(iso(note.written_on) == "2024-03-06");
    CHECK(note.kind == "home_visit");
    CHECK(note.author_name == "Ada Brook");
    CHECK(note.headline.empty());
    CHECK(note.seen == true);
    CHECK(note.seen_alone == false);
    CHECK(note.text == "Ruby showed me her room.");
    CHECK(note.source_id == "N1");
}

TEST_CASE("only the needed columns need be there, in any order, spaced and in capitals as people write them") {
    const auto got =
        read("Text, Author Name ,KIND,Written On,Happened_on,LA child ID\nHello,Ada Brook,Case note,06/03/2024,05/03/2024,S1\n");
    REQUIRE(got.notes.size() == 1);
    CHECK(got.notes[0].la_child_id == "S1");
    CHECK(iso(got.notes[0].happened_on) == "2024-03-05");
    CHECK(got.notes[0].kind == "Case note");
    CHECK_FALSE(got.notes[0].happened_time);
    CHECK_FALSE(got.notes[0].seen);
    CHECK_FALSE(got.notes[0].seen_alone);
}

TEST_CASE("quotation marks hold commas, line ends and doubled marks, and lines are counted through them") {
    const auto got = read(both(heading, "1,2024-03-05,,2024-03-05,call,\"Brook, Ada\",,,,\"He said \"\"no\"\",\r\nthen left.\n\",\"\"\n") +
                          std::string(good));
    REQUIRE(got.notes.size() == 2);
    CHECK(got.notes[0].author_name == "Brook, Ada");
    CHECK(got.notes[0].text == "He said \"no\",\nthen left.");
    CHECK(got.notes[0].source_id.empty());
    CHECK(got.notes[1].line == 5);
}

TEST_CASE("a byte order mark, other line ends, empty lines and a last line without an end are all read") {
    CHECK(read(both("\xEF\xBB\xBF", heading) + std::string(good)).notes.size() == 1);
    for (const std::string end : {"\r\n", "\r", "\n\n", "\r\n\r\n"}) {
        std::string file;
        for (const char c : both(heading, good) + std::string(good)) file += c == '\n' ? end : std::string(1, c);
        CHECK(read(file).notes.size() == 2);
        CHECK(read(file).problems.empty());
    }
    CHECK(read(both(heading, good.substr(0, good.size() - 1))).notes.size() == 1);
}

TEST_CASE("letters of every script come through as they are") {
    const auto got = read(both(heading, "1,2024-03-05,,2024-03-05,call,Zoë Łęcka,,,,وقالت “𝒜” 好,N1\n"));
    REQUIRE(got.notes.size() == 1);
    CHECK(got.notes[0].author_name == "Zoë Łęcka");
    CHECK(got.notes[0].text == "وقالت “𝒜” 好");
}

TEST_CASE("notes of every length come through whole wherever the reading pauses") {
    std::string file(heading);
    std::vector<std::string> texts;
    for (std::size_t length = 1; file.size() < 1'500'000; length = length * 17 % 9'973 + 1) {
        std::string text;
        for (std::size_t i = 0; i < length; ++i) text += i % 37 == 36 ? '\n' : i % 41 == 40 ? '"' : static_cast<char>('a' + i % 26);
        texts.push_back(text + ".");
        std::string quoted;
        for (const char c : texts.back()) quoted += c == '"' ? "\"\"" : std::string(1, c);
        file += "1,2024-03-05,,2024-03-05,call,Ada,,,,\"" + quoted + "\"," + std::to_string(texts.size()) + "\r\n";
    }
    const auto got = read(file);
    CHECK(got.problems.empty());
    REQUIRE(got.notes.size() == texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) CHECK(got.notes[i].text == texts[i]);
}

TEST_CASE("a bad field is told by line, column and cure, all of a line at once, and the next line is still read") {
    CHECK(problem_of("1,2024-13-05,,2024-03-05,call,Ada,,,,Hello,") ==
          "line 2: happened_on “2024-13-05” is not a date. Write it as 2026-11-23 or 23/11/2026");
    CHECK(problem_of("1,31/02/2024,,2024-03-05,call,Ada,,,,Hello,").starts_with("line 2: happened_on “31/02/2024” is not a date"));
    CHECK(problem_of("1,1066-10-14,,2024-03-05,call,Ada,,,,Hello,").starts_with("line 2: happened_on “1066-10-14” is not a date"));
    CHECK(problem_of(",,,2024-03-05,,,,,,,") == "line 2: happened_on is empty. Write a date as 2026-11-23 or 23/11/2026; kind is empty. "
                                                "Write what the note is, such as home_visit or Case note; "
                                                "author_name is empty. Write who wrote the note, or Not known; text is empty. A note needs "
                                                "its text; child_number is empty. Write whose note it is");
    CHECK(problem_of("1,2024-03-05,25:00,2024-03-05,call,Ada,,,,Hello,") ==
          "line 2: happened_time “25:00” is not a time of day. Write it as 14:05, or leave it empty");
    CHECK(problem_of("1,2024-03-05,,2024-03-05,call,Ada,,perhaps,,Hello,") ==
          "line 2: seen “perhaps” is neither yes nor no. Leave it empty if it is not known");
    CHECK(problem_of("1,2024-03-05,,2024-03-05,call,Ada,,no,yes,Hello,") ==
          "line 2: seen_alone says yes where seen says no. Correct one of them");
    CHECK(problem_of("1,2024-03-05,,2024-03-05,call,Ada," + std::string(301, 'x') + ",,,Hello,") ==
          "line 2: headline has more than 300 characters. Shorten it");
}

TEST_CASE("too few or too many fields are told with the likely reason") {
    CHECK(problem_of("1,2024-03-05,,2024-03-05,call,Ada,,,,Hello, there,N1") ==
          "line 2: there are 12 fields where the first line has 11. A field with a comma in it needs quotation marks");
    CHECK(problem_of("1") == "line 2: there is 1 field where the first line has 11. A field with a comma in it needs quotation marks");
}

TEST_CASE("quotation marks in the wrong place are told, and the next line is still read") {
    CHECK(problem_of("1,2024-03-05,,2024-03-05,call,Ada,,,,She said \"no\",N1") ==
          "line 2: a quotation mark stands inside a field that does not begin with one. Put the field in quotation marks and double those "
          "inside");
    CHECK(problem_of("1,2024-03-05,,2024-03-05,call,Ada,,,,\"She said \"no\" twice\",N1") ==
          "line 2: something follows a closing quotation mark. Double every quotation mark that stands inside a field");
}

TEST_CASE("wrong columns are named with the nearest right one, all at once") {
    CHECK(
        refusal_of("child_no,happend_on,written_on,kind,author,text,shoe size\n") ==
        "The columns, named in the first line, are not right: “child_no” is not a column that can be imported. Did you mean child_number?; "
        "“happend_on” is not a column that can be imported. Did you mean happened_on?; "
        "“author” is not a column that can be imported. Did you mean author_name?; "
        "“shoe size” is not a column that can be imported. Remove it; "
        "There is no column happened_on; There is no column author_name; "
        "There is neither a column child_number nor la_child_id. One must say whose note it is");
    CHECK(refusal_of("child_number,happened_on,written_on,kind,author_name,text,text,\n") ==
          "The columns, named in the first line, are not right: There are two columns named text. Remove one; A column has no name. Name "
          "it, or remove it");
    CHECK(refusal_of(good) != "accepted");
}

TEST_CASE("columns separated by something else are told") {
    CHECK(refusal_of("child_number;happened_on;text\n1;2;3\n") == "The columns are separated by semicolons. Save the file with commas");
    CHECK(refusal_of("child_number\thappened_on\ttext\n") == "The columns are separated by tabs. Save the file with commas");
}

TEST_CASE("another encoding is told with the line and the cure, and nothing after it is read") {
    const auto latin = both(heading, good) + "1,2024-03-05,,2024-03-05,call,Ada,,,,\"one\ntwo \x93no\x94\",N1\n" + std::string(good);
    CHECK(refusal_of(latin) == "Line 4 is not UTF-8 (byte 93): the file looks like Windows-1252. Save it as “CSV UTF-8”");
    const auto utf16 = "The file looks like UTF-16, or is no text at all. Save it as “CSV UTF-8”";
    CHECK(refusal_of("\xFF\xFE"
                     "c\0h\0") == utf16);
    CHECK(refusal_of(std::string("c\0h\0i\0l\0d\0", 10)) == utf16);
    CHECK(refusal_of("PK\x03\x04 and so on") == "The file looks like an Excel workbook. Save it as “CSV UTF-8”");
    for (const auto* bad : {"\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "\x80"})
        CHECK(refusal_of(both(heading, "1,2024-03-05,,2024-03-05,call,Ada,,,,x") + bad + ",N1\n").starts_with("Line 2 is not UTF-8"));
}

TEST_CASE("a file cut short within quotation marks is told with the line they open at") {
    CHECK(refusal_of(both(heading, good) + "1,2024-03-05,,2024-03-05,call,Ada,,,,\"Then he\nsai") ==
          "The file ends in the middle: the quotation mark opened at line 3 is never closed");
    CHECK(problem_of("1,2024-03-05,,2024-03-05,call,Ad").starts_with("line 2: there are 6 fields where the first line has 11"));
}

TEST_CASE("a field or line without end is refused without being read into memory") {
    const TemporaryFile file(both(heading, "1,2024-03-05,,2024-03-05,call,Ada,,,,\"" + std::string(1'200'000, 'x')));
    std::filesystem::resize_file(file.path(), std::uintmax_t{1} << 31);
    auto notes = NotesFile::open(file.path());
    REQUIRE(notes);
    const auto note = notes->next();
    REQUIRE(note);
    REQUIRE_FALSE(*note);
    CHECK(in_words_of_line(note->error()) ==
          "Line 2 begins a field of more than 1,000,000 characters. Probably a quotation mark is not closed; if not, divide the text");
    CHECK(notes->is_broken());
    CHECK(notes->bytes_read() < 2'000'000);
    CHECK_FALSE(notes->next());

    std::string wide(heading);
    for (int i = 0; i < 9; ++i) wide += std::string(500'000, 'x') + ",";
    CHECK(refusal_of(wide + "\n") ==
          "Line 2 begins a row of more than 4,000,000 characters. Probably a quotation mark is not closed; if not, divide the text");
    CHECK(refusal_of(both(heading, std::string(5'000'000, ','))) == "Line 2 has more than 1,000 fields");
}

TEST_CASE("an empty file, an empty first line and no file are told apart") {
    CHECK(refusal_of("") == "The file is empty");
    CHECK(refusal_of("\n\r\n  \n") == "The file has nothing but empty lines");
    const auto nowhere = std::filesystem::temp_directory_path() / "firsthand_no_such_notes.csv";
    const auto notes = NotesFile::open(nowhere);
    REQUIRE_FALSE(notes);
    CHECK(notes.error().text == "There is no file " + nowhere.string());
    CHECK(read(heading).notes.empty());
    CHECK(read(heading).problems.empty());
}

TEST_CASE("the example that the guide names is read without a problem") {
    auto notes = NotesFile::open(FIRSTHAND_SOURCE "/tests/samples/notes/older_system.csv");
    REQUIRE(notes);
    std::vector<ImportedNote> all;
    while (auto note = notes->next()) {
        REQUIRE(*note);
        all.push_back(**note);
    }
    REQUIRE(all.size() == 3);
    CHECK(all[0].text == "Ruby let me in and showed me her room. She said: \"I like it when Nan is here.\"\n\nMum came home at four, "
                         "tired, and glad to talk.");
    CHECK(all[1].kind == "Case note (old system)");
    CHECK_FALSE(all[1].seen);
    CHECK(all[2].line == 6);
}
