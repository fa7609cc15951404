// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the groups of a process are, in hierarchies of every shape. */
class ControlGroupsTest {
    private static final String UNIFIED = "31 23 0:28 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n";

    /** What systemd mounted before version 2 had all controllers: each or two of them alone, and 2 without any. */
    private static final String HYBRID = """
            31 23 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw,mode=755
            32 31 0:29 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw,nsdelegate
            33 31 0:30 / /sys/fs/cgroup/systemd rw - cgroup cgroup rw,xattr,name=systemd
            34 31 0:31 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct
            35 31 0:32 / /sys/fs/cgroup/pids rw - cgroup cgroup rw,pids
            """;

    @ParameterizedTest
    @CsvSource({
        // what is seen at the mount point, the group, the innermost folder, how many
        "/, /a/b, /cg/a/b, 3",
        "/, /, /cg, 1",
        "/docker/1, /docker/1, /cg, 1",
        "/docker/1, /docker/1/x, /cg/x, 2",
        "/docker/1, /elsewhere, /cg, 1",
        "/, /../other, /cg, 1",
        "/, /a/../../other, /cg, 1",
        "/.., /, /cg, 1",
    })
    void theGroupsAroundAProcess(String root, String group, String innermost, int count) {
        KernelFiles files = new SavedFiles()
                .with("/proc/self/mountinfo", "41 31 0:38 " + root + " /cg rw - cgroup2 none rw\n")
                .with("/proc/4711/cgroup", "0::" + group + "\n");
        assertThat(new ControlGroups(files).around(4711, "pids"))
                .hasSize(count)
                .startsWith(innermost)
                .endsWith("/cg");
    }

    @Test
    void aControllerOfItsOwnHierarchyIsVersionOne() {
        assertThat(new ControlGroups(SavedFiles.ofGuest()).around(4711, "memory"))
                .containsExactly(
                        "/sys/fs/cgroup/memory/shop/till", "/sys/fs/cgroup/memory/shop", "/sys/fs/cgroup/memory");
    }

    /** {@code /fo} is no parent of {@code /foo}; a folder that is called like the rest of the name must not be taken. */
    @Test
    void aGroupWhoseNameBeginsLikeTheRootsIsNotBelowIt() {
        SavedFiles files = files("31 23 0:28 /fo /cg rw - cgroup2 none rw\n", "0::/foo/till\n")
                .with("/cg/o/till/cpu.max", "1000 100000\n");
        assertThat(around(files, "cpu")).containsExactly("/cg");
        assertThat(around(files.with("/proc/4711/cgroup", "0::/fo/till\n"), "cpu"))
                .containsExactly("/cg/till", "/cg");
    }

    @ParameterizedTest
    @CsvSource({"cpu", "cpuacct"})
    void hierarchiesMayBeJoined(String controller) {
        SavedFiles files = files(HYBRID, "4:cpu,cpuacct:/shop/till\n3:pids:/\n1:name=systemd:/a\n0::/a\n");
        assertThat(around(files, controller))
                .containsExactly(
                        "/sys/fs/cgroup/cpu,cpuacct/shop/till",
                        "/sys/fs/cgroup/cpu,cpuacct/shop",
                        "/sys/fs/cgroup/cpu,cpuacct");
    }

    @Test
    void eachControllerOfAHybridMachineIsWhereItIs() {
        SavedFiles files = files(HYBRID, "4:cpu,cpuacct:/c\n3:pids:/p\n1:name=systemd:/a\n0::/a\n");
        assertThat(around(files, "cpu")).first().isEqualTo("/sys/fs/cgroup/cpu,cpuacct/c");
        assertThat(around(files, "pids")).first().isEqualTo("/sys/fs/cgroup/pids/p");
        assertThat(around(files, "memory")).first().isEqualTo("/sys/fs/cgroup/unified/a");
    }

    /** A controller that a line of version 1 names is not in version 2, even where its own hierarchy isn't mounted. */
    @Test
    void aControllerWhoseHierarchyIsNotMountedIsNotLookedForElsewhere() {
        assertThat(around(files(HYBRID, "5:memory:/shop\n0::/a\n"), "memory")).isEmpty();
        assertThat(around(files(UNIFIED, "5:memory:/shop\n0::/a\n"), "memory")).isEmpty();
    }

