// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.bench.Placement;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.linux.JnaLibrary;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Timing;
import io.threadtoll.mutex.MutexKind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What every fork of one JVM would otherwise make for itself before it measures, made once a run: JNA's native part, unpacked,
 * and where that looks for libraries; and the classes that it loads, JMH's, JNA's and ours, in an archive (JEP 350). Together
 * half of what a short fork takes beside its iterations. The fork that makes the archive is nobody's measurement. A JVM that
 * can't make it, as where the class path has folders, or that finds later that it doesn't fit, loads its classes as ever.
 *
 * @param folder where it is, with the process id of whoever made it in its name
 * @param flags what a fork is told
 */
record Provisions(Path folder, List<String> flags) implements Closeable {
    private static final String PREFIX = "threadtoll-forks-";

    /** One class of each room that a contended lock needs is nearly all there is. */
    private static final PlannedCell TYPICAL = new PlannedCell(
            ContendedLock.passCell(MutexKind.STANDBY_FUTEX, Placement.FREE, 0, 0, 2), new Timing(0, 0, 1, 20));

    /** Makes them. */
    static Provisions make(String java, int feature) throws IOException {
        deleteLeftOver();
        Path folder = Files.createTempDirectory(PREFIX + ProcessHandle.current().pid() + "-");
        List<String> flags = new ArrayList<>(JnaLibrary.unpack(folder));
        Path archive = folder.resolve("classes.jsa");
        new JmhFork(java, feature, List.of("-XX:ArchiveClassesAtExit=" + archive)).run(TYPICAL);
        if (Files.exists(archive)) {
            flags.add("-XX:SharedArchiveFile=" + archive);
        }
        return new Provisions(folder, List.copyOf(flags));
    }

    /** Those of a run that was killed without a warning. */
    static void deleteLeftOver() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> left = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : left) {
                String pid = folder.getFileName().toString().replaceFirst(PREFIX + "(\\d{1,10})-.*", "$1");
                if (pid.matches("\\d+") && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                    new Provisions(folder, List.of()).close();
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
