// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.linux.Mapping;
import io.threadtoll.machine.KernelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a measurement in this JVM could leave behind, as it is at a moment.
 *
 * @param seen all that there is of each kind
 */
record Remains(Map<Kind, List<String>> seen) {
    /** What may be left. */
    enum Kind {
        /** A child process, even one that has ended and was not waited for. */
        PROCESS,
        /** A thread that isn't the JVM's own. */
        THREAD,
        /** Machine code that isn't a file's; what the JVM compiles can also be written to. */
        CODE,
        /** Any other memory that isn't a file's. */
        MEMORY,
        MOUNT,
        /** System V's and POSIX's. */
        SEMAPHORE,
        /** A file in the folder for temporary ones. */
        FILE
    }

    private static final KernelFiles FILES = KernelFiles.ofThisMachine();

    /** The kernel has the first fifteen characters of a name, or what the JVM makes of a longer one. */
    private static final Pattern OF_THE_JVM = Pattern.compile(
            "(C[12] Comp|GC Thr|G1 |VM |process re|Common-Cl|Attach|Signal D|Service T|Monitor|JNA|Sweeper|"
                    + "Finalizer|Reference|Notific|Cleaner-|ForkJoinPool).*");

    /** The JVM's heap and metaspace grow by some, and the C library keeps the stacks of threads that have ended. */
    private static final int MOST_MAPPINGS = 12;

    /** For what was told to end, and ends. */
    private static final long PATIENCE_MS = 3_000;

    private static final long LOOK_MS = 50;

    static Remains now() throws Exception {
        Map<Kind, List<String>> seen = new EnumMap<>(Kind.class);
        seen.put(
                Kind.PROCESS,
                ProcessHandle.current()
                        .children()
                        .map(child -> "process " + child.pid())
                        .toList());
        seen.put(Kind.THREAD, threads());
        List<Mapping> anonymous = Mapping.all(ProcessHandle.current().pid()).stream()
                .filter(mapping -> mapping.name().isEmpty())
                .toList();
        seen.put(Kind.CODE, texts(anonymous.stream().filter(Remains::isCode)));
        seen.put(Kind.MEMORY, texts(anonymous.stream().filter(mapping -> !isCode(mapping))));
        seen.put(Kind.MOUNT, FILES.read("/proc/self/mountinfo").lines().toList());
        seen.put(Kind.SEMAPHORE, semaphores());
        seen.put(Kind.FILE, FILES.list(System.getProperty("java.io.tmpdir"), ""));
        return new Remains(seen);
    }

    /** The same of now, when all has had the time to go. */
    static Map<Kind, List<String>> since(Remains before) throws Exception {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MS);
        Map<Kind, List<String>> left = now().beyond(before);
        while (!left.isEmpty() && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            left = now().beyond(before);
        }
        return left;
    }

    /** What is there of each kind and was not then, of each kind of which there is anything. */
    Map<Kind, List<String>> beyond(Remains before) {
        Map<Kind, List<String>> more = new EnumMap<>(Kind.class);
        seen.forEach((kind, all) -> {
            List<String> others = new ArrayList<>(all);
            others.removeAll(before.seen.get(kind));
            boolean isMore =
                    kind == Kind.MEMORY ? all.size() > before.seen.get(kind).size() + MOST_MAPPINGS : !others.isEmpty();
            if (isMore) {
                more.put(kind, others);
            }
        });
        return more;
    }

    private static List<String> threads() throws Exception {
        List<String> threads = new ArrayList<>();
        for (String task : FILES.list("/proc/self/task", "")) {
            FILES.find("/proc/self/task/" + task + "/comm")
                    .filter(name -> !OF_THE_JVM.matcher(name).matches())
                    .ifPresent(name -> threads.add(name + " " + task));
        }
        return threads;
    }

    private static boolean isCode(Mapping mapping) {
        return mapping.permissions().startsWith("r-x");
    }

    private static List<String> texts(Stream<Mapping> mappings) {
        return mappings.map(mapping -> Long.toHexString(mapping.from()) + "-" + Long.toHexString(mapping.to()) + " "
                        + mapping.permissions())
                .toList();
    }

    /** System V's by their ids: how many wait, and when, changes. */
    private static List<String> semaphores() throws IOException {
        List<String> all = new ArrayList<>();
        FILES.find("/proc/sysvipc/sem").stream()
                .flatMap(String::lines)
                .map(line -> "set " + line.strip().split("\\s+", -1)[1])
                .forEach(all::add);
        Path shared = Path.of("/dev/shm");
        if (Files.isDirectory(shared)) {
            try (Stream<Path> files = Files.list(shared)) {
                files.map(Path::toString).forEach(all::add);
            }
        }
        return all;
    }
}
