//! What the reading process may do: compute, and use the pipes it has.

/// Memory that a reader may ask for beyond what the program itself takes. The largest file that is read into
/// memory and what is made of it fit; what wants more is refused with a line.
const MEMORY_BYTES: u64 = 1024 * 1024 * 1024;

/// Gives up everything that reading does not need. Called once, before the first byte from outside.
///
/// # Errors
/// The system refuses; then nothing may be read.
#[cfg(target_os = "linux")]
pub(super) fn confine() -> Result<(), String> {
    use nix::sys::resource::{Resource, setrlimit};
    let limit = |what: Resource, most: u64| setrlimit(what, most, most).map_err(|error| format!("{what:?}: {error}"));
    limit(Resource::RLIMIT_DATA, MEMORY_BYTES)?;
    limit(Resource::RLIMIT_CORE, 0)?;
    limit(Resource::RLIMIT_FSIZE, 0)?;
    limit(Resource::RLIMIT_NOFILE, 16)?;
    calls::allow_only_reading()
}

/// Other systems have no such gate: the process is separate, holds no key, and its time is limited.
#[cfg(not(target_os = "linux"))]
pub(super) fn confine() -> Result<(), String> {
    Ok(())
}

#[cfg(target_os = "linux")]
mod calls {
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch};
    use std::collections::BTreeMap;

    /// System calls that computing with pipes needs; every other one fails with "not permitted". No file can be
    /// opened, no socket made, no program started.
    #[cfg(target_arch = "x86_64")]
    const ALLOWED: [i64; 37] = [
        0,   // read
        1,   // write
        3,   // close
        5,   // fstat
        7,   // poll
        8,   // lseek
        9,   // mmap
        10,  // mprotect
        11,  // munmap
        12,  // brk
        13,  // rt_sigaction
        14,  // rt_sigprocmask
        15,  // rt_sigreturn
        17,  // pread64
        20,  // writev
        24,  // sched_yield
        25,  // mremap
        28,  // madvise
        32,  // dup
        35,  // nanosleep
        39,  // getpid
        60,  // exit
        63,  // uname
        72,  // fcntl
        98,  // getrusage
        131, // sigaltstack
        186, // gettid
        200, // tkill
        202, // futex
        204, // sched_getaffinity
        228, // clock_gettime
        230, // clock_nanosleep
        231, // exit_group
        234, // tgkill
        273, // set_robust_list
        318, // getrandom
        334, // rseq
    ];
    /// The same for 64-bit ARM, in its own numbers.
    #[cfg(target_arch = "aarch64")]
    const ALLOWED: [i64; 35] = [
        23, 25, 57, 62, 63, 64, 66, 67, 73, 80, 93, 94, 98, 99, 101, 113, 115, 123, 124, 130, 131, 132, 134, 135, 139,
        160, 165, 172, 178, 214, 215, 216, 222, 226, 233,
    ];

    #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
    pub(super) fn allow_only_reading() -> Result<(), String> {
        let told = |error: &dyn std::fmt::Display| error.to_string();
        let refused = u32::try_from(nix::errno::Errno::EPERM as i32).map_err(|error| told(&error))?;
        let arch = TargetArch::try_from(std::env::consts::ARCH).map_err(|error| told(&error))?;
        let filter = SeccompFilter::new(
            ALLOWED.into_iter().map(|call| (call, Vec::new())).collect::<BTreeMap<_, _>>(),
            SeccompAction::Errno(refused),
            SeccompAction::Allow,
            arch,
        );
        let program: BpfProgram = filter
            .map_err(|error| told(&error))?
            .try_into()
            .map_err(|error: seccompiler::BackendError| told(&error))?;
        seccompiler::apply_filter(&program).map_err(|error| told(&error))
    }

    /// No list for this processor: limits on memory and files hold, and the process is separate.
    #[cfg(not(any(target_arch = "x86_64", target_arch = "aarch64")))]
    pub(super) fn allow_only_reading() -> Result<(), String> {
        Ok(())
    }
}
