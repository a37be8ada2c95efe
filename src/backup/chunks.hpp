#pragma once
#include <string>
#include <vector>

namespace backup {

/// Pieces of files, each kept once under its hash: what did not change since the last backup is not written again. What comes in is
/// encrypted already, as the database's file is.
class Chunks {
  public:
    explicit Chunks(std::string folder) : folder_(std::move(folder)) {}

    /// Keeps a file and answers the hashes of its pieces in order. Each piece that is new is durable, and was read back, before this
    /// returns. Throws std::runtime_error in plain words.
    std::vector<std::string> keep(const std::string& path);
    /// Puts the file together again, durably. Throws std::runtime_error in plain words where a piece is missing or damaged.
    void put_together(const std::vector<std::string>& hashes, const std::string& path) const;
    /// The pieces that are missing or damaged.
    [[nodiscard]] std::vector<std::string> damaged(const std::vector<std::string>& hashes) const;
    /// Removes every piece that is not named; answers how many.
    std::size_t remove_all_but(const std::vector<std::string>& hashes) const;

    [[nodiscard]] std::size_t written() const { return written_; }  ///< how many pieces were new

  private:
    [[nodiscard]] std::string path_of(const std::string& hash) const;
    [[nodiscard]] std::string read(const std::string& hash) const;
    void write(const std::string& hash, const std::string& bytes);
    std::string folder_;
    std::size_t written_ = 0;
};

}  // namespace backup
