#include "process/confinement.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <functional>
#include <string>
#include <thread>

#ifndef __SANITIZE_ADDRESS__  // where the sanitizers watch, nothing is confined

namespace {

/// What is confined stays so: each trial has a process of its own, which answers by its exit status.
bool holds_in_another_process(const std::function<bool()>& trial) {
    const auto child = ::fork();
    if (child == 0) {
        bool holds = false;
        try {
            holds = trial();
        } catch (...) {}
        ::_exit(holds ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

bool is_refused(long result) { return result == -1 && errno == EPERM; }

struct Call {
    const char* name;
    std::function<long()> make;
};

// Each with words that the kernel answers otherwise than by EPERM for root, so that EPERM is the filter's.
const Call calls[] = {
    {"execve", [] { return ::syscall(SYS_execve, "/nowhere", nullptr, nullptr); }},
    {"vfork", [] { return ::syscall(SYS_fork); }},
    {"ptrace", [] { return ::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr); }},
    {"process_vm_readv", [] { return ::syscall(SYS_process_vm_readv, ::getpid(), nullptr, 0, nullptr, 0, 0); }},
    {"mount", [] { return ::mount("none", "/nowhere", "tmpfs", 0, nullptr); }},
    {"bpf", [] { return ::syscall(SYS_bpf, -1, nullptr, 0); }},
    {"keyctl", [] { return ::syscall(SYS_keyctl, 0, -1, 0); }},
    {"kexec_load", [] { return ::syscall(SYS_kexec_load, 0, 17'000, nullptr, 0); }},
    {"unshare", [] { return ::syscall(SYS_unshare, 0); }},
    {"userfaultfd", [] { return ::syscall(SYS_userfaultfd, -1); }},
    {"io_uring_setup", [] { return ::syscall(SYS_io_uring_setup, 0, nullptr); }},
    {"setuid", [] { return ::syscall(SYS_setuid, ::getuid()); }},
    {"chroot", [] { return ::syscall(SYS_chroot, "/nowhere"); }},
};

}  // namespace

TEST_CASE("a confined program is refused what only an intruder would ask for, in every thread") {
    for (const auto& call : calls) {
        CAPTURE(std::string(call.name));
        CHECK_FALSE(holds_in_another_process([&] { return is_refused(call.make()); }));
        CHECK(holds_in_another_process([&] {
            process::forbid_dangerous_calls();
            bool is_refused_in_a_thread = false;
            std::thread([&] { is_refused_in_a_thread = is_refused(call.make()); }).join();
            return is_refused(call.make()) && is_refused_in_a_thread;
        }));
    }
}

TEST_CASE("a thread that ran before is confined too") {
    CHECK(holds_in_another_process([] {
        std::atomic<int> step = 0;
        bool is_confined = false;
        std::thread earlier([&] {
            while (step != 1) std::this_thread::yield();
            is_confined = is_refused(::ptrace(PTRACE_TRACEME, 0, nullptr, nullptr));
        });
        process::forbid_dangerous_calls();
        step = 1;
        earlier.join();
        return is_confined;
    }));
}

TEST_CASE("a confined program still reads, writes, listens and starts threads") {
    CHECK(holds_in_another_process([] {
        process::forbid_dangerous_calls();
        const int file = ::open("/dev/null", O_RDWR | O_CLOEXEC), plug = ::socket(AF_INET, SOCK_STREAM, 0);
        bool ran = false;
        std::thread([&] { ran = true; }).join();
        return file >= 0 && ::write(file, "x", 1) == 1 && ::listen(plug, 1) == 0 && ran;
    }));
}

TEST_CASE("no memory is ever dumped") {
    CHECK(holds_in_another_process([] {
        process::forbid_core_dumps();
        rlimit limit{1, 1};
        ::getrlimit(RLIMIT_CORE, &limit);
        return limit.rlim_cur == 0 && limit.rlim_max == 0 && ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0;
    }));
}

#endif
