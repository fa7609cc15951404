// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Where the files of a process's control groups are (cgroups(7), proc_pid_cgroup(5), proc_pid_mountinfo(5)). */
public record ControlGroups(KernelFiles files) {
    /**
     * A mounted hierarchy.
     *
     * @param root which of its groups is seen at the mount point
     * @param point where it is mounted
     * @param unified whether it is version 2, whose controllers are all in one hierarchy
     */
    private record Mount(String root, String point, boolean unified) {}

    /** The folders of the process's group and of each group around it that is visible, its own first. */
    public List<String> around(long pid, String controller) {
        Optional<Mount> mount = mount(controller);
        Optional<String> path = mount.flatMap(found -> path(pid, found.unified() ? "" : controller));
        if (path.isEmpty()) {
            return List.of();
        }
        String point = mount.orElseThrow().point();
        String folder = point + below(mount.orElseThrow().root(), path.orElseThrow());
        List<String> folders = new ArrayList<>();
        while (folder.length() > point.length()) {
            folders.add(folder);
            folder = folder.substring(0, folder.lastIndexOf('/'));
        }
        folders.add(point);
        return folders;
    }

    /** Version 1 of a controller where it is mounted, else version 2. */
    private Optional<Mount> mount(String controller) {
        List<Mount> unified = new ArrayList<>();
        for (String line : files.find("/proc/self/mountinfo").orElse("").lines().toList()) {
            String[] halves = line.split(" - ", 2);
            String[] place = halves[0].split(" ", -1);
            String[] kind = halves[halves.length - 1].split(" ", -1);
            if (halves.length < 2 || place.length < 5 || kind.length < 3 || !place[4].startsWith("/")) {
                continue;
            }
            if (kind[0].equals("cgroup")
                    && Arrays.asList(kind[2].split(",", -1)).contains(controller)) {
                return Optional.of(new Mount(place[3], place[4], false));
            }
            if (kind[0].equals("cgroup2")) {
                unified.add(new Mount(place[3], place[4], true));
            }
        }
        return unified.stream().findFirst();
    }

    /** The group's path in its hierarchy: behind the controller's name, which is empty for version 2. */
    private Optional<String> path(long pid, String controller) {
        return files.find("/proc/" + pid + "/cgroup").stream()
                .flatMap(String::lines)
                .map(line -> line.split(":", 3))
                .filter(parts -> parts.length == 3
                        && Arrays.asList(parts[1].split(",", -1)).contains(controller))
                .map(parts -> parts[2])
                .findFirst();
    }

    /** The path below the mount point; nothing where the group is out of sight, as from within a container. */
    private static String below(String root, String path) {
        String visible = root.equals("/") ? path : path.startsWith(root) ? path.substring(root.length()) : "";
        return visible.equals("/") || visible.startsWith("/..") ? "" : visible;
    }
}
