#pragma once
#include <string>

namespace store {

/// How many changes stand in SQLite's write-ahead journal behind the frames that it takes for good. It passes over whatever follows a
/// damaged frame, and says nothing. One change may be left unfinished when the power goes; of more, all but the last had been kept and
/// acknowledged. Format: sqlite.org/fileformat2.html, section 4.
int changes_passed_over(const std::string& journal, int page_bytes, int frames_taken);

}  // namespace store
