#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "world/random.hpp"

namespace world {

/// Patterns of one sort. In a pattern {carer} stands for a word of the scene, {2-5} for a number between, [a|b] for one of them. A mark
/// in front says whom it fits: <5-17> for the child's age, <!> or <!5-17> for what is written on one file once only.
using Lines = std::span<const std::string_view>;

enum class Slot : std::uint8_t {
    age,
    att,
    carer,
    cher,
    child,
    chim,
    condition,
    cshe,
    dad,
    day,
    doctor,
    friend_,
    hobby,
    her,
    herself,
    him,
    home,
    mum,
    nan,
    now,
    nurse,
    other,
    pc,
    relative,
    school,
    she,
    street,
    subject,
    teacher,
    time,
    toy,
    worker,
    count
};

/// The words that the slots of a pattern stand for. It only points to them.
class Scene {
  public:
    [[nodiscard]] std::string_view operator[](Slot slot) const { return words_[static_cast<std::size_t>(slot)]; }
    std::string_view& operator[](Slot slot) { return words_[static_cast<std::size_t>(slot)]; }

  private:
    std::array<std::string_view, static_cast<std::size_t>(Slot::count)> words_{};
};

/// Whose files a pattern can stand on, by its mark and by the words it uses.
struct Fit {
    int youngest = 0, oldest = 17;
    bool names_child = false;    ///< it is about one child and stands on no other's file
    bool needs_several = false;  ///< it speaks of brothers or sisters
    bool once = false;
    bool needs_hour = false;     ///< it says at what hour that was
    bool needs_history = false;  ///< it counts months
    std::string_view words;      ///< without the mark
    [[nodiscard]] bool fits(int age) const { return !names_child || (youngest <= age && age <= oldest); }
};
const Fit& fit_of(std::string_view pattern);

/// Deals patterns without repeating one before all of its sort were used, and writes them out.
class Pen {
  public:
    explicit Pen(Random& random) : random_(random) {}
    /// The next pattern of that sort.
    std::string_view deal(Lines lines);
    /// Writes a pattern after what stands in `out`, a space between, the first letter a capital. Throws ProgramError on an unknown slot.
    void add(std::string& out, std::string_view pattern, const Scene& scene);
    void add(std::string& out, Lines lines, const Scene& scene) { add(out, deal(lines), scene); }
    [[nodiscard]] std::string line(Lines lines, const Scene& scene);

  private:
    struct Cursor {
        std::uint16_t at = 0;
        std::uint16_t step = 0;
        std::uint16_t dealt = 0;
    };
    void write(std::string& out, std::string_view pattern, const Scene& scene);
    void write_slot(std::string& out, std::string_view name, const Scene& scene);

    Random& random_;
    std::unordered_map<const void*, Cursor> cursors_;
};

}  // namespace world
