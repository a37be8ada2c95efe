#pragma once
#include <cstdint>
#include <string>

namespace store {

/// Room on the disk that is kept free for telling who reads what: a file that holds nothing, and is given up when the disk is full.
class Reserve {
  public:
    /// Keeps it in this folder if there is room for it; of 0 bytes there is none to keep.
    Reserve(const std::string& folder, std::uint64_t bytes);

    /// Frees the room; answers whether there was any.
    bool give_up();
    /// Takes it again once the disk has room for it and a quarter more; answers whether it is there.
    bool keep_again();

  private:
    void keep();
    std::string folder_, file_;
    std::uint64_t bytes_;
    bool is_kept_ = false;
};

}  // namespace store
