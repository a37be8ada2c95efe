#pragma once
#include <cstddef>
#include <cstdint>

namespace world {

/// A small random source (SplitMix64, Steele and others 2014) whose answers are the same on every machine and library.
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    /// Independent of the source it was made beside: for the part of a world with that number.
    static Random for_part(std::uint64_t seed, std::uint64_t part) {
        Random mixed(seed ^ (part * 0xd1342543de82ef95ULL));
        return Random(mixed.next() ^ part);
    }

    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15ULL;
        std::uint64_t mixed = state_;
        mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9ULL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebULL;
        return mixed ^ (mixed >> 31);
    }
    /// 0 to count − 1; count is at least 1.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(((next() >> 32) * static_cast<std::uint64_t>(count)) >> 32); }
    /// Both ends included.
    int between(int low, int high) { return low + static_cast<int>(below(static_cast<std::size_t>(high - low + 1))); }
    bool percent(int share) { return static_cast<int>(below(100)) < share; }
    bool per_thousand(int share) { return static_cast<int>(below(1000)) < share; }
    template <class List>
    decltype(auto) pick(const List& list) {
        return list[below(list.size())];
    }
    template <class T, std::size_t count>
    const T& pick(const T (&list)[count]) {
        return list[below(count)];
    }

  private:
    std::uint64_t state_;
};

}  // namespace world
