// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Why there is no counter, told apart. */
class CounterRefusalTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    13  | SWITCH      | 2       | EACCES: kernel.perf_event_paranoid is 2 and this process has no CAP_PERFMON
                    13  | SWITCH      | 2       | sysctl kernel.perf_event_paranoid=1
                    1   | SYSTEM_CALL | 4       | EPERM: kernel.perf_event_paranoid is 4 and this process has no CAP_PERFMON
                    13  | FUTEX_CALL  | 3       | sysctl kernel.perf_event_paranoid=2
                    13  | FUTEX_CALL  | 2       | kernel.perf_event_paranoid is 2, which allows it, so a sandbox
                    1   | SWITCH      | -1      | kernel.perf_event_paranoid is -1, which allows it, so a sandbox
                    1   | SWITCH      | unknown | kernel.perf_event_paranoid is unknown and
                    38  | SWITCH      | 2       | ENOSYS: this kernel has no perf events
                    2   | SWITCH      | 2       | ENOENT: this kernel can't count tracepoints
                    95  | SWITCH      | 2       | EOPNOTSUPP: this kernel can't count tracepoints
                    3   | SWITCH      | 2       | ESRCH: there is no such thread
                    24  | SWITCH      | 2       | EMFILE: no file descriptor is left: raise ulimit -n
                    23  | SWITCH      | 2       | ENFILE: no file descriptor is left
                    22  | SWITCH      | 2       | EINVAL: this kernel does not know the tracepoint's number
                    77  | SWITCH      | 2       | errno 77: perf_event_open(2) does not document it
                    """)
    void eachErrnoHasItsReason(int errno, Tracepoint tracepoint, String paranoid, String said) {
        assertThat(PerfRefusal.of(errno, tracepoint, paranoid))
                .startsWith("perf_event_open for " + tracepoint.kernelName() + " failed with ")
                .contains(said)
                .doesNotContain("\n");
    }

    @Test
    void aNumberIsReadFromTheFirstFolderThatHasIt() throws Exception {
        event("second", "sched/sched_switch", "371\n");
        assertThat(Tracepoint.SWITCH.id(List.of(folder.resolve("first"), folder.resolve("second"))))
                .isEqualTo(371);
    }

    @Test
    void anEmptyFolderIsNotMounted() throws Exception {
        Files.createDirectory(folder.resolve("tracing"));
        assertThatRefusal("tracing").withMessageContaining("mount -t tracefs nodev /sys/kernel/tracing");
    }

    /** A mount of whatever: lockdown, or a bare tmpfs in a sandbox. */
    @Test
    void anEmptyMountIsNotAFolderToMountOn() {
        assertThat(Tracefs.isMounted("tracefs /sys/kernel/tracing tracefs rw 0 0\n", Path.of("/sys/kernel/tracing")))
                .isTrue();
        assertThat(Tracefs.isMounted("tracefs /sys/kernel/tracing tracefs rw 0 0\n", folder))
                .isFalse();
        assertThat(Tracefs.at(Path.of("/dev/shm"))).isEqualTo(Tracefs.EMPTY);
        assertThat(Tracefs.EMPTY.whyNo(Tracepoint.SWITCH))
                .contains("mounted, but there are no events")
                .doesNotContain("mount -t");
        assertThat(Tracefs.whyEmpty("none integrity [confidentiality]")).contains("lockdown");
        assertThat(Tracefs.whyEmpty("[none] integrity confidentiality")).contains("CONFIG_EVENT_TRACING");
    }

    @Test
    void noFolderIsAKernelWithoutIt() {
        assertThatRefusal("tracing").withMessageContaining("CONFIG_FTRACE");
    }

    @Test
    void eventsWithoutThisOneAreAKernelWithoutTheOption() throws Exception {
        event("tracing", "sched/sched_switch", "371\n");
        assertThatRefusal("tracing").withMessageContaining("CONFIG_FTRACE_SYSCALLS");
    }

    @Test
    void theFolderThatCameNearestIsTheReason() throws Exception {
        Files.createDirectory(folder.resolve("empty"));
        event("other", "sched/sched_switch", "371\n");
        assertThatRefusal("absent", "empty", "other").withMessageContaining("CONFIG_FTRACE_SYSCALLS");
        assertThatRefusal("other", "empty", "absent").withMessageContaining("CONFIG_FTRACE_SYSCALLS");
    }

    @Test
    void anUnreadableFolderIsNotForThisUser() throws Exception {
        event("tracing", "syscalls/sys_enter_futex", "522\n");
        Files.setPosixFilePermissions(folder.resolve("tracing"), PosixFilePermissions.fromString("---------"));
        assumeTrue(!Files.isReadable(folder.resolve("tracing")), "root may read everything");
        assertThatRefusal("tracing").withMessageContaining("this user is not root");
    }

    @Test
    void nobodyIsToldWhy() throws Exception {
        assumeTrue(Nobody.canBeBecome(), "only root can become nobody");
        List<String> said = Nobody.run(folder, OpenCounters.class).lines().toList();
        assertThat(said).hasSize(Tracepoint.values().length);
        // Root may have opened tracefs to everybody on this machine; the stranger a line, the more it has to be a
        // reason.
        assertThat(said)
                .allSatisfy(line -> assertThat(line)
                        .matches("[A-Z_]+ (counts|is refused: .*(not root|not mounted|no tracefs|no CAP_PERFMON).*)"));
        assertThat(said).anyMatch(line -> line.contains("is refused"));
    }

    private void event(String root, String event, String id) throws IOException {
        Path file = folder.resolve(root).resolve("events").resolve(event).resolve("id");
        Files.createDirectories(file.getParent());
        Files.writeString(file, id);
    }

    private ThrowableAssertAlternative<CounterUnavailableException> assertThatRefusal(String... roots) {
        List<Path> folders = Stream.of(roots).map(folder::resolve).toList();
        return assertThatExceptionOfType(CounterUnavailableException.class)
                .isThrownBy(() -> Tracepoint.FUTEX_CALL.id(folders));
    }
}