    /** Mounted by somebody else as well, before or after. */
    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void theMountAtTheUsualPlaceWins(boolean first, boolean unified) {
        String usual = unified
                ? "31 23 0:28 / /sys/fs/cgroup rw - cgroup2 none rw\n"
                : "31 23 0:28 / /sys/fs/cgroup/cpu rw - cgroup none rw,cpu\n";
        String other = usual.replace("/sys/fs/cgroup", "/sys/fs/cgroup-of-mine");
        SavedFiles files = files(first ? usual + other : other + usual, unified ? "0::/a\n" : "1:cpu:/a\n");
        assertThat(around(files, "cpu")).last().isEqualTo(unified ? "/sys/fs/cgroup" : "/sys/fs/cgroup/cpu");
    }

    @Test
    void ofSeveralAtOtherPlacesTheLastWins() {
        SavedFiles files =
                files("31 23 0:28 / /one rw - cgroup2 none rw\n32 23 0:28 / /two rw - cgroup2 none rw\n", "0::/a\n");
        assertThat(around(files, "cpu")).containsExactly("/two/a", "/two");
    }

    /** Its path is the host's, and only its end is seen in the container. */
    @ParameterizedTest
    @CsvSource({
        "/docker/2/shop, /sys/fs/cgroup/cpu/shop",
        "/docker/2/other, /sys/fs/cgroup/cpu",
        "/shop, /sys/fs/cgroup/cpu/shop",
        "/, /sys/fs/cgroup/cpu",
    })
    void ofAProcessThatWasMovedTheEndThatIsVisibleCounts(String path, String innermost) {
        SavedFiles files = files(
                        "31 23 0:28 /docker/1 /sys/fs/cgroup/cpu ro - cgroup none rw,cpu\n", "1:cpu:" + path + "\n")
                .with("/sys/fs/cgroup/cpu/shop/cpu.stat", "nr_periods 0\n");
        assertThat(around(files, "cpu")).first().isEqualTo(innermost);
    }

    /** As mountinfo writes a backslash, which systemd puts into names, and a space. */
    @Test
    void whatMountinfoEscapesIsRead() {
        SavedFiles files =
                files("31 23 0:28 /a\\134x2db.slice /my\\040cg rw - cgroup2 none rw\n", "0::/a\\x2db.slice/till\n");
        assertThat(around(files, "cpu")).containsExactly("/my cg/till", "/my cg");
    }

    @Test
    void withoutAnyHierarchyThereIsNoGroup() {
        assertThat(around(new SavedFiles(), "cpu")).isEmpty();
        assertThat(around(files("", "0::/a\n"), "cpu")).isEmpty();
        assertThat(around(files(UNIFIED, "gibberish\n0::nowhere\n"), "cpu")).isEmpty();
    }

    @Test
    void ofTheProcessThatLooks() throws CannotTellException {
        SavedFiles files = files(UNIFIED, "0::/a\n").with("/proc/self/status", "Name:\tjava\nPid:\t4711\n");
        assertThat(new ControlGroups(files).aroundSelf("cpu")).containsExactly("/sys/fs/cgroup/a", "/sys/fs/cgroup");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Name:\tjava\n", "Pid:\tx\n", "Pid:\t12345678901\n"})
    void withoutAProcessNothingCanBeTold(String status) {
        SavedFiles files = files(UNIFIED, "0::/a\n").with("/proc/self/status", status);
        assertThatThrownBy(() -> new ControlGroups(files).aroundSelf("cpu")).isInstanceOf(CannotTellException.class);
    }

    private static SavedFiles files(String mounts, String groups) {
        return new SavedFiles().with("/proc/self/mountinfo", mounts).with("/proc/4711/cgroup", groups);
    }

    private static List<String> around(KernelFiles files, String controller) {
        return new ControlGroups(files).around(4711, controller);
    }
}
