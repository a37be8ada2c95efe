#pragma once
#include <memory>
#include <string>

namespace soci {
class session;
}

namespace store {

/// A copy of a database's file under another key, made bit by bit while the first is used, and then put in its place. The session that
/// it is copied from must be the only one that changes the original: SQLite then changes pages in both (sqlite.org/backup.html).
/// Used by one thread. Where it never took the place it goes with this.
class SecondFile {
  public:
    /// The second file's name is the original's and ".next". Throws DatabaseError, or std::runtime_error in plain words where the disk
    /// has no room for it beside `reserve` bytes.
    SecondFile(soci::session& original, std::string file, const std::string& key_hex, std::uint64_t reserve);
    ~SecondFile();
    SecondFile(const SecondFile&) = delete;
    SecondFile& operator=(const SecondFile&) = delete;

    /// Copies a mebibyte at most; answers whether little is left. Throws DatabaseError.
    bool copy_some();
    /// Copies the rest, durably, and leaves the original's journal empty. false where somebody still reads from that journal: nothing
    /// has happened then but that some more may have been copied. The original may not be written to from here on. Throws DatabaseError.
    bool complete();
    /// Puts it in the original's place. Whoever has the original open goes on reading that. Throws DatabaseError: with Kind::unsynced
    /// it is not known which of the two files a power cut would leave, otherwise it is the original.
    void take_place();

  private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

/// Where a second file lies until it takes the first one's place.
std::string second_file_of(const std::string& file);

}  // namespace store
