#include "process/confinement.hpp"

#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <memory>
#include <system_error>

namespace process {
namespace {

// The sanitizers look into the program from a second process, at its end and when they have found something.
#ifdef __SANITIZE_ADDRESS__
constexpr bool is_watched = true;
#else
constexpr bool is_watched = false;
#endif

// By name, since the headers of a build may not know a call that the kernel already has.
constexpr const char* refused_calls[] = {
    // Starting other programs. None is ever needed: what must run beside the pages runs in a thread.
    "execve", "execveat", "fork", "vfork",
    // Looking into other programs.
    "ptrace", "process_vm_readv", "process_vm_writev", "process_madvise", "kcmp", "pidfd_getfd", "perf_event_open", "lookup_dcookie",
    // What the file system is.
    "mount", "umount2", "pivot_root", "chroot", "move_mount", "open_tree", "fsopen", "fsconfig", "fsmount", "fspick", "mount_setattr",
    "quotactl", "quotactl_fd", "swapon", "swapoff", "mknod", "mknodat", "open_by_handle_at", "name_to_handle_at", "fanotify_init",
    // Code and keys in the kernel.
    "bpf", "init_module", "finit_module", "delete_module", "kexec_load", "kexec_file_load", "add_key", "request_key", "keyctl",
    // Namespaces, users and other parts of the kernel that most breaks out of a confinement have gone through.
    "unshare", "setns", "userfaultfd", "io_uring_setup", "io_uring_enter", "io_uring_register", "personality", "modify_ldt", "setuid",
    "setgid", "setreuid", "setregid", "setresuid", "setresgid", "setfsuid", "setfsgid", "setgroups", "capset",
    // The machine.
    "reboot", "settimeofday", "clock_settime", "clock_adjtime", "adjtimex", "sethostname", "setdomainname", "acct", "iopl", "ioperm",
    "syslog", "vhangup", "nfsservctl", "migrate_pages", "move_pages"};

void must(int result, const char* what) {
    if (result < 0) throw std::system_error(-result, std::generic_category(), what);
}

}  // namespace

void forbid_core_dumps() {
    if (is_watched) return;
    const rlimit none{0, 0};
    if (::setrlimit(RLIMIT_CORE, &none) != 0 || ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        throw std::system_error(errno, std::generic_category(), "Core dumps cannot be switched off");
}

void forbid_dangerous_calls() {
    if (is_watched) return;
    constexpr auto what = "The kernel does not take the filter of its calls";
    const std::unique_ptr<void, decltype(&seccomp_release)> filter(::seccomp_init(SCMP_ACT_ALLOW), ::seccomp_release);
    if (!filter) throw std::system_error(ENOMEM, std::generic_category(), what);
    must(::seccomp_attr_set(filter.get(), SCMP_FLTATR_CTL_TSYNC, 1), what);
    for (const auto* name : refused_calls) {
        const int call = ::seccomp_syscall_resolve_name(name);
        if (call == __NR_SCMP_ERROR) continue;
        // A call that this machine does not have (-EDOM) needs no rule.
        if (const int result = ::seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0); result != -EDOM) must(result, what);
    }
    must(::seccomp_load(filter.get()), what);
}

}  // namespace process
