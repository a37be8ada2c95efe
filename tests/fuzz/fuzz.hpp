#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

// A target of the fuzzer calls a parser of ours with whatever came, and checks what the parser promises of its answer. One file, one
// target. Built by the preset "fuzz" each is a program of libFuzzer; otherwise they are one program that walks the kept inputs.

namespace fuzz {

using Target = void (*)(std::string_view input);

struct Registered {
    Registered(std::string_view name, Target target);
};

/// Ends the program where the parser broke its promise: the fuzzer keeps the input.
inline void promise(bool is_kept) {
    if (!is_kept) std::abort();
}

}  // namespace fuzz

#ifdef FIRSTHAND_FUZZ
#define FUZZ_TARGET(target)                                                                                                                \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);                                                     \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {                                                    \
        target({reinterpret_cast<const char*>(data), size});                                                                               \
        return 0;                                                                                                                          \
    }
#else
#define FUZZ_TARGET(target) const fuzz::Registered target##_registered(#target, target);
#endif
