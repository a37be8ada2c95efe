#include "base/percent_encoding.hpp"
#include "care/imported_notes/imported_notes.hpp"
#include "fuzz.hpp"
#include "in_memory_file.hpp"

namespace {

void notes_csv(std::string_view input) {
    const InMemoryFile file(input);
    auto notes = NotesFile::open(file.path());
    if (!notes) return fuzz::promise(!notes.error().text.empty() || !notes.error().fields.empty());
    long line = 0;
    while (const auto note = notes->next()) {
        if (!*note) {
            fuzz::promise(!in_words_of_line(note->error()).empty());
            continue;
        }
        fuzz::promise((*note)->line > line && !notes->is_broken());
        line = (*note)->line;
        fuzz::promise(!(*note)->text.empty() && is_clean_text((*note)->text));
        fuzz::promise((*note)->child_number.empty() != (*note)->la_child_id.empty());
    }
    fuzz::promise(notes->bytes_read() <= notes->size());
}

}  // namespace

FUZZ_TARGET(notes_csv)
