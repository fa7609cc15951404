// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the files of a process's control groups are (cgroups(7), proc_pid_cgroup(5), proc_pid_mountinfo(5)).
 *
 * <p>They are looked for where JDK 24 and later look (JDK-8322420, JDK-8343191), so that what is said of a run's limits is
 * what its JVM goes by: of several mounts of a hierarchy the one at /sys/fs/cgroup counts, and a limit may be that of any
 * group around the process. Unlike there, each controller is looked for by itself, because in a hybrid setup some may be
 * of version 1 and others of version 2.
 */
public record ControlGroups(KernelFiles files) {
    private static final String USUAL = "/sys/fs/cgroup";
    private static final String SELF = "/proc/self/status";
    private static final Pattern PID = Pattern.compile("\\d{1,9}");

    /** A space, tab, line feed or backslash in a path of mountinfo. */
    private static final Pattern ESCAPED = Pattern.compile("\\\\(040|011|012|134)");

    /**
     * The group of a process in a hierarchy.
     *
     * @param path its path there
     * @param unified whether it is version 2, whose controllers are all in one hierarchy
     */
    private record Group(String path, boolean unified) {}

    /**
     * A mounted hierarchy.
     *
     * @param root which of its groups is seen at the mount point
     * @param point where it is mounted
     */
    private record Mount(String root, String point) {
        boolean isUsual() {
            return point.equals(USUAL) || point.startsWith(USUAL + "/");
        }
    }

    /**
     * The folders of the group of the process that looks, and of each group around it that is visible, its own first.
     *
     * @throws CannotTellException if it can't be read which process that is
     */
    public List<String> aroundSelf(String controller) throws CannotTellException {
        String pid = files.after(SELF, "Pid:");
        if (!PID.matcher(pid).matches()) {
            throw new CannotTellException("'" + pid + "' is no process");
        }
        return around(Long.parseLong(pid), controller);
    }

    /** The folders of a process's group and of each group around it that is visible, its own first. */
    public List<String> around(long pid, String controller) {
        Optional<Group> group = group(pid, controller);
        Optional<Mount> mount = group.flatMap(found -> mount(found, controller));
        if (mount.isEmpty()) {
            return List.of();
        }
        String point = mount.orElseThrow().point();
        String folder = point + below(mount.orElseThrow(), group.orElseThrow().path());
        List<String> folders = new ArrayList<>();
        while (folder.length() > point.length()) {
            folders.add(folder);
            folder = folder.substring(0, folder.lastIndexOf('/'));
        }
        folders.add(point);
        return folders;
    }

    /** A line that names the controller is of version 1; without one it is of version 2, whose line names none. */
    private Optional<Group> group(long pid, String controller) {
        List<String[]> lines = files.find("/proc/" + pid + "/cgroup").stream()
                .flatMap(String::lines)
                .map(line -> line.split(":", 3))
                .filter(parts -> parts.length == 3 && parts[2].startsWith("/"))
                .toList();
        return Stream.of(controller, "")
                .flatMap(name -> lines.stream()
                        .filter(parts -> names(parts[1], name))
                        .map(parts -> new Group(parts[2], name.isEmpty())))
                .findFirst();
    }

    /** Of several the one at the usual place, else the last, as the JDK has it. */
    private Optional<Mount> mount(Group group, String controller) {
        return files.find("/proc/self/mountinfo").stream()
                .flatMap(String::lines)
                .flatMap(line -> mount(line, group, controller).stream())
                .reduce((one, next) -> one.isUsual() ? one : next);
    }

    private static Optional<Mount> mount(String line, Group group, String controller) {
        String[] halves = line.split(" - ", 2);
        String[] place = halves[0].split(" ", -1);
        String[] kind = halves[halves.length - 1].split(" ", -1);
        if (halves.length < 2 || place.length < 5 || kind.length < 3 || !place[4].startsWith("/")) {
            return Optional.empty();
        }
        boolean has =
                group.unified() ? kind[0].equals("cgroup2") : kind[0].equals("cgroup") && names(kind[2], controller);
        return has ? Optional.of(new Mount(unescaped(place[3]), unescaped(place[4]))) : Optional.empty();
    }

    /** Whether a list with commas has a word; hierarchies may be joined, as in {@code cpu,cpuacct}. */
    private static boolean names(String list, String word) {
        return Arrays.asList(list.split(",", -1)).contains(word);
    }

    private static String unescaped(String path) {
        return ESCAPED.matcher(path)
                .replaceAll(
                        found -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), 8))));
    }

    /**
     * A group's path below the mount point, starting with a slash; empty for the group that is seen there.
     *
     * <p>In a container another group than the root is seen there, and the process may have been moved since: then that
     * end of its path counts which there is below the mount point, and where there is none, what is seen there.
     */
    private String below(Mount mount, String path) {
        if (path.equals("/") || (path + "/").contains("/../")) {
            return "";
        }
        if (mount.root().equals("/")) {
            return path;
        }
        if ((path + "/").startsWith(mount.root() + "/")) {
            return path.substring(mount.root().length());
        }
        String end = path;
        while (!end.isEmpty() && !files.exists(mount.point() + end)) {
            int next = end.indexOf('/', 1);
            end = next < 0 ? "" : end.substring(next);
        }
        return end;
    }
}
