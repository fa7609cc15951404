// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A kernel's files by path, each a saved text. */
public class SavedFiles implements KernelFiles {
    private final Map<String, String> texts = new HashMap<>();

    /** An x86-64 guest of 24 GiB with version 1 of the control groups; process 4711 is root's. */
    public static SavedFiles ofGuest() {
        return new SavedFiles()
                .with("/proc/loadavg", "1.26 0.97 1.02 3/117 12473\n")
                .with("/proc/sys/kernel/pid_max", "32768\n")
                .with("/proc/sys/kernel/threads-max", "192730\n")
                .with("/proc/sys/vm/max_map_count", "65530\n")
                .with("/proc/sys/vm/overcommit_memory", "0\n")
                .with("/proc/sys/fs/nr_open", "1048576\n")
                .with("/proc/sys/fs/file-nr", "646\t0\t2466170\n")
                .with("/proc/sys/fs/epoll/max_user_watches", "5491511\n")
                .with("/proc/meminfo", """
                        MemTotal:       24684084 kB
                        MemFree:        23948980 kB
                        MemAvailable:   24014116 kB
                        CommitLimit:    12342040 kB
                        Committed_AS:     333048 kB
                        HugePages_Total:       0
                        """)
                .with("/proc/cpuinfo", """
                        processor	: 0
                        vendor_id	: GenuineIntel
                        address sizes	: 46 bits physical, 48 bits virtual
                        """)
                .with("/proc/4711/status", """
                        Name:	java
                        Uid:	0	0	0	0
                        VmPeak:	 4000000 kB
                        VmSize:	 1048576 kB
                        Threads:	25
                        CapEff:	000001ffffffffff
                        """)
                .with("/proc/4711/limits", """
                        Limit                     Soft Limit           Hard Limit           Units
                        Max cpu time              unlimited            unlimited            seconds
                        Max processes             96365                96365                processes
                        Max open files            1024                 20000                files
                        Max address space         unlimited            unlimited            bytes
                        """)
                .with("/proc/4711/cgroup", "8:pids:/\n4:memory:/shop/till\n1:cpu,cpuacct:/\n0::/\n")
                .with("/proc/self/mountinfo", """
                        22 27 0:21 / /proc rw,relatime - proc proc rw
                        35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
                        39 31 0:36 / /sys/fs/cgroup/pids rw,relatime shared:9 - cgroup cgroup rw,pids
                        41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
                        a bad line
                        """);
    }

    public SavedFiles with(String path, String text) {
        texts.put(path, text);
        return this;
    }

    public SavedFiles without(String path) {
        texts.remove(path);
        return this;
    }

    /** With a line of a file that starts with the label put in place of the one it has. */
    public SavedFiles withLine(String path, String label, String line) {
        return with(path, texts.get(path).replaceAll("(?m)^" + label + ".*$", line));
    }

    @Override
    public String read(String path, String whyAbsent) throws CannotTellException {
        if (!texts.containsKey(path)) {
            throw new CannotTellException("there is no " + path);
        }
        return texts.get(path).strip();
    }

    @Override
    public List<String> list(String folder, String whyAbsent) throws CannotTellException {
        List<String> names = names(folder);
        if (names.isEmpty()) {
            throw new CannotTellException("there is no " + folder);
        }
        return names;
    }

    @Override
    public boolean exists(String path) {
        return texts.containsKey(path) || !names(path).isEmpty();
    }

    @Override
    public boolean isExecutable(String path) {
        return false;
    }

    private List<String> names(String folder) {
        return texts.keySet().stream()
                .filter(path -> path.startsWith(folder + "/"))
                .map(path -> path.substring(folder.length() + 1).split("/", 2)[0])
                .distinct()
                .sorted()
                .toList();
    }
}
