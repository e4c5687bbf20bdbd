//! What a reading process may do: compute, and use the pipes it has.

/// Memory that a reader may ask for. The largest file that is read into memory and what is made of it fit; what
/// wants more is refused with a line.
#[cfg(target_os = "linux")]
const MEMORY_BYTES: u64 = 1024 * 1024 * 1024;
/// Processor seconds for another program that reads pictures.
#[cfg(target_os = "linux")]
const PROGRAM_SECONDS: u64 = 120;

/// Gives up everything that reading does not need. Called once, before the first byte from outside.
///
/// # Errors
/// The system refuses; then nothing may be read.
#[cfg(target_os = "linux")]
pub(super) fn confine() -> Result<(), String> {
    use nix::sys::resource::Resource;
    limit(Resource::RLIMIT_DATA, MEMORY_BYTES)?;
    limit(Resource::RLIMIT_CORE, 0)?;
    limit(Resource::RLIMIT_FSIZE, 0)?;
    limit(Resource::RLIMIT_NOFILE, 16)?;
    calls::allow_only_reading()
}

/// Closes whatever else the program that started this one had open, before anything is opened here.
#[cfg(target_os = "linux")]
pub(super) fn close_what_was_inherited() {
    let listed = std::fs::read_dir("/proc/self/fd").into_iter().flatten().filter_map(Result::ok);
    let numbers: Vec<i32> = listed.filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
    for number in numbers.into_iter().filter(|number| *number > 2) {
        // The listing itself was one of them and is closed already.
        let _ = nix::unistd::close(number);
    }
}

/// Elsewhere the standard library hands nothing on.
#[cfg(not(target_os = "linux"))]
pub(super) fn close_what_was_inherited() {}

/// Gives up the network and more memory and time than a page takes, for a program of the system that is started in
/// this one's place and opens its own files.
///
/// # Errors
/// As [`confine`].
#[cfg(target_os = "linux")]
pub(super) fn confine_program() -> Result<(), String> {
    use nix::sys::resource::Resource;
    limit(Resource::RLIMIT_DATA, MEMORY_BYTES)?;
    limit(Resource::RLIMIT_CORE, 0)?;
    limit(Resource::RLIMIT_FSIZE, 0)?;
    limit(Resource::RLIMIT_CPU, PROGRAM_SECONDS)?;
    calls::refuse_network()
}

#[cfg(target_os = "linux")]
fn limit(what: nix::sys::resource::Resource, most: u64) -> Result<(), String> {
    nix::sys::resource::setrlimit(what, most, most).map_err(|error| format!("{what:?}: {error}"))
}

/// Other systems have no such gate: the process is separate, holds no key, and its time is limited.
#[cfg(not(target_os = "linux"))]
pub(super) fn confine() -> Result<(), String> {
    Ok(())
}

/// As [`confine`].
#[cfg(not(target_os = "linux"))]
pub(super) fn confine_program() -> Result<(), String> {
    Ok(())
}

#[cfg(target_os = "linux")]
mod calls {
    use libc::*;
    use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch};
    use std::collections::BTreeMap;

    /// System calls that computing with pipes needs; every other one fails with "not permitted". No file can be
    /// opened, no socket made, no program started.
    const READING: [c_long; 36] = [
        SYS_read,
        SYS_write,
        SYS_writev,
        SYS_pread64,
        SYS_lseek,
        SYS_close,
        SYS_fstat,
        SYS_fcntl,
        SYS_dup,
        SYS_ppoll,
        SYS_mmap,
        SYS_mprotect,
        SYS_munmap,
        SYS_mremap,
        SYS_madvise,
        SYS_brk,
        SYS_rt_sigaction,
        SYS_rt_sigprocmask,
        SYS_rt_sigreturn,
        SYS_sigaltstack,
        SYS_sched_yield,
        SYS_sched_getaffinity,
        SYS_futex,
        SYS_set_robust_list,
        SYS_rseq,
        SYS_nanosleep,
        SYS_clock_gettime,
        SYS_clock_nanosleep,
        SYS_getpid,
        SYS_gettid,
        SYS_tkill,
        SYS_tgkill,
        SYS_getrusage,
        SYS_getrandom,
        SYS_exit,
        SYS_exit_group,
    ];
    /// What the older processor family has besides.
    #[cfg(target_arch = "x86_64")]
    const ALSO: [c_long; 1] = [SYS_poll];
    #[cfg(not(target_arch = "x86_64"))]
    const ALSO: [c_long; 0] = [];

    /// Calls that reach beyond this process: the network, and other processes' memory.
    const REACHING: [c_long; 13] = [
        SYS_socket,
        SYS_socketpair,
        SYS_connect,
        SYS_bind,
        SYS_listen,
        SYS_accept,
        SYS_accept4,
        SYS_sendto,
        SYS_sendmsg,
        SYS_ptrace,
        SYS_process_vm_readv,
        SYS_process_vm_writev,
        SYS_io_uring_setup,
    ];

    pub(super) fn allow_only_reading() -> Result<(), String> {
        install(READING.into_iter().chain(ALSO), refusal()?, SeccompAction::Allow)
    }

    pub(super) fn refuse_network() -> Result<(), String> {
        install(REACHING.into_iter(), SeccompAction::Allow, refusal()?)
    }

    fn refusal() -> Result<SeccompAction, String> {
        Ok(SeccompAction::Errno(u32::try_from(EPERM).map_err(|error| error.to_string())?))
    }

    fn install(
        calls: impl Iterator<Item = c_long>,
        otherwise: SeccompAction,
        listed: SeccompAction,
    ) -> Result<(), String> {
        let arch = TargetArch::try_from(std::env::consts::ARCH).map_err(|error| error.to_string())?;
        let rules = calls.map(|call| (call, Vec::new())).collect::<BTreeMap<_, _>>();
        let filter = SeccompFilter::new(rules, otherwise, listed, arch).map_err(|error| error.to_string())?;
        let program: BpfProgram = filter.try_into().map_err(|error: seccompiler::BackendError| error.to_string())?;
        seccompiler::apply_filter(&program).map_err(|error| error.to_string())
    }
}
