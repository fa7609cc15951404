// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import com.sun.jna.Function;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The C library through JNA direct mapping: the one place that knows JNA.
 *
 * <p>Every call keeps the errno it left in a slot of the calling thread, see {@link #errno()}. {@code syscall} is
 * variadic in C, which direct mapping can't say; all its arguments travel in integer registers on the three
 * architectures of {@link SyscallTable}, so a fixed list of longs is the same call.
 */
final class LibC {
    private static final Logger JNA_LOG = Logger.getLogger("com.sun.jna.Native");

    /** Why none of these calls can be made; empty where they can. Any that is made all the same is an UnsatisfiedLinkError. */
    static final Optional<String> REFUSAL = register();

    private LibC() {}

    private static Optional<String> register() {
        if (!"linux".equals(System.getProperty("os.name", "").toLowerCase(Locale.ROOT))) {
            return Optional.of("Threadtoll measures Linux only (futex(2) exists nowhere else); this is "
                    + System.getProperty("os.name") + ".");
        }
        // It logs a stack trace where it can't unpack itself; the reason is said below.
        JNA_LOG.setLevel(Level.OFF);
        try {
            Native.register(LibC.class, Platform.C_LIBRARY_NAME);
            return Optional.empty();
        } catch (LinkageError e) {
            return Optional.of(
                    refusal(String.valueOf(e.getMessage()).lines().findFirst().orElse("")));
        }
    }

    /** JNA names the function that a library lacks; all else is about its own native library. */
    static String refusal(String reason) {
        return reason.contains("looking up function")
                ? "this C library lacks a function that Threadtoll calls (" + reason + "): glibc 2.17 has all of them."
                : "JNA could not load its native library (" + reason
                        + "). If the temporary folder can't be written to or is"
                        + " mounted noexec, JAVA_TOOL_OPTIONS=-Djna.tmpdir=FOLDER names another.";
    }

    static native long syscall(long number, long a, long b, long c, long d, long e, long f);

    static native int sched_setaffinity(int tid, long maskBytes, byte[] mask);

    static native int sched_getaffinity(int tid, long maskBytes, byte[] mask);

    static native int semget(int key, int semaphores, int flags);

    static native int semctl(int id, int semaphore, int command, long argument);

    static native int semop(int id, long operations, long count);

    static native int semtimedop(int id, long operations, long count, long timeout);

    static native int pthread_mutexattr_init(long attributes);

    static native int pthread_mutexattr_settype(long attributes, int type);

    static native int pthread_mutexattr_setprotocol(long attributes, int protocol);

    static native int pthread_mutexattr_destroy(long attributes);

    static native int pthread_mutex_init(long mutex, long attributes);

    static native int pthread_mutex_lock(long mutex);

    static native int pthread_mutex_timedlock(long mutex, long deadline);

    static native int pthread_mutex_unlock(long mutex);

    static native int pthread_mutex_destroy(long mutex);

    static native int pthread_create(long thread, long attributes, long startRoutine, long argument);

    static native int pthread_join(long thread, long result);

    static native int sem_init(long semaphore, int shared, int value);

    static native int sem_post(long semaphore);

    static native int sem_destroy(long semaphore);

    static native int clock_gettime(int clock, long time);

    static native int clock_getcpuclockid(int pid, int[] clock);

    static native int getpagesize();

    static native long read(int fd, long buffer, long bytes);

    static native long write(int fd, long buffer, long bytes);

    static native int pipe2(int[] fds, int flags);

    static native int close(int fd);

    static native int sched_yield();

    static native long mmap(long address, long bytes, int protection, int flags, int fd, long offset);

    static native int mprotect(long address, long bytes, int protection);

    static native int munmap(long address, long bytes);

    static native int madvise(long address, long bytes, int advice);

    static native long memset(long address, int value, long bytes);

    static native int isatty(int fd);

    /** Variadic in C as well, see {@code syscall} above. */
    static native int ioctl(int fd, long request, byte[] argument);

    static native int abs(int value);

    static native int getpid();

    static native int chdir(String path);

    static native int unshare(int flags);

    static native int posix_spawn(
            int[] child, long program, long actions, long attributes, long arguments, long environment);

    static native int waitpid(int child, int[] status, int options);

    static native int getrusage(int who, byte[] usage);

    static native int setresuid(int real, int effective, int saved);

    /** The errno of this thread's latest call through this class. */
    static int errno() {
        return Native.getLastError();
    }

    /** The address of the first byte of a direct buffer. */
    static long addressOf(ByteBuffer direct) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(direct));
    }

    /** Where the C library has a function. */
    static long addressOfFunction(String name) {
        return Pointer.nativeValue(
                NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction(name));
    }

    /** Where the C library has a variable or function, if it has one of that name. */
    static Optional<Long> findAddressOf(String name) {
        try {
            return Optional.of(Pointer.nativeValue(
                    NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getGlobalVariableAddress(name)));
        } catch (UnsatisfiedLinkError none) {
            return Optional.empty();
        }
    }

    /** Calls the C function at an address that returns a long; slow beside the natives above. */
    static long call(long function, Object... arguments) {
        return Function.getFunction(new Pointer(function)).invokeLong(arguments);
    }

    /** Eight bytes of memory that this process may read. */
    static long readLong(long address) {
        return new Pointer(address).getLong(0);
    }

    /** Copies bytes to memory that this process may write. */
    static void write(long address, byte[] bytes) {
        new Pointer(address).write(0, bytes, 0, bytes.length);
    }

    /** The same library through JNA interface mapping, whose every call goes through a proxy and reflection. */
    interface Mapped extends Library {
        Mapped INSTANCE = Native.load(Platform.C_LIBRARY_NAME, Mapped.class);

        int abs(int value);

        long syscall(long number, long a, long b, long c, long d, long e, long f);
    }
}
