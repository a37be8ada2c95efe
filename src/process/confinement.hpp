#pragma once

namespace process {

/// No memory of this program is ever written to a file when it fails, nor read by another program of the same user: it holds keys,
/// passwords and what was recorded (ASVS 13.3.1).
void forbid_core_dumps();

/// From now on the kernel refuses this program, with "not permitted", what a server of pages never needs and whoever had broken into it
/// would: to start or look into programs, to mount, to load code into the kernel, to watch, to change clock, name or user of the machine.
/// For every thread, for ever. Throws std::system_error where the kernel has no such filter.
void forbid_dangerous_calls();

}  // namespace process
